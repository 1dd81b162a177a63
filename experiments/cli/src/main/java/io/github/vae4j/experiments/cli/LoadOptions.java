package io.github.vae4j.experiments.cli;

import com.google.inject.Injector;
import com.google.inject.Module;
import io.github.vae4j.core.InputException;
import io.github.vae4j.core.plugin.Plugins;
import io.github.vae4j.core.run.RunStatus;
import io.github.vae4j.experiments.runner.TrainedRun;
import io.github.vae4j.experiments.runner.TrainedRuns;
import io.github.vae4j.experiments.runner.source.ExperimentSource;
import io.github.vae4j.reports.files.Manifest;
import io.github.vae4j.reports.files.OutputFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which trained runs of an output folder are loaded, and with what. */
final class LoadOptions {
  @Option(
      names = "--run",
      paramLabel = "RUN",
      split = ",",
      description = "Runs of OUT by name. [all that are done]")
  private List<String> names = List.of();

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "Folder of the data, if it is another one now.")
  private @Nullable String dataDir;

  @Option(
      names = "--experiment",
      paramLabel = "EXPERIMENT",
      description = "The .java file or class that brought components of its own.")
  private @Nullable String experiment;

  @Option(
      names = "--plugin",
      paramLabel = "JAR",
      split = ",",
      description = "Jars or class folders with further components.")
  private List<Path> plugins = List.of();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads that share an operation; the results are the same. [all cores]")
  private @Nullable String threads;

  int threads() {
    return ExecutionOptions.threads(threads);
  }

  /** The runs that are named, joined by commas; empty for all. */
  String some() {
    return String.join(",", names);
  }

  /**
   * Loads the runs.
   *
   * @throws InputException if one is not there, cannot be loaded, or none is done
   */
  List<TrainedRun> runs(OutputFolder folder) {
    List<Manifest.Run> known = Manifest.read(folder).runs();
    for (String name : names) {
      if (known.stream().noneMatch(run -> run.run().equals(name))) {
        throw InputException.unknown(
            "run of " + folder.root(), name, known.stream().map(Manifest.Run::run).toList());
      }
    }
    List<String> chosen =
        names.isEmpty()
            ? known.stream()
                .filter(run -> run.status() == RunStatus.DONE)
                .map(Manifest.Run::run)
                .toList()
            : names;
    if (chosen.isEmpty()) {
      throw new InputException(
          "no run of %s is done; go on with it by --resume".formatted(folder.root()));
    }
    ClassLoader loader = PluginJars.loader(plugins);
    List<Module> modules =
        experiment == null ? List.of() : ExperimentSource.load(experiment, loader).modules();
    Injector injector = Plugins.injector(loader, modules);
    TrainedRuns trained = injector.getInstance(TrainedRuns.class);
    Map<String, String> moved = dataDir == null ? Map.of() : Map.of("data.dir", dataDir);
    return chosen.stream().map(name -> trained.load(folder.run(name), moved)).toList();
  }
}
