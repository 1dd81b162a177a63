package io.github.vae4j.experiments.benchmarks.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesTest {
  @TempDir private Path folder;

  @Test
  void rowsComeBackAsTheValuesOfTheirBytes() {
    Path file = folder.resolve("rows");
    new Rows(new byte[] {0, 51, (byte) 255, (byte) 128, 1, 2}, 2).write(file);
    Rows rows = Rows.read(file, 2);
    assertThat(rows.size()).isEqualTo(3);
    assertThat(rows.values(0, 2)).containsExactly(0f, 0.2f, 1f, 128 / 255f);
    assertThat(rows.values(2, 3)).containsExactly(1 / 255f, 2 / 255f);
  }

  @Test
  void weightsComeBackByName() {
    Path file = folder.resolve("weights");
    new Weights(Map.of("a.weight", new float[] {1.5f, -2}, "b", new float[0])).write(file);
    Weights read = Weights.read(file);
    assertThat(read.get("a.weight")).containsExactly(1.5f, -2);
    assertThat(read.get("b")).isEmpty();
    assertThatThrownBy(() -> read.get("c")).hasMessageContaining("no parameter 'c'");
  }

  @Test
  void weightsAreTransposedForThoseWhoKeepThemSo() {
    assertThat(Weights.transposed(new float[] {1, 2, 3, 4, 5, 6}, 2, 3))
        .containsExactly(1, 4, 2, 5, 3, 6);
    assertThat(Weights.layer("decoder", 0, 2)).isEqualTo("decoder.0");
    assertThat(Weights.layer("decoder", 1, 2)).isEqualTo("decoder.output");
  }
}
