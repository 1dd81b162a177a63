package io.github.vae4j.experiments.runner.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vae4j.core.InputException;
import io.github.vae4j.core.data.DataSet;
import io.github.vae4j.core.data.DataSplits;
import io.github.vae4j.core.data.ImageShape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FreyFacesSourceTest {
  @TempDir Path folder;

  @Test
  void theRealOneIsSplitBySeed() {
    Path real = RealData.folder("freyfaces");
    DataSplits splits = new FreyFacesSource(real, 1).load();
    assertThat(splits.train().size()).isEqualTo(1565);
    assertThat(splits.test().size()).isEqualTo(200);
    assertThat(splits.train().imageShape()).contains(new ImageShape(28, 20));
    assertThat(splits.hash()).isEqualTo(new FreyFacesSource(real, 1).load().hash());
    assertThat(splits.hash()).isNotEqualTo(new FreyFacesSource(real, 2).load().hash());
  }

  @Test
  void trainingAndTestDataShareNoFrameBeyondThoseThatAreTwiceInTheFile() {
    Path real = RealData.folder("freyfaces");
    DataSplits splits = new FreyFacesSource(real, 1).load();
    List<String> frames = new ArrayList<>(rows(splits.train()));
    frames.addAll(rows(splits.test()));
    NpyArray.Bytes all = (NpyArray.Bytes) NpyFile.read(real.resolve("freyfaces.npy"));
    List<String> inFile = new ArrayList<>();
    for (int i = 0; i < 1965; i++) {
      inFile.add(Arrays.toString(Arrays.copyOfRange(all.values(), i * 560, (i + 1) * 560)));
    }
    for (String frame : frames) {
      assertThat(inFile.remove(frame)).isTrue();
    }
    assertThat(inFile).hasSize(200); // the validation part
  }

  private static List<String> rows(DataSet data) {
    List<String> rows = new ArrayList<>();
    float[] row = new float[data.dim()];
    byte[] pixels = new byte[data.dim()];
    for (int i = 0; i < data.size(); i++) {
      data.copyRow(i, row, 0);
      for (int j = 0; j < row.length; j++) {
        pixels[j] = (byte) Math.round(row[j] * 255);
      }
      rows.add(Arrays.toString(pixels));
    }
    return rows;
  }

  @Test
  void anotherArrayUnderThatNameIsRefused() {
    Path file = NumpyFixtures.write(folder, "freyfaces.npy", NumpyFixtures.bytes("images.u1"));
    assertThatThrownBy(() -> new FreyFacesSource(folder, 1).load())
        .isInstanceOf(InputException.class)
        .hasMessage(
            "%s holds uint8 of shape (2, 3, 4); expected Frey Faces, uint8 of shape (1965, 28, 20)",
            file);
  }

  @Test
  void aMissingFileIsNamed() {
    assertThatThrownBy(() -> new FreyFacesSource(folder, 1).load())
        .isInstanceOf(InputException.class)
        .hasMessage("no Frey Faces in folder '%s'; looked for freyfaces.npy", folder);
  }
}
