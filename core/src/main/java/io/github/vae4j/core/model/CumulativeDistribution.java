package io.github.vae4j.core.model;

import io.github.vae4j.core.tensor.Tensor;

/**
 * A likelihood that can give the probability of an interval for each dimension by itself, x[j]
 * given z. Whatever likelihoods are of, densities or masses, probabilities of the same intervals
 * compare: those of the {@link Levels} of 8 bits, or of x[j] > ½.
 *
 * <p>All are logarithms in nats, of shape [S, B, D], −∞ where a probability is 0; arguments
 * broadcast against that shape.
 */
public interface CumulativeDistribution {
  /** log ½. */
  double LOG_HALF = -Math.log(2);

  /**
   * log P(x[j] ≤ t | z).
   *
   * @param t [B, D], or what broadcasts to it
   * @param head of shape [S, B, ·]
   */
  Tensor logCdf(Tensor t, Head head);

  /**
   * log P(x[j] > t | z), exact where P(x[j] ≤ t | z) is nearly 1.
   *
   * @param t [B, D], or what broadcasts to it
   */
  Tensor logSurvival(Tensor t, Head head);

  /**
   * The log-probability of one of the two tails of each dimension: log P(x[j] > t | z) where {@code
   * upper} is 1, log P(x[j] ≤ t | z) where it is 0. A likelihood that knows how computes only the
   * one that is asked for.
   *
   * @param upper 0 or 1, [B, D], or what broadcasts to it
   * @param t [B, D], or what broadcasts to it
   */
  default Tensor logTail(Tensor upper, Tensor t, Head head) {
    return logSurvival(t, head).where(upper, logCdf(t, head));
  }

  /**
   * log P(c − h < x[j] ≤ c + h | z).
   *
   * <p>Unless a likelihood knows better, it is taken as a difference of two probabilities of the
   * tail that lies beyond the median as seen from c: exact to about 10⁻⁷ of the larger of the two.
   *
   * @param centre c, [B, D], or what broadcasts to it
   * @param halfWidth h > 0
   */
  default Tensor logProbWithin(Tensor centre, double halfWidth, Head head) {
    Tensor upper = logCdf(centre, head).greater(LOG_HALF);
    Tensor low = centre.sub(halfWidth);
    Tensor high = centre.add(halfWidth);
    return logDifference(
        logTail(upper, low.where(upper, high), head), logTail(upper, high.where(upper, low), head));
  }

  /**
   * log P(x[j] in the bin of a level | z); the bins' probabilities sum to 1.
   *
   * @param x values of those levels, [B, D]
   */
  default Tensor logLevelMass(Tensor x, Levels levels, Head head) {
    double half = levels.halfStep();
    Tensor end = levels.end(x);
    Tensor outermost = logTail(end.greater(0), x.sub(end.mul(half)), head);
    return outermost.where(end, logProbWithin(x, half, head));
  }

  /** log(eᵃ − eᵇ) for a ≥ b, which may be −∞. */
  private static Tensor logDifference(Tensor a, Tensor b) {
    Tensor positive = b.greater(-Float.MAX_VALUE);
    Tensor ratio = b.sub(a).where(positive, b.scope().scalar(Double.NEGATIVE_INFINITY));
    return a.add(ratio.min(b.scope().scalar(0)).expm1().neg().log());
  }
}
