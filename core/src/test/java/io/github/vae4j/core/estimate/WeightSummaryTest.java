package io.github.vae4j.core.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.core.vae.ImportanceSampling;
import org.junit.jupiter.api.Test;

class WeightSummaryTest {
  @Test
  void ofWeightsOneTwoThree() {
    // mean 2, deviation 1: standard error 1 / (2 √3); (1 + 2 + 3)² / (1 + 4 + 9) = 36/14
    for (double shift : new double[] {0, -3000, 3000}) {
      WeightSummary summary = WeightSummary.of(shift, shift + Math.log(2), shift + Math.log(3));
      assertThat(summary.logMean()).isCloseTo(shift + Math.log(2), within(1e-11));
      assertThat(summary.standardError()).isCloseTo(1 / (2 * Math.sqrt(3)), within(1e-11));
      assertThat(summary.effectiveSampleSize()).isCloseTo(36.0 / 14, within(1e-11));
      assertThat(summary.paretoK()).isNaN(); // of three weights there is no tail
    }
  }

  @Test
  void equalWeightsAreWorthAllDraws() {
    double[] logWeights = new double[1000];
    java.util.Arrays.fill(logWeights, -7);
    WeightSummary summary = WeightSummary.of(logWeights);
    assertThat(summary.logMean()).isEqualTo(-7);
    assertThat(summary.standardError()).isZero();
    assertThat(summary.effectiveSampleSize()).isCloseTo(1000, within(1e-9));
    assertThat(summary.paretoK()).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  @Test
  void oneDrawIsTheELBOAndTellsNothingOfItsError() {
    WeightSummary summary = WeightSummary.of(-3);
    assertThat(summary.logMean()).isEqualTo(-3);
    assertThat(summary.standardError()).isNaN();
  }

  /**
   * The interval of ±1.96 standard errors holds log p(x) in 95 % of all cases: of 5 rows and 200
   * seeds 950 ± 6.9. Its bounds, 5 deviations away, are passed by chance in 1e-6 of all tests. (q
   * is as much too wide as keeps the weights bounded, so that the delta method is good at 400
   * draws.)
   */
  @Test
  void theStandardErrorCoversTheTruthAsItSays() {
    int covered = 0;
    try (Device device = Device.cpu(1)) {
      ImportanceSampling sampling = new ImportanceSampling(Toy.vae(1, 2), 400);
      for (int seed = 0; seed < 200; seed++) {
        int[] count = new int[1];
        sampling.forEachRow(
            device,
            Toy.rows(),
            Toy.data(),
            RandomStream.of(seed),
            (row, logWeights) -> {
              WeightSummary summary = WeightSummary.of(logWeights);
              double error = summary.logMean() - Toy.exact(row);
              count[0] += Math.abs(error) <= 1.96 * summary.standardError() ? 1 : 0;
            },
            done -> {});
        covered += count[0];
      }
    }
    assertThat(covered).isBetween(950 - 35, 950 + 35);
  }
}
