package io.github.vae4j.experiments.studies.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The difference of two models over examples and seeds. */
class DifferenceTest {
  private static Difference of(double[][] first) {
    return Difference.of(new PairedScores(first, new double[first.length][first[0].length]));
  }

  /**
   * One seed: the paired t-test. By hand, d = (1, 2, 3, 4, 6): mean 3.2, variance 14.8 / 4 = 3.7,
   * standard error √(3.7/5) = 0.8602325, t = 3.7199320; with 4 degrees of freedom the 97.5 %
   * quantile is 2.7764451 (any table), so that the reach is 2.3883883. For 4 degrees of freedom P(T
   * ≤ t) = ½ + ¼·u·(3 − u²) with u = t / √(t² + 4), which gives a two-sided p of 0.0204886.
   */
  @Test
  void ofOneSeedIsThePairedTTest() {
    Difference difference = of(new double[][] {{1, 2, 3, 4, 6}});
    assertThat(difference.mean()).isCloseTo(3.2, within(1e-12));
    assertThat(difference.standardError()).isCloseTo(0.8602325267, within(1e-9));
    Interval interval = difference.interval(0.95);
    assertThat(interval.high() - 3.2).isCloseTo(2.3883883, within(1e-6));
    assertThat(interval.low()).isCloseTo(3.2 - 2.3883883, within(1e-6));
    double t = 3.2 / Math.sqrt(3.7 / 5);
    double u = t / Math.sqrt(t * t + 4);
    assertThat(difference.pValue()).isCloseTo(1 - u * (3 - u * u) / 2, within(1e-9));
  }

  /**
   * By hand: seeds (1, 3) and (2, 6) on two examples. dₛ. = 2, 4 with variance 2; d.ᵢ = 1.5, 4.5
   * with variance 4.5; mean 3; standard error √(2/2 + 4.5/2) = √3.25. Both quantiles are of 1
   * degree of freedom, 12.7062047 for 95 %.
   */
  @Test
  void seedsAndExamplesBothCount() {
    Difference difference = of(new double[][] {{1, 3}, {2, 6}});
    assertThat(difference.mean()).isEqualTo(3);
    assertThat(difference.ofSeeds()).isCloseTo(2, within(1e-12));
    assertThat(difference.ofExamples()).isCloseTo(4.5, within(1e-12));
    assertThat(difference.standardError()).isCloseTo(Math.sqrt(3.25), within(1e-12));
    assertThat(difference.interval(0.95).high())
        .isCloseTo(3 + 12.7062047 * Math.sqrt(3.25), within(1e-5));
  }

  @Test
  void equalScoresAreNoDifference() {
    Difference none = of(new double[2][5]);
    assertThat(none.pValue()).isEqualTo(1);
    assertThat(none.interval(0.95)).isEqualTo(new Interval(0, 0));
  }

  /**
   * With s seeds the standard error is 2/√s, the quantiles are near 2.06 (97.5 %) and 0.86 (80 %)
   * at 25 to 40 degrees of freedom: 2.92 · 2 / √s < 1 for s > 34. In 2,000 repetitions the share
   * told apart is then 80 % with a standard deviation of 0.9 %, and one or two seeds of rounding
   * are worth 2 %: between 75 and 86 %.
   */
  @Test
  void soManySeedsTellItApartAsOftenAsStated() {
    int seeds = new Difference(1, 3, 10_000, 4, 1).seedsToTellApart(0.05, 0.8, 1000);
    assertThat(seeds).isBetween(33, 36);
    SplittableRandom random = new SplittableRandom(3);
    int told = 0;
    for (int trial = 0; trial < 2000; trial++) {
      double[][] scores = new double[seeds][2];
      for (double[] seed : scores) {
        double value = 1 + 2 * random.nextGaussian();
        seed[0] = value;
        seed[1] = value;
      }
      told += of(scores).pValue() <= 0.05 ? 1 : 0;
    }
    assertThat(told).isBetween(1500, 1720);
  }

  @Test
  void aStricterTestNeedsMoreSeedsAndTooFewExamplesNeverDo() {
    Difference difference = new Difference(1, 3, 10_000, 4, 1);
    assertThat(difference.seedsToTellApart(0.005, 0.8, 1000))
        .isGreaterThan(difference.seedsToTellApart(0.05, 0.8, 1000) + 15);
    assertThat(new Difference(1, 3, 4, 0.1, 100).seedsToTellApart(0.05, 0.8, 1000)).isZero();
  }

  /** (1.959964 + 0.841621)² · 100 / 1² = 784.9, by any table of the normal distribution. */
  @Test
  void soManyExamplesWouldDo() {
    assertThat(new Difference(1, 3, 4, 0.1, 100).examplesToTellApart(0.05, 0.8)).isEqualTo(785);
  }

  @Test
  void scoresMustPair() {
    assertThatThrownBy(() -> new PairedScores(new double[2][5], new double[3][5]))
        .hasMessageContaining("2 and 3 seeds");
    assertThatThrownBy(
            () -> new PairedScores(new double[][] {new double[5], new double[4]}, new double[2][5]))
        .hasMessageContaining("4 and 5 examples of seed number 2; expected 5");
  }

  /**
   * Equal models whose seeds, examples and their interaction all have a spread: at the level of 95
   * % they are told apart in at most 5 % of cases. Of 4,000 cases 5 % is 200, with a standard
   * deviation of 13.8: the test fails by chance with a probability below 1e-6 if the rate is 5 %.
   */
  @Test
  void equalModelsAreToldApartAsRarelyAsStated() {
    for (int seeds : new int[] {1, 2, 3, 5}) {
      SplittableRandom random = new SplittableRandom(11 + seeds);
      int alarms = 0;
      for (int trial = 0; trial < 4000; trial++) {
        double ofSeed = seeds == 1 ? 0 : 0.3;
        alarms += equal(random, seeds, 40, ofSeed).pValue() <= 0.05 ? 1 : 0;
      }
      assertThat(alarms).as("%d seeds", seeds).isLessThan(200 + 5 * 14);
      if (seeds == 1) {
        assertThat(alarms).isGreaterThan(200 - 5 * 14);
      }
    }
  }

  private static Difference equal(SplittableRandom random, int seeds, int examples, double ofSeed) {
    double[] example = new double[examples];
    for (int i = 0; i < examples; i++) {
      example[i] = random.nextGaussian();
    }
    double[][] scores = new double[seeds][examples];
    for (double[] seed : scores) {
      double own = ofSeed * random.nextGaussian();
      for (int i = 0; i < examples; i++) {
        seed[i] = example[i] + own + 0.5 * random.nextGaussian();
      }
    }
    return of(scores);
  }
}
