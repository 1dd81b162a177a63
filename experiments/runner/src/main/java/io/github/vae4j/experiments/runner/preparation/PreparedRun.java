package io.github.vae4j.experiments.runner.preparation;

import io.github.vae4j.core.data.DataSplits;
import io.github.vae4j.core.model.Likelihood;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.core.vae.DecodedAtOnce;
import io.github.vae4j.experiments.runner.checkpoint.RunIdentity;

/**
 * A run whose specification and data have been checked, ready to be trained.
 *
 * @param identity the complete specification, and the hash of the data
 * @param train rows as the model sees them
 * @param test rows as the model sees them
 * @param memory the least it can do with
 */
public record PreparedRun(
    RunIdentity identity,
    DataSplits data,
    InputRows train,
    InputRows test,
    Likelihood likelihood,
    Streams streams,
    MemoryNeed memory) {
  /** Test rows in a batch: enough to feed the matrix products, little enough for the cache. */
  private static final int TEST_BATCH = 256;

  /** The most test rows in a batch; fewer where the head of p(x|z) is very wide. */
  public int testBatch() {
    return testBatch(likelihood.head(data.test().dim()).width());
  }

  static int testBatch(int headWidth) {
    return DecodedAtOnce.of(TEST_BATCH, headWidth);
  }

  /** The complete specification. */
  public RunSpec spec() {
    return identity.spec();
  }
}
