package io.github.vae4j.experiments.cli;

import com.google.inject.Injector;
import io.github.vae4j.core.plugin.Components;
import io.github.vae4j.core.plugin.Plugins;
import io.github.vae4j.core.run.Provenance;
import io.github.vae4j.core.run.RunListener;
import io.github.vae4j.core.run.RunResult;
import io.github.vae4j.core.run.RunStatus;
import io.github.vae4j.experiments.cli.watch.LiveView;
import io.github.vae4j.experiments.runner.Execution;
import io.github.vae4j.experiments.runner.Experiment;
import io.github.vae4j.experiments.runner.ExperimentRunner;
import io.github.vae4j.experiments.runner.Interruption;
import io.github.vae4j.experiments.runner.Listeners;
import io.github.vae4j.experiments.runner.PreparedExperiment;
import io.github.vae4j.experiments.runner.ProvenanceReader;
import io.github.vae4j.experiments.runner.checkpoint.CheckpointStore;
import io.github.vae4j.experiments.runner.checkpoint.FolderCheckpoints;
import io.github.vae4j.experiments.runner.source.ExperimentSource;
import io.github.vae4j.reports.FileReport;
import io.github.vae4j.reports.files.OutputFolder;
import io.github.vae4j.reports.html.Report;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** One experiment from the command line: from the plug-ins to the report's path. */
final class Session {
  private static final int DONE = 0;
  private static final int FAILED = 1;

  private final CommandSpec command;
  private final ExecutionOptions options;
  private final ClassLoader loader;
  private @Nullable KeptSource source;

  private Session(CommandSpec command, ExecutionOptions options) {
    this.command = command;
    this.options = options;
    this.loader = PluginJars.loader(options.plugins());
  }

  static Session of(CommandSpec command, ExecutionOptions options) {
    return new Session(command, options);
  }

  /** Every component that is installed, those of plug-ins too. */
  Components components() {
    return Plugins.injector(loader, List.of()).getInstance(Components.class);
  }

  Experiment load(String target) {
    keep(target);
    return ExperimentSource.load(target, loader);
  }

  /** Keeps the file of an experiment with its results. */
  Session keep(String target) {
    KeptSource given = new KeptSource(target);
    source = given.isFile() ? given : null;
    return this;
  }

  /**
   * Carries the experiment out and answers with the exit code. Everything is checked before the
   * output folder is made, and before the machinery of computation is started.
   */
  int run(Experiment experiment) {
    return carryOut(experiment, ExperimentRunner::prepare, prepared -> 1);
  }

  /**
   * The same, with at most so many runs at once as fit into memory; a run that does not suit the
   * data, or has a setting that does not suit another, fails alone.
   */
  int sweep(Experiment experiment, int parallel) {
    return carryOut(
        experiment, ExperimentRunner::prepareEach, prepared -> prepared.sideBySide(parallel));
  }

  private int carryOut(
      Experiment experiment,
      BiFunction<ExperimentRunner, Experiment, PreparedExperiment> preparing,
      ToIntFunction<PreparedExperiment> parallel) {
    int threads = options.threads();
    Output output = options.output(experiment.info().name());
    Injector injector = Plugins.injector(loader, experiment.modules());
    ExperimentRunner runner = injector.getInstance(ExperimentRunner.class);
    PreparedExperiment prepared = preparing.apply(runner, experiment);
    output.requireAsked(prepared.specs());
    ThirdParty thirdParty = ThirdParty.of(injector, prepared.ready(), options.noCheck());
    OutputFolder folder = output.open();
    try (OutputLock lock = OutputLock.of(folder)) {
      if (!thirdParty.hold(lock.folder(), threads, command.commandLine().getOut())) {
        return FAILED;
      }
      if (source != null) {
        source.keep(lock.folder());
      }
      FileReport files = new FileReport(lock.folder(), InstantSource.system());
      List<RunResult> results =
          watched(
              runner,
              prepared,
              thirdParty,
              files,
              new FolderCheckpoints(folder::run, output.resume()),
              threads,
              parallel.applyAsInt(prepared));
      return results.stream().allMatch(result -> result.status() == RunStatus.DONE) ? DONE : FAILED;
    }
  }

  private Provenance provenance(ThirdParty thirdParty, OutputFolder folder, int threads) {
    Provenance provenance =
        thirdParty.noted(
            ProvenanceReader.read(Clock.systemUTC(), CommandText.of(command), threads));
    return source == null ? provenance : source.noted(provenance, folder);
  }

  private List<RunResult> watched(
      ExperimentRunner runner,
      PreparedExperiment experiment,
      ThirdParty thirdParty,
      FileReport files,
      CheckpointStore checkpoints,
      int threads,
      int parallel) {
    if (!options.watch()) {
      return run(runner, experiment, thirdParty, files, List.of(), checkpoints, threads, parallel);
    }
    try (LiveView live = LiveView.start(() -> Report.text(files.folder()), new SecureRandom())) {
      command.commandLine().getOut().println("live: " + live.address());
      return run(
          runner, experiment, thirdParty, files, List.of(live), checkpoints, threads, parallel);
    }
  }

  private List<RunResult> run(
      ExperimentRunner runner,
      PreparedExperiment experiment,
      ThirdParty thirdParty,
      FileReport files,
      List<RunListener> viewers,
      CheckpointStore checkpoints,
      int threads,
      int parallel) {
    PrintWriter console = command.commandLine().getOut();
    Interruption interruption = new Interruption();
    try (CtrlC ctrlC = CtrlC.requests(interruption);
        Devices devices = Devices.sharing(threads, parallel);
        Progress progress = Progress.on(console, Vae4j.stacktrace(command))) {
      List<RunListener> listeners = new ArrayList<>(List.of(files)); // a viewer reads the files
      listeners.addAll(viewers);
      listeners.add(parallel == 1 ? progress : new SweepProgress(console, InstantSource.system()));
      List<RunResult> results =
          runner.run(
              experiment,
              new Execution(
                  devices.all(),
                  new Listeners(listeners),
                  checkpoints,
                  interruption,
                  provenance(thirdParty, files.folder(), devices.threads())));
      if (ctrlC.pressed()) {
        console.println(
            "stopped; go on with: " + CommandText.resuming(command, files.folder().root()));
      }
      console.println("report: " + files.folder().report());
      console.flush();
      return results;
    }
  }
}
