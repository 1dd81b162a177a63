package io.github.vae4j.core.kl;

import io.github.vae4j.core.kl.LogRatioMoments.Estimate;
import org.apache.commons.math3.special.Erf;

/**
 * How far a Monte Carlo estimate of n draws may be from a correct closed form, at a false-alarm
 * rate α. With s the deviation and γ the skewness of the draws, the bound is
 *
 * <pre>
 * z √(s²/n + r²)  +  (|γ| s z² / 3 + log(n/α) log(2/α)) / n,      z = Φ⁻¹(1 − α/2)
 * </pre>
 *
 * <ul>
 *   <li>r is the rounding of 32-bit log-probabilities, so that q = p, where every draw is 0,
 *       passes.
 *   <li>The skewness term undoes what a skewed draw adds to the tail: the tail is heavier than the
 *       normal one by the factor exp(|γ| z³ / 3√n) (Wang, 2005), which a bound wider by |γ| s z² /
 *       3n takes back.
 *   <li>The last term is for events too rare to be seen, as the flip of a saturated bit is, of
 *       which s knows nothing. An event that occurs in n draws at all, but for a probability of α,
 *       has a probability above α/n, so it changes log q by less than log(n/α); and at most
 *       log(2/α) occurrences of rare events can be missing by chance (the Poisson tail at 0).
 * </ul>
 */
final class AuditBound {
  /** The chance to find an error of the size that is called detectable. */
  static final double POWER = 0.999;

  /** Four units in the last place of a 32-bit number. */
  private static final double ROUNDING = 0x1p-21;

  private static final double Z_POWER = twoSidedQuantile(2 * (1 - POWER));

  private final double falseAlarm;
  private final double zCritical;

  /** The bound at that false-alarm rate of one comparison. */
  AuditBound(double falseAlarm) {
    this.falseAlarm = falseAlarm;
    this.zCritical = twoSidedQuantile(falseAlarm);
  }

  double falseAlarm() {
    return falseAlarm;
  }

  /** √(s²/n + r²), nats. */
  double standardError(Estimate estimate) {
    double rounding = ROUNDING * (1 + estimate.magnitude());
    return Math.sqrt(estimate.variance() / estimate.draws() + rounding * rounding);
  }

  /** The largest difference that passes, nats. */
  double tolerance(Estimate estimate) {
    return zCritical * standardError(estimate) + beyondNormal(estimate, estimate.draws());
  }

  /** The smallest error of the closed form that is found with probability {@link #POWER}, nats. */
  double detectable(Estimate estimate) {
    return tolerance(estimate) + Z_POWER * standardError(estimate);
  }

  /**
   * How many draws make {@link #detectable} as small as {@code error}, from a pilot's variance and
   * skewness, at most {@code most}.
   */
  int draws(Estimate pilot, double error, int most) {
    double spread = (zCritical + Z_POWER) * Math.sqrt(pilot.variance());
    double rare = beyondNormal(pilot, most) * most;
    // error = spread · u + rare · u² with u = 1/√n, solved for u without cancellation
    double u = 2 * error / (spread + Math.sqrt(spread * spread + 4 * rare * error));
    return (int) Math.min(most, Math.ceil(1 / (u * u)));
  }

  private double beyondNormal(Estimate estimate, int draws) {
    double variance = estimate.variance();
    double skewness = variance > 0 ? Math.abs(estimate.thirdMoment()) / variance : 0;
    double rare = Math.log(draws / falseAlarm) * Math.log(2 / falseAlarm);
    return (skewness * zCritical * zCritical / 3 + rare) / draws;
  }

  /**
   * z with P(|Z| > z) = probability for a standard normal Z, by bisection; exact far in the tail.
   */
  private static double twoSidedQuantile(double probability) {
    double low = 0;
    double high = 40;
    while (high - low > 1e-12) {
      double middle = (low + high) / 2;
      if (Erf.erfc(middle / Math.sqrt(2)) > probability) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }
}
