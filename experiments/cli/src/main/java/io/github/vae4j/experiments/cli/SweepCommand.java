package io.github.vae4j.experiments.cli;

import io.github.vae4j.core.InputException;
import io.github.vae4j.core.run.RunSettings;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.experiments.runner.source.ExperimentSource;
import io.github.vae4j.experiments.runner.sweep.Sweep;
import io.github.vae4j.experiments.studies.comparison.PairedJudge;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code vae4j sweep}. */
@Command(
    name = "sweep",
    sortOptions = false,
    abbreviateSynopsis = true,
    description = {
      "Tries many settings, runs side by side: products, zips and lists of settings in a YAML"
          + " file.",
      "A run that fails stops no other. What was stopped, or killed, goes on with --resume:"
          + " finished",
      "runs are not repeated. Settings given here are for every run; one that the file sets to"
          + " another",
      "value, or tries several of, is refused."
    })
final class SweepCommand implements Callable<Integer> {
  private final SettingOptions settings = new SettingOptions(RunSpec.defaults(), "", Set.of());

  private CommandSpec spec = CommandSpec.create();

  @ArgGroup(validate = false, order = 10, heading = ExecutionOptions.HEADING)
  private ExecutionOptions execution = new ExecutionOptions();

  @Option(
      names = "--parallel",
      paramLabel = "N",
      description = "Runs at once, which share the threads; the results are the same. [all cores]")
  private @Nullable String parallel;

  @Parameters(paramLabel = "FILE.yaml", description = "The sweep: docs/tutorial says how it looks.")
  private String file = "";

  /** Called while the command line is put together. */
  @Spec
  void spec(CommandSpec own) {
    spec = own;
    settings.addTo(own);
  }

  @Override
  public Integer call() {
    Map<String, String> given = settings.given();
    List<Long> seeds = settings.seeds();
    if (given.containsKey(RunSettings.SEED.key()) && !seeds.isEmpty()) {
      throw new InputException("--seed and --seeds were both given; give one of them");
    }
    Sweep sweep = ExperimentSource.sweep(file);
    new SetInFile(file, sweep, settings::typed).requireNoOther(given, seeds);
    return Session.of(spec, execution)
        .keep(file)
        .sweep(
            new Overridden(sweep.judgedBy(new PairedJudge()), given, seeds),
            parallel == null
                ? execution.threads()
                : ExecutionOptions.atLeastOne("--parallel", parallel));
  }
}
