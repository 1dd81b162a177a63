package io.github.vae4j.core.check;

import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.core.vae.ImportanceSampling;
import io.github.vae4j.core.vae.Vae;

/** An estimator of log p(x) by K draws of q(z|x) for each row. */
@FunctionalInterface
public interface EvidenceEstimator {
  /**
   * log p̂(x) of every row, nats.
   *
   * @param samples K ≥ 1
   */
  double[] logLikelihood(
      Device device,
      Vae vae,
      int samples,
      int rows,
      ImportanceSampling.Rows data,
      RandomStream random);

  /** The importance-sampled bound. */
  static EvidenceEstimator importanceSampling() {
    return (device, vae, samples, rows, data, random) ->
        new ImportanceSampling(vae, samples).logLikelihood(device, rows, data, random, done -> {});
  }
}
