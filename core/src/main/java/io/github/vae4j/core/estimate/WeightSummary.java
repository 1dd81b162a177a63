package io.github.vae4j.core.estimate;

import io.github.vae4j.core.vae.LogMeanExp;

/**
 * What the S importance weights w of one row say of its log-likelihood, and how far they are to be
 * trusted.
 *
 * @param samples S
 * @param logMean log 1/S Σ wₛ in nats: on average at most log p(x)
 * @param standardError of it, from the spread of the row's own weights (delta method): s(w) / (w̄
 *     √S). It misses what no draw has met, which {@code paretoK} warns of; NaN for S = 1
 * @param effectiveSampleSize (Σ w)² / Σ w² (Kong, 1992), from 1 to S
 * @param paretoK k̂ of {@link ParetoTail}
 */
public record WeightSummary(
    int samples, double logMean, double standardError, double effectiveSampleSize, double paretoK) {

  /** The summary of log-weights, at least one. */
  public static WeightSummary of(double... logWeights) {
    int samples = logWeights.length;
    double logMean = LogMeanExp.of(logWeights);
    double squares = 0;
    double spread = 0;
    for (double logWeight : logWeights) {
      double relative = Math.exp(logWeight - logMean); // w / w̄, which is 1 on average
      squares += relative * relative;
      spread += (relative - 1) * (relative - 1);
    }
    return new WeightSummary(
        samples,
        logMean,
        Math.sqrt(spread / (samples - 1.0) / samples),
        samples * (samples / squares),
        ParetoTail.shape(logWeights));
  }
}
