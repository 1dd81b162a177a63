package io.github.vae4j.experiments.cli;

import io.github.vae4j.core.InputException;
import io.github.vae4j.core.run.RunSettings;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.experiments.runner.Experiment;
import io.github.vae4j.experiments.runner.sweep.Sweep;
import io.github.vae4j.experiments.studies.SingleRun;
import io.github.vae4j.experiments.studies.comparison.PairedJudge;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code vae4j run}. */
@Command(
    name = "run",
    sortOptions = false,
    abbreviateSynopsis = true,
    description = {
      "Trains one configuration, or carries out an experiment of your own.",
      "Settings given here change every run of the experiment. 'vae4j list' tells what the names",
      "can be; [what holds otherwise] stands in brackets."
    })
final class RunCommand implements Callable<Integer> {
  private final SettingOptions settings = new SettingOptions(RunSpec.defaults(), "", Set.of());

  private CommandSpec spec = CommandSpec.create();

  @ArgGroup(validate = false, order = 10, heading = ExecutionOptions.HEADING)
  private ExecutionOptions execution = new ExecutionOptions();

  @Parameters(
      arity = "0..1",
      paramLabel = "EXPERIMENT",
      description =
          "A .java file, a .yaml file, or the full name of a class; none: one run of the settings.")
  private @Nullable String experiment;

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
    Session session = Session.of(spec, execution);
    return session.run(chosen(session, given, seeds));
  }

  private Experiment chosen(Session session, Map<String, String> given, List<Long> seeds) {
    if (experiment != null) {
      Experiment loaded = session.load(experiment);
      if (loaded instanceof Sweep sweep) {
        new SetInFile(experiment, sweep, settings::typed).requireNoOther(given, seeds);
        loaded = sweep.judgedBy(new PairedJudge());
      }
      return new Overridden(loaded, given, seeds);
    }
    RunSpec one = RunSpec.of(given);
    return new SingleRun(one, seeds.isEmpty() ? List.of(one.get(RunSettings.SEED)) : seeds);
  }
}
