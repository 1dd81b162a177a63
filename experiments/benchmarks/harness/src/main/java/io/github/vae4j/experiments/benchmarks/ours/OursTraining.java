package io.github.vae4j.experiments.benchmarks.ours;

import io.github.vae4j.core.run.EpochRow;
import io.github.vae4j.core.run.RunListener;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.core.run.StepRow;
import io.github.vae4j.experiments.benchmarks.protocol.Recorder;
import io.github.vae4j.experiments.benchmarks.protocol.Task;
import io.github.vae4j.experiments.runner.Interruption;
import io.github.vae4j.experiments.runner.checkpoint.CheckpointStore;

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
        CheckpointStore.none(),
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
}
