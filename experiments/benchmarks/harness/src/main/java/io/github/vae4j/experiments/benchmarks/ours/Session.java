package io.github.vae4j.experiments.benchmarks.ours;

import com.google.inject.Injector;
import com.google.inject.Module;
import io.github.vae4j.core.plugin.Plugins;
import io.github.vae4j.core.run.ExperimentInfo;
import io.github.vae4j.core.run.Provenance;
import io.github.vae4j.core.run.RunListener;
import io.github.vae4j.core.run.RunResult;
import io.github.vae4j.core.run.RunSettings;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.core.run.RunStatus;
import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.experiments.benchmarks.protocol.Task;
import io.github.vae4j.experiments.runner.Execution;
import io.github.vae4j.experiments.runner.Experiment;
import io.github.vae4j.experiments.runner.ExperimentRunner;
import io.github.vae4j.experiments.runner.Interruption;
import io.github.vae4j.experiments.runner.checkpoint.CheckpointStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A task as a run of the project's own runner. */
record Session(Task task) {
  /** Everything that a likelihood, prior or data set is made from. */
  static Injector injector() {
    return Plugins.injector(Session.class.getClassLoader(), List.of(new BenchmarkModule()));
  }

  /** The version of the virtual machine, and the threads of the task. */
  String version() {
    return "vae4j on JDK %s, %d threads".formatted(Runtime.version().feature(), task.threads());
  }

  /** The run of the task; its epochs are more than it will come to. */
  RunSpec spec() {
    return RunSpec.defaults()
        .with("data", BenchmarkModule.DATA)
        .with("data.path", task.data())
        .with("likelihood", task.likelihood())
        .with(
            RunSettings.HIDDEN.key(),
            task.architecture().hidden().stream()
                .map(String::valueOf)
                .collect(Collectors.joining(",")))
        .with(RunSettings.LATENT.key(), task.architecture().latent())
        .with(RunSettings.BATCH.key(), task.batch())
        .with(RunSettings.LEARNING_RATE.key(), Task.LEARNING_RATE)
        .with(RunSettings.SEED.key(), Task.SEED)
        .with(RunSettings.AUDIT_EVERY.key(), 0)
        .with(RunSettings.LOG_EVERY.key(), 1)
        .with(RunSettings.EPOCHS.key(), 10_000);
  }

  /**
   * Trains until the listener asks to stop.
   *
   * @throws IllegalStateException if the run ended otherwise
   */
  void train(
      Injector injector,
      RunListener listener,
      CheckpointStore checkpoints,
      Interruption interruption) {
    Provenance nowhere = new Provenance(Instant.EPOCH, "", "", Map.of());
    try (Device device = Device.cpu(task.threads())) {
      List<RunResult> results =
          injector
              .getInstance(ExperimentRunner.class)
              .run(
                  new OneRun(spec()),
                  new Execution(device, listener, checkpoints, interruption, nowhere));
      if (results.get(0).status() != RunStatus.INTERRUPTED) {
        throw new IllegalStateException("the run ended: " + results.get(0));
      }
    }
  }

  private record OneRun(RunSpec spec) implements Experiment {
    @Override
    public ExperimentInfo info() {
      return new ExperimentInfo("benchmark", "How long does a step take?", List.of());
    }

    @Override
    public List<RunSpec> runs() {
      return List.of(spec);
    }

    @Override
    public List<Module> modules() {
      return List.of(new BenchmarkModule());
    }
  }
}
