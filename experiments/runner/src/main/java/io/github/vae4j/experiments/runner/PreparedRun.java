package io.github.vae4j.experiments.runner;

import io.github.vae4j.core.data.DataSplits;
import io.github.vae4j.core.model.Likelihood;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.experiments.runner.checkpoint.RunIdentity;

/**
 * A run whose specification and data have been checked, ready to be trained.
 *
 * @param identity the complete specification, and the hash of the data
 * @param train rows as the model sees them
 * @param test rows as the model sees them
 * @param memory the least it can do with
 */
record PreparedRun(
    RunIdentity identity,
    DataSplits data,
    InputRows train,
    InputRows test,
    Likelihood likelihood,
    Streams streams,
    MemoryNeed memory) {
  /** The complete specification. */
  RunSpec spec() {
    return identity.spec();
  }
}
