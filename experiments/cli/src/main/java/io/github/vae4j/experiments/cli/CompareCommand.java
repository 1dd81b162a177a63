package io.github.vae4j.experiments.cli;

import io.github.vae4j.core.InputException;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.experiments.studies.CompareDecoders;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code vae4j compare}. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Gaussian decoders of fixed and of learned σ against a Bernoulli decoder.",
      "Without arguments: two seeds on the built-in digits, in about a minute."
    })
final class CompareCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private SettingOptions settings = new SettingOptions();
  @Mixin private ExecutionOptions execution = new ExecutionOptions();

  @Option(
      names = "--seeds",
      split = ",",
      paramLabel = "SEED",
      defaultValue = "1,2",
      description = "Seeds; each decoder is trained with each. Default: ${DEFAULT-VALUE}.")
  private List<Long> seeds = List.of();

  @Override
  public Integer call() {
    for (String key : List.of("likelihood", "binarize", "seed")) {
      if (settings.get(key) != null) {
        throw new InputException(
            "compare sets '%s' itself; to choose it use 'run', or a YAML file of runs"
                .formatted(key));
      }
    }
    RunSpec common = settings.on(RunSpec.defaults().with("epochs", 8));
    return Session.of(spec, execution).run(new CompareDecoders(common, seeds));
  }
}
