package io.github.vae4j.core.estimate;

/**
 * T + 1 values of β from 0 to 1, dense at both ends (Wu, Burda, Salakhutdinov, Grosse, 2017,
 * section 4):
 *
 * <pre>
 * βₜ = (s(δ (2t/T − 1)) − s(−δ)) / (s(δ) − s(−δ)),   s(a) = 1 / (1 + e⁻ᵃ),   δ = 4
 * </pre>
 *
 * @param steps T ≥ 1
 */
record SigmoidSchedule(int steps) {
  private static final double DELTA = 4;

  /** βₜ. */
  double at(int t) {
    double low = sigmoid(-DELTA);
    return (sigmoid(DELTA * (2.0 * t / steps - 1)) - low) / (sigmoid(DELTA) - low);
  }

  private static double sigmoid(double a) {
    return 1 / (1 + Math.exp(-a));
  }
}
