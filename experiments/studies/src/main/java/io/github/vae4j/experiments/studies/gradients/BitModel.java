package io.github.vae4j.experiments.studies.gradients;

import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.tensor.Tensor;
import io.github.vae4j.core.vae.Vae;
import io.github.vae4j.experiments.studies.oracle.EnumerableOracle;
import io.github.vae4j.experiments.studies.oracle.EnumerableSource;
import io.github.vae4j.priors.BernoulliEncoder;
import io.github.vae4j.priors.BitGradient;

/**
 * A model of a few bits z, whose bounds are sums.
 *
 * @param x one row, drawn from the model
 */
record BitModel(EnumerableOracle oracle, float[] x) {
  /**
   * The model of a data source.
   *
   * @param latent L
   */
  static BitModel of(EnumerableSource source, int latent) {
    float[] x = new float[source.dim()];
    source.load().test().copyRow(0, x, 0);
    return new BitModel(new EnumerableOracle(source.vae(), latent), x);
  }

  /** The same networks, with bits whose gradient is taken in that way. */
  Vae with(BitGradient gradient) {
    Vae vae = oracle.vae();
    return new Vae(
        vae.encoder(),
        new BernoulliEncoder(gradient),
        vae.prior(),
        vae.decoder(),
        vae.likelihood(),
        vae.klRegistry());
  }

  /** The negative ELBO, summed over all z. */
  Tensor negativeElbo(Tensor rows) {
    return oracle.elbo(rows).mean().neg();
  }

  /** Minus the IWAE bound of two draws, summed over all pairs of z. */
  Tensor negativeBoundOfTwo(Tensor rows) {
    Tensor logQ = oracle.logEncoder(rows);
    Tensor logWeights = oracle.logJoint(rows).sub(logQ);
    int values = oracle.values();
    int batch = rows.shape().get(0);
    Tensor mass = pairs(logQ, values, batch).sum(0).exp();
    Tensor bound = pairs(logWeights, values, batch).logSumExp(0).sub(Math.log(2));
    return mass.mul(bound).sum(0).mean().neg();
  }

  /** [K, B] to the two members of every pair, [2, K², B]. */
  private static Tensor pairs(Tensor perValue, int values, int batch) {
    int[] first = new int[values * values];
    int[] second = new int[values * values];
    for (int i = 0; i < first.length; i++) {
      first[i] = i / values;
      second[i] = i % values;
    }
    Shape shape = Shape.of(1, first.length, batch);
    return perValue.gather(first).reshape(shape).concat(0, perValue.gather(second).reshape(shape));
  }

  float[][] rows() {
    return new float[][] {x};
  }
}
