package io.github.vae4j.experiments.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.vae4j.core.run.Figure;
import io.github.vae4j.core.run.NumberTable;
import io.github.vae4j.core.run.RunListener;
import io.github.vae4j.core.run.RunResult;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.experiments.runner.checkpoint.CheckpointStore;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The tables and walks that a trained run leaves. */
class ExtrasTest {
  private final Map<String, NumberTable> tables = new LinkedHashMap<>();
  private final Map<String, Figure> figures = new LinkedHashMap<>();

  private RunResult run(RunSpec spec) {
    RunListener listener =
        new RunListener() {
          @Override
          public void tableProduced(RunSpec run, NumberTable table) {
            tables.put(table.name(), table);
          }

          @Override
          public void figureProduced(RunSpec run, Figure figure) {
            figures.put(figure.name(), figure);
          }
        };
    return SmallData.run(
            SmallData.injector(), 2, listener, CheckpointStore.none(), new Interruption(), spec)
        .get(0);
  }

  private NumberTable table(String name) {
    assertThat(tables).containsKey(name);
    return tables.getOrDefault(name, new NumberTable("", List.of(), new double[0][]));
  }

  private static double sum(NumberTable table, String column) {
    int at = table.columns().indexOf(column);
    return Arrays.stream(table.rows()).mapToDouble(row -> row[at]).sum();
  }

  @Test
  void theDimensionsKlAddsUpToTheTestKl() {
    RunResult result = run(SmallData.spec());
    NumberTable kl = table("kl_dimensions");
    assertThat(kl.columns()).containsExactly("dimension", "kl", "mean_variance");
    assertThat(sum(kl, "kl"))
        .isCloseTo(result.metrics().getOrDefault("test_kl", 0.0), within(1e-5));
    assertThat(Arrays.stream(kl.rows()).mapToDouble(row -> row[0]))
        .containsExactlyInAnyOrder(1.0, 2.0, 3.0);
    assertThat(Arrays.stream(kl.rows()).mapToDouble(row -> -row[1]).toArray()).isSorted();
  }

  /** The 60 test rows are fewer than 1,000, so that both variances are over the same rows. */
  @Test
  void theComponentsHoldTheVarianceOfTheMeans() {
    run(SmallData.spec());
    NumberTable means = table("latent");
    assertThat(means.rows()).hasNumberOfRows(60);
    assertThat(sum(table("latent_components"), "variance"))
        .isCloseTo(sum(table("kl_dimensions"), "mean_variance"), within(1e-6));
    for (double[] row : means.rows()) {
      assertThat(row[1]).isBetween(0.0, 7.0);
    }
  }

  @Test
  void bitsAreFlipped() {
    run(SmallData.spec().with("encoder", "bernoulli-concrete").with("prior", "bernoulli"));
    assertThat(tables).containsKeys("kl_dimensions", "latent");
    Figure walk = figures.getOrDefault("latent-dimensions", none());
    assertThat(walk.rows()).containsExactly("bit 0", "bit 1");
    // The start is one of each pair that differs in a bit, and both pairs hold it.
    List<float[]> pixels = List.of(walk.pixels());
    assertThat(List.of(pixels.get(0), pixels.get(3)))
        .anySatisfy(
            start ->
                assertThat(List.of(pixels.get(1), pixels.get(4)))
                    .anySatisfy(other -> assertThat(other).containsExactly(start, within(1e-5f))));
  }

  @Test
  void theWalkMovesOneDimensionFromMinusThreeToThree() {
    run(SmallData.spec());
    Figure walk = figures.getOrDefault("latent-dimensions", none());
    assertThat(walk.columns()).isEqualTo(3);
    assertThat(walk.rows()).hasSize(13).startsWith("−3.0 σ").contains("+0.0 σ").endsWith("+3.0 σ");
    assertThat(figures).doesNotContainKey("latent-plane");
  }

  @Test
  void twoDimensionsAreAPlane() {
    run(SmallData.spec().with("latent", 2));
    assertThat(figures.getOrDefault("latent-plane", none()).pixels()).hasNumberOfRows(15 * 15);
    assertThat(figures).doesNotContainKey("latent-dimensions");
  }

  @Test
  void oneDimensionIsALine() {
    run(SmallData.spec().with("latent", 1));
    assertThat(figures.getOrDefault("latent-dimensions", none()).columns()).isEqualTo(1);
    assertThat(table("latent").rows()[0][3]).isNaN();
  }

  /** Of a constant σ there would be nothing to see. */
  @Test
  void aMapOfDeviationsIsMadeWhereTheyVary() {
    RunSpec grey = SmallData.spec().with("binarize", "none");
    run(grey.with("likelihood", "gaussian-fixed"));
    assertThat(figures).doesNotContainKey("decoder-deviations");
    run(grey.with("likelihood", "gaussian-learned").with("likelihood.sigma", "shared"));
    assertThat(figures).doesNotContainKey("decoder-deviations");
    run(grey.with("likelihood", "gaussian-learned").with("likelihood.sigma", "dimension"));
    Figure maps = figures.getOrDefault("decoder-deviations", none());
    assertThat(maps.rows()).hasSize(2).first().isEqualTo("input");
    assertThat(maps.pixels()[10]).isEqualTo(maps.pixels()[19]);
  }

  private static Figure none() {
    return new Figure("none", "", 1, 1, 1, new float[1][1]);
  }
}
