package io.github.vae4j.experiments.cli;

import io.github.vae4j.core.InputException;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.experiments.studies.CompareDecoders;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code vae4j compare}. */
@Command(
    name = "compare",
    sortOptions = false,
    abbreviateSynopsis = true,
    description = {
      "Compares decoders: Gaussian ones of fixed and of learned σ and a Bernoulli one, or others.",
      "Without arguments: two seeds on the built-in digits, in about a minute."
    })
final class CompareCommand implements Callable<Integer> {
  private final SettingOptions settings =
      new SettingOptions(
          RunSpec.defaults().with("epochs", 8).with("common-measure-samples", 64),
          "1,2",
          Set.of("name", "likelihood", "binarize", "seed"));

  private CommandSpec spec = CommandSpec.create();

  @ArgGroup(validate = false, order = 10, heading = ExecutionOptions.HEADING)
  private ExecutionOptions execution = new ExecutionOptions();

  @Option(
      names = "--decoders",
      paramLabel = "NAME,NAME",
      split = ",",
      description =
          "Likelihoods to compare, at least two; bernoulli learns from pixels binarised dynamically,"
              + " all others from grey ones. [gaussian-fixed,gaussian-learned,bernoulli]")
  private List<String> decoders = CompareDecoders.USUAL;

  /** Called while the command line is put together. */
  @Spec
  void spec(CommandSpec own) {
    spec = own;
    settings.addTo(own);
  }

  @Override
  public Integer call() {
    RunSpec common = settings.spec();
    if (decoders.size() < 2 || Set.copyOf(decoders).size() < decoders.size()) {
      throw new InputException(
          "--decoders is '%s'; expected at least two different names, as in --decoders laplace,bernoulli"
              .formatted(String.join(",", decoders)));
    }
    return Session.of(spec, execution).run(new CompareDecoders(common, decoders, settings.seeds()));
  }
}
