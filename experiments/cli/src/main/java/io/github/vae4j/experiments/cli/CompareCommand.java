package io.github.vae4j.experiments.cli;

import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.experiments.studies.CompareDecoders;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code vae4j compare}. */
@Command(
    name = "compare",
    sortOptions = false,
    abbreviateSynopsis = true,
    description = {
      "Compares Gaussian decoders of fixed and of learned σ with a Bernoulli decoder.",
      "Without arguments: two seeds on the built-in digits, in about a minute."
    })
final class CompareCommand implements Callable<Integer> {
  private final SettingOptions settings =
      new SettingOptions(
          RunSpec.defaults().with("epochs", 8),
          "1,2",
          Set.of("name", "likelihood", "binarize", "seed"));

  private CommandSpec spec = CommandSpec.create();

  @ArgGroup(validate = false, order = 10, heading = ExecutionOptions.HEADING)
  private ExecutionOptions execution = new ExecutionOptions();

  /** Called while the command line is put together. */
  @Spec
  void spec(CommandSpec own) {
    spec = own;
    settings.addTo(own);
  }

  @Override
  public Integer call() {
    RunSpec common = settings.spec();
    return Session.of(spec, execution).run(new CompareDecoders(common, settings.seeds()));
  }
}
