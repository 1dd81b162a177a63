package io.github.vae4j.experiments.runner.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.vae4j.core.data.ImageShape;
import io.github.vae4j.core.run.RunResult;
import io.github.vae4j.experiments.runner.SmallData;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Figures of pictures and codes. */
class ReconstructionTest {
  private static final ImageQuality SMALL = new ImageQuality(new ImageShape(2, 2));

  @Test
  void anImageResemblesItselfWholly() {
    float[] image = {0, 0.5f, 1, 0.25f};
    assertThat(SMALL.ssim(image, image, 0)).isCloseTo(1, within(1e-12));
  }

  /**
   * By hand, one window: a = (0, 0, 1, 1), b = (0, 1, 0, 1): means ½ and ½, variances 4/3 · ¼ = ⅓,
   * covariance 0: (0.5 + 1e-4)(9e-4) / ((0.5 + 1e-4)(⅔ + 9e-4)).
   */
  @Test
  void structuralSimilarityByHand() {
    double expected = 9e-4 / (2.0 / 3 + 9e-4);
    assertThat(SMALL.ssim(new float[] {0, 0, 1, 1}, new float[] {0, 1, 0, 1}, 0))
        .isCloseTo(expected, within(1e-9));
  }

  /** Windows of 7 × 7 of an image of 8 × 8 are four; where both are flat only the means count. */
  @Test
  void flatImagesDifferInTheirMeansAlone() {
    float[] dark = new float[64];
    float[] bright = new float[64];
    java.util.Arrays.fill(dark, 0.2f);
    java.util.Arrays.fill(bright, 0.6f);
    double expected = (2 * 0.12 + 1e-4) / (0.04 + 0.36 + 1e-4);
    assertThat(new ImageQuality(new ImageShape(8, 8)).ssim(dark, bright, 0))
        .isCloseTo(expected, within(1e-6));
  }

  /** One inner pixel: 4 · (0 − 1) squared. */
  @Test
  void sharpnessIsTheSquareOfTheLaplacian() {
    float[] dot = {0, 0, 0, 0, 1, 0, 0, 0, 0};
    assertThat(new ImageQuality(new ImageShape(3, 3)).sharpness(dot, 0)).isEqualTo(16);
    assertThat(SMALL.sharpness(new float[4], 0)).isNaN();
  }

  @Test
  void theNearestVoteAndTheNearestOfAllDecidesATie() {
    float[] points = {0, 1, 2, 10, 11, 12};
    int[] labels = {7, 7, 8, 9, 9, 9};
    NearestNeighbours three = new NearestNeighbours(points, labels, 1, 3);
    assertThat(three.accuracy(new float[] {0.4f, 11}, new int[] {7, 9})).isEqualTo(1);
    NearestNeighbours two = new NearestNeighbours(points, labels, 1, 2);
    assertThat(two.accuracy(new float[] {1.6f}, new int[] {8})).isEqualTo(1);
    assertThat(two.accuracy(new float[] {1.4f}, new int[] {8})).isZero();
  }

  /**
   * A code that knows the place of the bar finds its class more often than the 1 in 8 of chance.
   */
  @Test
  void aRunHasThem() {
    RunResult result =
        SmallData.run(SmallData.injector(), SmallData.spec().with("epochs", 20)).get(0);
    assertThat(result.metrics())
        .containsKeys("draw_mse", "test_psnr", "test_ssim", "sharpness", "knn_accuracy");
    assertThat(result.metrics().get("knn_accuracy")).isBetween(0.3, 1.0);
    assertThat(result.metrics().get("draw_mse")).isGreaterThan(result.metrics().get("test_mse"));
    assertThat(result.metrics().get("test_ssim")).isBetween(0.0, 1.0);
    // The rows are those of the figures: two ways to the squared error, one in floats.
    assertThat(mean(result, "squared_error"))
        .isCloseTo(result.metrics().get("test_mse"), withinPercentage(0.01));
    assertThat(mean(result, "psnr"))
        .isCloseTo(result.metrics().get("test_psnr"), withinPercentage(1e-9));
    assertThat(mean(result, "ssim"))
        .isCloseTo(result.metrics().get("test_ssim"), withinPercentage(1e-9));
  }

  private static double mean(RunResult result, String key) {
    return Arrays.stream(result.examples().get(key)).average().orElseThrow();
  }
}
