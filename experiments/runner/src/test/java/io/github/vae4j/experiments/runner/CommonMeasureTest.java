package io.github.vae4j.experiments.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.vae4j.core.data.ByteDataSet;
import io.github.vae4j.core.data.DataSplits;
import io.github.vae4j.core.data.FloatDataSet;
import io.github.vae4j.core.data.ImageShape;
import io.github.vae4j.core.plugin.ComponentsModule;
import io.github.vae4j.core.plugin.Kind;
import io.github.vae4j.core.run.RunResult;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.core.run.RunStatus;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Scores that compare all decoders. */
class CommonMeasureTest {
  private static final RunSpec SPEC =
      SmallData.spec().with("epochs", 2).with("common-measure-samples", 20);

  /** Images of one byte a pixel, so that they are on the levels. */
  private static final class ByteBars extends ComponentsModule {
    @Override
    protected void configure() {
      bindComponent(
          Kind.DATA,
          "byte-bars",
          "bars of bytes",
          List.of(),
          settings -> () -> new DataSplits(bars(240), bars(60)));
      bindComponent(
          Kind.DATA,
          "counts",
          "counts of six columns",
          List.of(),
          settings -> () -> new DataSplits(counts(240), counts(60)));
    }

    private static FloatDataSet counts(int rows) {
      float[] values = new float[rows * 6];
      for (int i = 0; i < values.length; i++) {
        values[i] = i * 7 % 11 + i / 6 % 2 * 5;
      }
      return FloatDataSet.table(values, 6, null);
    }

    private static ByteDataSet bars(int count) {
      byte[] pixels = new byte[count * 16];
      for (int i = 0; i < count; i++) {
        for (int j = 0; j < 4; j++) {
          pixels[i * 16 + i % 4 * 4 + j] = (byte) (200 + i % 56);
        }
      }
      return ByteDataSet.images(pixels, new ImageShape(4, 4));
    }
  }

  private static RunResult run(RunSpec spec) {
    return SmallData.run(SmallData.injector(new ByteBars()), spec).get(0);
  }

  private static List<Double> thresholded(RunResult result) {
    return Arrays.stream(result.examples().get("thresholded_log_mass")).boxed().toList();
  }

  @Test
  void aDensityOfGreyImagesHasBoth() {
    RunResult result =
        run(
            SPEC.with("data", "byte-bars")
                .with("likelihood", "gaussian-learned")
                .with("binarize", "none"));
    assertThat(result.status()).isEqualTo(RunStatus.DONE);
    double[] bits = result.examples().get("bits_per_dimension");
    assertThat(Arrays.stream(bits).boxed().toList())
        .hasSize(60)
        .allMatch(value -> value > 0 && value < 20);
    assertThat(result.metrics().get("bits_per_dimension"))
        .isCloseTo(Arrays.stream(bits).average().orElseThrow(), within(1e-9));
    assertThat(thresholded(result)).hasSize(60).allMatch(value -> value < 0);
    assertThat(result.metrics()).containsKey("thresholded_log_mass_se");
  }

  /** In expectation fewer draws make a model worse than it is, in code length and probability. */
  @Test
  void halfOfTheDrawsMakeItWorse() {
    RunResult result =
        run(
            SPEC.with("data", "byte-bars")
                .with("likelihood", "gaussian-learned")
                .with("binarize", "none"));
    assertThat(result.metrics().get("bits_per_dimension_half_draws"))
        .isGreaterThan(result.metrics().get("bits_per_dimension"));
    assertThat(result.metrics().get("thresholded_log_mass_half_draws"))
        .isLessThan(result.metrics().get("thresholded_log_mass"));
  }

  /** Binary pixels have no levels of grey; the thresholded image is theirs. */
  @Test
  void aBernoulliHasTheThresholdedImageAlone() {
    RunResult result = run(SPEC.with("data", "byte-bars"));
    assertThat(result.examples()).doesNotContainKey("bits_per_dimension");
    assertThat(thresholded(result)).hasSize(60).allMatch(value -> value < 0);
  }

  /** Pixels between the levels have no probability of a level. */
  @Test
  void dataThatAreNotOfEightBitsHaveNoBits() {
    RunResult result = run(SPEC.with("likelihood", "gaussian-fixed").with("binarize", "none"));
    assertThat(result.examples())
        .containsOnlyKeys(
            "elbo", "squared_error", "psnr", "ssim", "thresholded_log_mass", "log_density");
  }

  /** Counts are no images: no levels and nothing to threshold, but log p(x) by its measure. */
  @Test
  void countsHaveLogProbabilitiesUnderTheNameOfTheirMeasure() {
    RunSpec counts = SPEC.with("data", "counts").with("binarize", "none");
    RunResult poisson = run(counts.with("likelihood", "poisson"));
    assertThat(poisson.examples()).containsOnlyKeys("elbo", "squared_error", "log_mass");
    assertThat(Arrays.stream(poisson.examples().get("log_mass")).boxed().toList())
        .hasSize(60)
        .allMatch(value -> value < 0);
    assertThat(poisson.metrics().get("log_mass"))
        .as("a tighter bound than the ELBO")
        .isGreaterThan(poisson.metrics().get("test_elbo"));
    assertThat(run(counts.with("likelihood", "gaussian-optimal")).examples())
        .containsOnlyKeys("elbo", "squared_error", "log_density");
    String columns = "0:gaussian-learned,1-2:poisson,3-4:laplace,5-:negative-binomial";
    assertThat(
            run(counts.with("likelihood", "composite").with("likelihood.columns", columns))
                .examples())
        .containsOnlyKeys("elbo", "squared_error", "log_mixed_0_3-4");
  }

  @Test
  void neitherIsComputedUnlessAskedFor() {
    assertThat(run(SPEC.with("common-measure-samples", 0)).examples())
        .containsOnlyKeys("elbo", "squared_error", "psnr", "ssim");
  }
}
