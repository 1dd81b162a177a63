package io.github.vae4j.experiments.runner.checkpoint;

import io.github.vae4j.core.run.RunSpec;
import java.util.Optional;

/** Where checkpoints are kept. */
public interface CheckpointStore {
  /** The checkpoint to go on from; empty to start afresh. */
  Optional<Checkpoint> load(RunSpec spec);

  /** Keeps a checkpoint in place of the run's former one. */
  void save(RunSpec spec, Checkpoint checkpoint);

  /** Keeps nothing. */
  static CheckpointStore none() {
    return new CheckpointStore() {
      @Override
      public Optional<Checkpoint> load(RunSpec spec) {
        return Optional.empty();
      }

      @Override
      public void save(RunSpec spec, Checkpoint checkpoint) {}
    };
  }
}
