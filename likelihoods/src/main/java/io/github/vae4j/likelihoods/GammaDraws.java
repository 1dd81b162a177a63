package io.github.vae4j.likelihoods;

import io.github.vae4j.core.random.RandomStream;

/**
 * Draws of the gamma distribution, as logarithms, so that those of a small shape do not underflow.
 */
public final class GammaDraws {
  private GammaDraws() {}

  /**
   * The logarithm of a draw of Gamma(shape, 1), by the method of Marsaglia and Tsang (2000); below
   * shape 1 as a draw of shape + 1 times u^(1/shape).
   *
   * @param shape greater than 0
   */
  public static double logOf(double shape, RandomStream random) {
    if (shape < 1) {
      return logOf(shape + 1, random) + Math.log(1 - random.nextDouble()) / shape;
    }
    double d = shape - 1.0 / 3;
    double c = 1 / Math.sqrt(9 * d);
    while (true) {
      double x = random.nextNormal();
      double root = 1 + c * x;
      if (root > 0) {
        double logV = 3 * Math.log(root);
        double logU = Math.log(1 - random.nextDouble());
        if (logU < 0.5 * x * x + d * (1 - Math.exp(logV) + logV)) {
          return Math.log(d) + logV;
        }
      }
    }
  }
}
