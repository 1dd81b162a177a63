package io.github.vae4j.core.estimate;

import java.util.Arrays;

/**
 * The Pareto-k̂ diagnostic of importance weights (Vehtari, Simpson, Gelman, Yao, Gabry, 2024,
 * "Pareto smoothed importance sampling"): a generalized Pareto distribution is fitted to the
 * largest M = ⌈min(S/5, 3√S)⌉ of S weights, as they exceed the next one, and its shape k̂ says how
 * heavy the tail of the weights is. Moments of order 1/k and more do not exist, so k̂ ≥ ½ means a
 * variance without bound, and above {@link #threshold} the estimate and its standard error are not
 * to be trusted at this S.
 *
 * <p>The fit is {@link GeneralizedPareto}, pulled towards ½ with the weight of 10 draws (ibid.,
 * appendix C): k̂ = (M k + 5) / (M + 10).
 */
public final class ParetoTail {
  private static final int FEWEST = 5;
  private static final double ROUNDING = 1e-3;
  private static final double PRIOR_DRAWS = 10;
  private static final double PRIOR_SHAPE = 0.5;
  private static final double HIGHEST_THRESHOLD = 0.7;

  private ParetoTail() {}

  /** min(1 − 1/log₁₀ S, 0.7): k̂ above it is a warning (ibid., section 3.2.4). */
  public static double threshold(int samples) {
    return Math.min(1 - 1 / Math.log10(samples), HIGHEST_THRESHOLD);
  }

  /** M, the number of weights that the tail is made of. */
  static int tailLength(int samples) {
    return (int) Math.ceil(Math.min(0.2 * samples, 3 * Math.sqrt(samples)));
  }

  /**
   * k̂ of log-weights. −∞ if the weights of the tail are equal to within a thousandth, which
   * rounding alone may make of them: no tail is lighter. NaN if there are fewer than 5 of them, or
   * if a weight is not a number.
   */
  public static double shape(double... logWeights) {
    int samples = logWeights.length;
    int length = tailLength(samples);
    double[] sorted = logWeights.clone();
    Arrays.sort(sorted); // NaN comes last
    double largest = sorted[samples - 1];
    if (length < FEWEST || length >= samples || Double.isNaN(largest)) {
      return Double.NaN;
    }
    double cutoff = Math.exp(sorted[samples - length - 1] - largest);
    double[] exceedances = new double[length];
    for (int i = 0; i < length; i++) {
      exceedances[i] = Math.exp(sorted[samples - length + i] - largest) - cutoff;
    }
    if (1 - cutoff < ROUNDING) {
      return Double.NEGATIVE_INFINITY;
    }
    double shape = GeneralizedPareto.fit(exceedances).shape();
    return (length * shape + PRIOR_DRAWS * PRIOR_SHAPE) / (length + PRIOR_DRAWS);
  }
}
