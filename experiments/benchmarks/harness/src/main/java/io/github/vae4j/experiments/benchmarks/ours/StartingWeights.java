package io.github.vae4j.experiments.benchmarks.ours;

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
import java.util.Optional;

/**
 * Writes the weights of the run's last checkpoint: its start, if the task is a single step; or
 * those of whole epochs of training.
 */
public final class StartingWeights {
  private StartingWeights() {}

  public static void main(String[] args) {
    Task task = Task.of(args);
    Session session = new Session(task);
    Recorder recorder = new Recorder(task);
    Interruption interruption = new Interruption();
    RunListener listener =
        new RunListener() {
          @Override
          public void stepLogged(RunSpec spec, StepRow row) {
            recorder.end(row.objective());
            if (recorder.enough()) {
              interruption.request();
            }
          }
        };
    session.train(Session.injector(), listener, new Keep(task), interruption);
    recorder.print(System.out, session.version());
  }

  private record Keep(Task task) implements CheckpointStore {
    @Override
    public Optional<Checkpoint> load(RunIdentity run) {
      return Optional.empty();
    }

    @Override
    public void save(Checkpoint checkpoint) {
      new Weights(checkpoint.parameters()).write(task.weights());
    }

    @Override
    public Optional<RunResult> result(RunIdentity run) {
      return Optional.empty();
    }

    @Override
    public void save(RunIdentity run, RunResult result) {}
  }
}
