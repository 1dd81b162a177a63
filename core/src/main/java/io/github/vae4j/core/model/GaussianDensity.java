package io.github.vae4j.core.model;

import io.github.vae4j.core.tensor.Tensor;

/**
 * The density of the normal distribution, element by element:
 *
 * <pre>
 * log N(x; μ, σ²) = −½ ((x − μ)² / σ² + log σ² + log 2π)
 * </pre>
 *
 * in nats, with every constant kept. Operands broadcast.
 */
public final class GaussianDensity {
  private static final double LOG_2_PI = Math.log(2 * Math.PI);

  private GaussianDensity() {}

  /** log N(x; μ, σ²) for log σ² as a tensor, which is how networks give it. */
  public static Tensor log(Tensor x, Tensor mean, Tensor logVariance) {
    Tensor squares = x.sub(mean).square().mul(logVariance.neg().exp());
    return squares.add(logVariance).add(LOG_2_PI).mul(-0.5);
  }

  /** log N(x; μ, σ²) for one constant σ > 0. */
  public static Tensor log(Tensor x, Tensor mean, double sigma) {
    Tensor squares = x.sub(mean).square();
    return squares.mul(-0.5 / (sigma * sigma)).add(-0.5 * LOG_2_PI - Math.log(sigma));
  }

  /** log N(z; 0, 1). */
  public static Tensor logStandard(Tensor z) {
    return z.square().add(LOG_2_PI).mul(-0.5);
  }
}
