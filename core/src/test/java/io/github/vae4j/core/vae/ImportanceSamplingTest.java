package io.github.vae4j.core.vae;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * On x = W z + b + ε with z ~ N(0, 1) and ε ~ N(0, ¼ I), W = (1, −½), b = (0.2, −0.1), where all is
 * known: with d = x − b,
 *
 * <pre>
 * p(z|x) = N((d₁ − ½ d₂) / 1.5, 1/6)
 * log p(x) = −log 2π − ½ log 0.375 − (½ d₁² + d₁ d₂ + 1.25 d₂²) / 0.75
 * </pre>
 *
 * from the covariance W Wᵀ + ¼ I = ((1.25, −½), (−½, ½)) of determinant 0.375.
 */
class ImportanceSamplingTest {
  private static final float[] ROWS = {0.2f, -0.1f, 1.5f, -1f, -2f, 0.4f, 0.3f, 2f, -1f, -1f};

  private static double exact(int row) {
    double d1 = ROWS[2 * row] - 0.2;
    double d2 = ROWS[2 * row + 1] + 0.1;
    return -Math.log(2 * Math.PI)
        - 0.5 * Math.log(0.375)
        - (0.5 * d1 * d1 + d1 * d2 + 1.25 * d2 * d2) / 0.75;
  }

  private static double[] estimate(Vae vae, int samples, int threads, long seed) {
    return estimate(new ImportanceSampling(vae, samples), threads, seed);
  }

  private static double[] estimate(ImportanceSampling sampling, int threads, long seed) {
    try (Device device = Device.cpu(threads)) {
      return sampling.logLikelihood(
          device, ROWS.length / 2, ImportanceSamplingTest::read, RandomStream.of(seed), done -> {});
    }
  }

  /** The first half of 2K draws are the K draws of an estimator of K, by the same stream. */
  @Test
  void halfOfTheDrawsAreThoseOfAnEstimatorOfHalfAsMany() {
    Vae vae = LinearGaussian.withPosterior(2);
    RowScore score = (x, head, random) -> vae.likelihood().logProb(x, head);
    try (Device device = Device.cpu(1)) {
      ImportanceSampling.Estimates all =
          new ImportanceSampling(vae, 512, List.of(score))
              .logScores(device, 1, ImportanceSamplingTest::read, RandomStream.of(4), done -> {})
              .get(0);
      ImportanceSampling.Estimates half =
          new ImportanceSampling(vae, 256, List.of(score))
              .logScores(device, 1, ImportanceSamplingTest::read, RandomStream.of(4), done -> {})
              .get(0);
      assertThat(all.ofHalf()[0]).isCloseTo(half.values()[0], within(1e-4));
      assertThat(all.ofHalf()[0]).isNotEqualTo(all.values()[0]);
      assertThat(half.ofHalf()[0]).isNotEqualTo(half.values()[0]);
    }
  }

  private static Tensor read(Scope scope, int... rows) {
    return scope.constant(
        Shape.of(rows.length, 2),
        out -> {
          for (int i = 0; i < rows.length; i++) {
            System.arraycopy(ROWS, 2 * rows[i], out, 2 * i, 2);
          }
        });
  }

  @Test
  void isExactWhateverIsDrawnIfThePosteriorIs() {
    // All weights p(x|z) p(z) / q(z|x) are then p(x). Batches of many rows, and parts of many
    // draws.
    for (int samples : new int[] {1, 7, 300, 512, 513, 1500}) {
      double[] estimates = estimate(LinearGaussian.withPosterior(1), samples, 1, samples);
      for (int row = 0; row < estimates.length; row++) {
        assertThat(estimates[row]).isCloseTo(exact(row), within(2e-5));
      }
    }
  }

  @Test
  void comesToTheLogLikelihoodWhereThePosteriorIsTooWide() {
    // q has twice the deviation s of p(z|x), so a weight relative to p(x) is r = 2 exp(−⅜ z²/s²)
    // with z = 2 s t, t standard normal: E r² = 4 E exp(−3 t²) = 4/√7. The deviation of log p̂ is
    // √(4/√7 − 1) / √K = 0.0054 for K = 17,500: 6 of those fail by chance in 1e-8 of all seeds.
    double[] estimates = estimate(LinearGaussian.withPosterior(2), 17_500, 1, 3);
    for (int row = 0; row < estimates.length; row++) {
      assertThat(estimates[row]).isCloseTo(exact(row), within(6 * 0.0054));
    }
  }

  @Test
  void isTheElboForOneDraw() {
    // E log r = log 2 − ⅜ · 4 = −0.807 with deviation ⅜ · 4 · √2 = 2.12; over 5 rows and 200 seeds
    // 0.067, of which 6.
    double sum = 0;
    for (int seed = 0; seed < 200; seed++) {
      double[] estimates = estimate(LinearGaussian.withPosterior(2), 1, 1, seed);
      for (int row = 0; row < estimates.length; row++) {
        sum += estimates[row] - exact(row);
      }
    }
    assertThat(sum / 1000).isCloseTo(Math.log(2) - 1.5, within(6 * 0.067));
  }

  @Test
  void isTheSameWithAnyNumberOfThreads() {
    Vae vae = LinearGaussian.withPosterior(2);
    assertThat(estimate(vae, 700, 3, 5)).isEqualTo(estimate(vae, 700, 1, 5));
    assertThat(estimate(vae, 700, 1, 6)).isNotEqualTo(estimate(vae, 700, 1, 5));
  }

  /** The last part is shorter than the others; a mean of the parts' means would weigh it more. */
  @Test
  void isTheSameWithPartsThatDoNotDivideTheDraws() {
    Vae vae = LinearGaussian.withPosterior(2);
    for (int samples : new int[] {701, 1000}) {
      double[] whole = estimate(new ImportanceSampling(vae, samples, 2048), 1, 5);
      for (int part : new int[] {64, 300, 700}) {
        assertThat(estimate(new ImportanceSampling(vae, samples, part), 1, 5))
            .containsExactly(whole, within(1e-9));
      }
    }
  }

  @Test
  void tellsHowFarItIs() {
    List<Integer> told = new ArrayList<>();
    try (Device device = Device.cpu(1)) {
      new ImportanceSampling(LinearGaussian.withPosterior(1), 256)
          .logLikelihood(
              device,
              5,
              (scope, rows) -> scope.full(Shape.of(rows.length, 2), 0),
              RandomStream.of(1),
              told::add);
    }
    assertThat(told).containsExactly(2, 4, 5);
  }

  @Test
  void refusesNoDraws() {
    assertThatThrownBy(() -> new ImportanceSampling(LinearGaussian.withPosterior(1), 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("K is 0; expected at least 1");
  }
}
