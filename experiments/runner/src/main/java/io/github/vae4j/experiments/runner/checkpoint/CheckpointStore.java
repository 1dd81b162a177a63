package io.github.vae4j.experiments.runner.checkpoint;

import io.github.vae4j.core.InputException;
import io.github.vae4j.core.run.RunResult;
import java.util.Optional;

/** Where the states of runs are kept, so that what is done need not be done again. */
public interface CheckpointStore {
  /**
   * The checkpoint to go on from; empty to start afresh.
   *
   * @throws InputException if it is damaged, or of other settings or data
   */
  Optional<Checkpoint> load(RunIdentity run);

  /** Keeps a checkpoint in place of the run's former one. */
  void save(Checkpoint checkpoint);

  /**
   * What the run came to in an earlier session, if it ended for good.
   *
   * @throws InputException if that is damaged, or of other settings or data
   */
  Optional<RunResult> result(RunIdentity run);

  /** Keeps what a run came to. */
  void save(RunIdentity run, RunResult result);

  /** Keeps nothing. */
  static CheckpointStore none() {
    return new CheckpointStore() {
      @Override
      public Optional<Checkpoint> load(RunIdentity run) {
        return Optional.empty();
      }

      @Override
      public void save(Checkpoint checkpoint) {}

      @Override
      public Optional<RunResult> result(RunIdentity run) {
        return Optional.empty();
      }

      @Override
      public void save(RunIdentity run, RunResult result) {}
    };
  }
}
