package io.github.vae4j.core.vae;

/**
 * The gradient of minus the bound of k draws of {@link LinearGaussian}, in double, for one row:
 * central differences (step 10⁻⁴) of the bound by the trapezoid rule over the draws' noise, from −9
 * to 9 in steps of 0.15. For functions as smooth as these the rule is exact beyond single
 * precision. Parameters are in the order of {@code Vae.parameters()}.
 */
final class LinearGaussianGradient {
  private static final double STEP = 0.15;
  private static final int NODES = 121;
  private static final double H = 1e-4;

  private final double[] x;
  private final double deviation;
  private final int k;

  /**
   * For a row.
   *
   * @param factor of the deviation of q, as in {@link LinearGaussian#withPosterior}
   * @param k 1 or 2
   */
  LinearGaussianGradient(double[] x, double factor, int k) {
    this.x = x.clone();
    this.deviation = (float) (factor / Math.sqrt(6));
    this.k = k;
  }

  double[] at(double... parameters) {
    double[] gradient = new double[parameters.length];
    for (int i = 0; i < parameters.length; i++) {
      double[] moved = parameters.clone();
      moved[i] = parameters[i] + H;
      double right = bound(moved);
      moved[i] = parameters[i] - H;
      gradient[i] = -(right - bound(moved)) / (2 * H);
    }
    return gradient;
  }

  double bound(double... p) {
    double[] logWeights = new double[NODES];
    double[] mass = new double[NODES];
    for (int i = 0; i < NODES; i++) {
      double noise = (i - NODES / 2) * STEP;
      mass[i] = STEP * Math.exp(-noise * noise / 2) / Math.sqrt(2 * Math.PI);
      logWeights[i] = logWeight(p, noise);
    }
    double sum = 0;
    for (int i = 0; i < NODES; i++) {
      if (k == 1) {
        sum += mass[i] * logWeights[i];
        continue;
      }
      for (int j = 0; j < NODES; j++) {
        double high = Math.max(logWeights[i], logWeights[j]);
        double low = Math.min(logWeights[i], logWeights[j]);
        sum += mass[i] * mass[j] * (high + Math.log1p(Math.exp(low - high)) - Math.log(2));
      }
    }
    return sum;
  }

  /** Encoder: z = x₁ p₀ + x₂ p₁ + p₂ + s ε; decoder: means z p₃ + p₅ and z p₄ + p₆. */
  private double logWeight(double[] p, double noise) {
    double z = x[0] * p[0] + x[1] * p[1] + p[2] + deviation * noise;
    return logNormal(x[0] - z * p[3] - p[5], 0.5)
        + logNormal(x[1] - z * p[4] - p[6], 0.5)
        + logNormal(z, 1)
        - logNormal(deviation * noise, deviation);
  }

  private static double logNormal(double d, double s) {
    return -0.5 * (d * d / (s * s) + Math.log(2 * Math.PI)) - Math.log(s);
  }
}
