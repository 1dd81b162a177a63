package io.github.vae4j.experiments.cli;

import io.github.vae4j.core.InputException;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.experiments.runner.Experiment;
import io.github.vae4j.experiments.studies.SingleRun;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code vae4j run}. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Trains one configuration, or carries out an experiment of your own.",
      "Settings given here change every run of the experiment."
    })
final class RunCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private SettingOptions settings = new SettingOptions();
  @Mixin private ExecutionOptions execution = new ExecutionOptions();

  @Parameters(
      arity = "0..1",
      paramLabel = "EXPERIMENT",
      description =
          "A .java file, a .yaml file, or the name of a class; none: one run of the settings.")
  private @Nullable String experiment;

  @Option(names = "--likelihood", paramLabel = "NAME", description = "Likelihood p(x|z).")
  private @Nullable String likelihood;

  @Option(names = "--seed", paramLabel = "SEED", description = "Seed of all randomness.")
  private @Nullable Long seed;

  @Option(
      names = "--seeds",
      split = ",",
      paramLabel = "SEED",
      description = "Several seeds: one run with each.")
  private List<Long> seeds = List.of();

  @Override
  public Integer call() {
    if (seed != null && !seeds.isEmpty()) {
      throw new InputException("--seed and --seeds were both given; give one of them");
    }
    Session session = Session.of(spec, execution);
    if (experiment == null) {
      RunSpec one = changed(RunSpec.defaults());
      List<Long> all =
          seeds.isEmpty() ? List.of(one.get(io.github.vae4j.core.run.RunSettings.SEED)) : seeds;
      return session.run(new SingleRun(one, all));
    }
    if (!seeds.isEmpty()) {
      throw new InputException(
          "--seeds is for a single configuration; '%s' lists its own runs".formatted(experiment));
    }
    Experiment loaded = session.load(experiment);
    return session.run(new Overridden(loaded, this::changed));
  }

  private RunSpec changed(RunSpec run) {
    RunSpec changed = settings.on(run);
    if (likelihood != null) {
      changed = changed.with("likelihood", likelihood);
    }
    return seed == null ? changed : changed.with("seed", seed);
  }
}
