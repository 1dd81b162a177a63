package io.github.vae4j.core.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Reference values: the functions gpdfit and psis of R's package loo 2.8, written again in Python
 * with 50 digits (mpmath):
 *
 * <pre>
 * def gpdfit(x):
 *     x = sorted(x); n = len(x); m = 30 + floor(sqrt(n)); xstar = x[floor(n/4 + 1/2) - 1]
 *     th = [1/x[-1] + (1 - sqrt(m/(j - 1/2)))/3/xstar for j in 1..m]
 *     def lx(t): k = mean(log1p(-t*v) for v in x); return n*(log(-t/k) - k - 1)
 *     w = [1/sum(exp(lx(b) - lx(a)) for b in th) for a in th]
 *     t = sum(a*b for a, b in zip(th, w)); k = mean(log1p(-t*v) for v in x); return k, -k/t
 * def khat(lw):
 *     m = ceil(min(len(lw)/5, 3*sqrt(len(lw)))); lw = sorted(lw); top = lw[-1]
 *     k, s = gpdfit([exp(v - top) - exp(lw[-m-1] - top) for v in lw[-m:]]); return (m*k + 5)/(m + 10)
 * </pre>
 */
class ParetoTailTest {
  /** Of the quantiles ((1 − (i − ½)/n)⁻ᵏ − 1)/k of a distribution of scale 1. */
  @ParameterizedTest
  @CsvSource({
    "-0.5,  20, -0.357701965447, 0.877920596224",
    "-0.5, 200, -0.483104825077, 0.98327488854",
    "0.1,  20, 0.179289761049, 0.911367389493",
    "0.1, 200, 0.10934163326, 0.988918191132",
    "0.5,  20, 0.5275697077, 0.949102204077",
    "0.5, 200, 0.502308463811, 0.995117117936",
    "1,  20, 0.961241528614, 1.0038597932",
    "1, 200, 0.993482473367, 1.00305250939",
  })
  void fitsAGeneralizedParetoDistribution(double k, int n, double shape, double scale) {
    double[] x = new double[n];
    java.util.Arrays.setAll(x, i -> (Math.pow(1 - (i + 0.5) / n, -k) - 1) / k);
    GeneralizedPareto fit = GeneralizedPareto.fit(x);
    assertThat(fit.shape()).isCloseTo(shape, within(1e-9));
    assertThat(fit.scale()).isCloseTo(scale, within(1e-9));
  }

  /** Of the log-weights a sin(i²) − a cos(i), i = 1 … S, which a constant does not change. */
  @ParameterizedTest
  @CsvSource({
    "0.5,   50, -0.0651640707209",
    "0.5, 1000, -0.626092345716",
    "2,   50, 0.168938328603",
    "2, 1000, -0.329748930743",
    "6,   50, 0.781033434699",
    "6, 1000, 0.641621053671",
  })
  void isTheShapeOfTheTail(double a, int samples, double shape) {
    for (double constant : new double[] {0, -2500, 2500}) {
      double[] logWeights = new double[samples];
      java.util.Arrays.setAll(
          logWeights, i -> constant + a * Math.sin((i + 1.0) * (i + 1)) - a * Math.cos(i + 1.0));
      assertThat(ParetoTail.shape(logWeights)).isCloseTo(shape, within(1e-8));
    }
  }

  @Test
  void theThresholdDependsOnTheNumberOfDraws() {
    assertThat(ParetoTail.threshold(100)).isCloseTo(0.5, within(1e-12));
    assertThat(ParetoTail.threshold(1000)).isCloseTo(2.0 / 3, within(1e-12));
    assertThat(ParetoTail.threshold(5000)).isEqualTo(0.7);
    assertThat(ParetoTail.tailLength(100)).isEqualTo(20);
    assertThat(ParetoTail.tailLength(5000)).isEqualTo(213);
  }

  @Test
  void whatIsNoTailIsNotJudged() {
    assertThat(ParetoTail.shape(0, 1, 2, 3)).isNaN();
    double[] logWeights = new double[500];
    assertThat(ParetoTail.shape(logWeights)).isEqualTo(Double.NEGATIVE_INFINITY);
    logWeights[3] = 1e-5; // what rounding makes of equal weights
    assertThat(ParetoTail.shape(logWeights)).isEqualTo(Double.NEGATIVE_INFINITY);
    logWeights[3] = Double.NaN;
    assertThat(ParetoTail.shape(logWeights)).isNaN();
  }

  /** A single weight that outweighs all others is the worst of tails. */
  @Test
  void oneLargeWeightIsAWarning() {
    double[] logWeights = new double[500];
    logWeights[7] = 20;
    assertThat(ParetoTail.shape(logWeights)).isGreaterThan(0.7);
  }
}
