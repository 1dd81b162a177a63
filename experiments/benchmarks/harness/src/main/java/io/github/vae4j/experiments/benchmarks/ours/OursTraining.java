package io.github.vae4j.experiments.benchmarks.ours;

import io.github.vae4j.core.optim.OptimizerState;
import io.github.vae4j.core.run.EpochRow;
import io.github.vae4j.core.run.RunListener;
import io.github.vae4j.core.run.RunResult;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.core.run.StepRow;
import io.github.vae4j.experiments.benchmarks.protocol.Recorder;
import io.github.vae4j.experiments.benchmarks.protocol.Task;
import io.github.vae4j.experiments.benchmarks.protocol.Weights;
import io.github.vae4j.experiments.runner.Interruption;
import io.github.vae4j.experiments.runner.checkpoint.Checkpoint;
import io.github.vae4j.experiments.runner.checkpoint.CheckpointStore;
import io.github.vae4j.experiments.runner.checkpoint.RunIdentity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Training by the runner, as {@code vae4j run} does it. A step lasts from one logged step to the
 * next; the first of an epoch is not timed, because shuffling and evaluation come before it.
 */
public final class OursTraining {
  private OursTraining() {}

  public static void main(String[] args) {
    Task task = Task.of(args);
    Session session = new Session(task);
    Recorder recorder = new Recorder(task);
    Interruption interruption = new Interruption();
    session.train(
        Session.injector(),
        new Clock(recorder, interruption),
        new Start(task.weights()),
        interruption);
    recorder.print(System.out, session.version());
  }

  private record Clock(Recorder recorder, Interruption interruption) implements RunListener {
    @Override
    public void stepLogged(RunSpec spec, StepRow row) {
      recorder.end(row.objective());
      if (recorder.enough()) {
        interruption.request();
      } else {
        recorder.begin();
      }
    }

    @Override
    public void epochFinished(RunSpec spec, EpochRow row) {
      recorder.pause();
    }
  }

  /** A checkpoint from before the first step, with the weights of a file, if there is one. */
  private record Start(Path weights) implements CheckpointStore {
    @Override
    public Optional<Checkpoint> load(RunIdentity run) {
      if (!Files.exists(weights)) {
        return Optional.empty();
      }
      return Optional.of(
          new Checkpoint(
              run,
              0,
              0,
              0,
              List.of(),
              List.of(),
              Weights.read(weights).byName(),
              OptimizerState.of(0, Map.of())));
    }

    @Override
    public void save(Checkpoint checkpoint) {}

    @Override
    public Optional<RunResult> result(RunIdentity run) {
      return Optional.empty();
    }

    @Override
    public void save(RunIdentity run, RunResult result) {}
  }
}
