package io.github.vae4j.core.estimate;

/**
 * The generalized Pareto distribution on x ≥ 0, P(X > x) = (1 + k x / σ)^(−1/k).
 *
 * @param shape k; the larger, the heavier the tail; below 0 the distribution is bounded
 * @param scale σ > 0
 */
record GeneralizedPareto(double shape, double scale) {
  private static final int GRID = 30;
  private static final double PRIOR = 3;

  /**
   * The fit of Zhang and Stephens (2009, "A new and efficient estimation method for the generalized
   * Pareto distribution", section 3): with θ = −k/σ, the posterior mean of θ over a grid of 30 +
   * ⌊√n⌋ points
   *
   * <pre>
   * θⱼ = 1/x₍ₙ₎ + (1 − √(m / (j − ½))) / (3 x*),   x* the first quartile
   * </pre>
   *
   * weighted by the profile likelihood exp ℓ(θ), ℓ(θ) = n (log(−θ / k(θ)) − k(θ) − 1), k(θ) = 1/n Σ
   * log(1 − θ xᵢ); then k = k(θ̂) and σ = −k/θ̂.
   *
   * @param sorted rising, not all equal, at least 0
   */
  static GeneralizedPareto fit(double... sorted) {
    int n = sorted.length;
    int m = GRID + (int) Math.sqrt(n);
    double quartile = sorted[(int) Math.floor(n / 4.0 + 0.5) - 1];
    double largest = sorted[n - 1];
    if (quartile <= 0) {
      return new GeneralizedPareto(Double.POSITIVE_INFINITY, Double.NaN); // a quarter ties below
    }
    double[] thetas = new double[m];
    double[] logs = new double[m];
    double best = Double.NEGATIVE_INFINITY;
    for (int j = 0; j < m; j++) {
      thetas[j] = 1 / largest + (1 - Math.sqrt(m / (j + 0.5))) / PRIOR / quartile;
      double k = meanLog(thetas[j], sorted);
      logs[j] = n * (Math.log(-thetas[j] / k) - k - 1);
      best = Math.max(best, logs[j]);
    }
    double weights = 0;
    double theta = 0;
    for (int j = 0; j < m; j++) {
      double weight = Math.exp(logs[j] - best);
      weights += weight;
      theta += weight * thetas[j];
    }
    theta /= weights;
    double k = meanLog(theta, sorted);
    return new GeneralizedPareto(k, -k / theta);
  }

  /** 1/n Σ log(1 − θ xᵢ). */
  private static double meanLog(double theta, double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += Math.log1p(-theta * value);
    }
    return sum / values.length;
  }
}
