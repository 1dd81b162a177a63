package io.github.vae4j.core.kl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.vae4j.core.kl.LogRatioMoments.Estimate;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditBoundTest {
  /**
   * A bit with probability η that is the only thing drawn: log q − log p jumps by the difference of
   * the logits when it flips. The probability that n draws of a correct closed form are refused is
   * the exact binomial sum, over every number k of flips that could be seen.
   */
  @ParameterizedTest
  @CsvSource({
    "1e-6, 256, 0", "1e-6, 16384, 0", "1e-6, 262144, 0", "1e-6, 16384, 4",
    "1e-8, 256, 0", "1e-8, 16384, 0", "1e-8, 262144, 0", "1e-8, 16384, 4",
    "1e-10, 16384, 0", "1e-3, 1024, 0"
  })
  void rareFlipsAreRefusedNoMoreOftenThanStated(double falseAlarm, int draws, double priorLogit) {
    AuditBound bound = new AuditBound(falseAlarm);
    for (double logit = -25; logit <= 0; logit += 0.25) {
      double eta = 1 / (1 + Math.exp(-logit));
      double jump = logit - priorLogit;
      BinomialDistribution flips = new BinomialDistribution(null, draws, eta);
      double refused = 0;
      int spread = (int) Math.ceil(40 * Math.sqrt(draws * eta) + 100);
      int from = (int) Math.max(0, draws * eta - spread);
      int to = (int) Math.min(draws, draws * eta + spread);
      for (int k = from; k <= to; k++) {
        double share = (double) k / draws;
        double variance = jump * jump * share * (1 - share) * draws / (draws - 1.0);
        double third = Math.pow(jump, 3) * share * (1 - share) * (1 - 2 * share);
        Estimate seen = new Estimate(share * jump, variance, third, 1, draws);
        if (Math.abs(share - eta) * Math.abs(jump) > bound.tolerance(seen)) {
          refused += flips.probability(k);
        }
      }
      assertThat(refused).as("false alarms at logit %s", logit).isLessThanOrEqualTo(falseAlarm);
    }
  }

  /**
   * Draws of t with the skewness 2/√k of a gamma distribution of shape k, whose mean over n draws
   * is gamma of shape nk: the tails of the mean at the bound, with the true moments, are exact.
   */
  @ParameterizedTest
  @CsvSource({"1e-6, 0.5, 256", "1e-6, 0.5, 16384", "1e-8, 0.5, 1024", "1e-8, 10, 4096"})
  void skewedDrawsAreRefusedNoMoreOftenThanStated(double falseAlarm, double shape, int draws) {
    AuditBound bound = new AuditBound(falseAlarm);
    Estimate truth = new Estimate(shape, shape, 2 * shape, 1, draws);
    double tolerance = bound.tolerance(truth);
    GammaDistribution sum = new GammaDistribution(null, shape * draws, 1);

    double above = 1 - sum.cumulativeProbability(draws * (shape + tolerance));
    double below = sum.cumulativeProbability(draws * (shape - tolerance));

    assertThat(above + below).isLessThanOrEqualTo(falseAlarm);
  }

  /** Φ⁻¹(1 − α/2) for α = 10⁻⁶/100 is 5.7307, and Φ⁻¹(0.999) is 3.0902 (tables of the normal). */
  @Test
  void theNormalPartIsTheTextbookOne() {
    AuditBound bound = new AuditBound(1e-8);
    Estimate wide = new Estimate(0, 1e8, 0, 0, 1_000_000); // s = 10⁴: the other terms are small

    assertThat(bound.standardError(wide)).isCloseTo(10, within(1e-9));
    assertThat(bound.tolerance(wide)).isCloseTo(57.307, within(0.01));
    assertThat(bound.detectable(wide)).isCloseTo(57.307 + 30.902, within(0.01));
  }

  @Test
  void theNumberOfDrawsReachesTheErrorAskedFor() {
    AuditBound bound = new AuditBound(1e-8);
    Estimate pilot = new Estimate(10, 9, 5, 0, 256);

    int draws = bound.draws(pilot, 0.1, 1 << 20);

    Estimate then = new Estimate(10, 9, 5, 0, draws);
    assertThat(bound.detectable(then)).isLessThanOrEqualTo(0.1).isGreaterThan(0.098);
  }

  @Test
  void theNumberOfDrawsIsCapped() {
    AuditBound bound = new AuditBound(1e-8);
    assertThat(bound.draws(new Estimate(10, 9, 5, 0, 256), 1e-9, 4096)).isEqualTo(4096);
  }
}
