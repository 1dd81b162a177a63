package io.github.vae4j.experiments.runner.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.vae4j.core.InputException;
import io.github.vae4j.core.data.DataSet;
import io.github.vae4j.core.data.DataSplits;
import io.github.vae4j.core.data.ImageShape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MnistSourceTest {
  @TempDir Path folder;

  @BeforeEach
  void writeASmallOne() throws IOException {
    write("train-images-idx3-ubyte.gz", IdxFiles.gzip(IdxFiles.images(3, 2, 2)));
    write("train-labels-idx1-ubyte", IdxFiles.labels(5, 0, 9));
    write("t10k-images.idx3-ubyte", IdxFiles.images(2, 2, 2));
    write("t10k-labels.idx1-ubyte.gz", IdxFiles.gzip(IdxFiles.labels(7, 2)));
  }

  private void write(String name, byte[] content) throws IOException {
    Files.write(folder.resolve(name), content);
  }

  private DataSplits load() {
    return MnistSource.in(folder).load();
  }

  @Test
  void packedAndUnpackedFilesAreFoundByEitherName() {
    DataSplits splits = load();
    assertThat(splits.train().size()).isEqualTo(3);
    assertThat(splits.train().labels().orElseThrow()).containsExactly(5, 0, 9);
    assertThat(splits.test().size()).isEqualTo(2);
    assertThat(splits.test().labels().orElseThrow()).containsExactly(7, 2);
    assertThat(splits.test().imageShape()).contains(new ImageShape(2, 2));
  }

  @Test
  void labelsThatDisagreeWithTheImagesAreRefused() throws IOException {
    write("train-labels-idx1-ubyte", IdxFiles.labels(5, 0));
    assertThatThrownBy(this::load)
        .isInstanceOf(InputException.class)
        .hasMessage(
            "%s holds 3 images, but %s holds 2 labels; expected one for each image",
            folder.resolve("train-images-idx3-ubyte.gz"),
            folder.resolve("train-labels-idx1-ubyte"));
  }

  @Test
  void aLabelThatIsNoDigitIsRefused() throws IOException {
    write("train-labels-idx1-ubyte", IdxFiles.labels(5, 10, 9));
    assertThatThrownBy(this::load)
        .isInstanceOf(InputException.class)
        .hasMessage(
            "%s: label 1 is 10; expected 0 to 9", folder.resolve("train-labels-idx1-ubyte"));
  }

  @Test
  void trainingAndTestImagesOfDifferentSizesAreRefused() throws IOException {
    write("t10k-images.idx3-ubyte", IdxFiles.images(2, 4, 1));
    assertThatThrownBy(this::load)
        .isInstanceOf(InputException.class)
        .hasMessage("training images in '%s' are 2×2, test images 4×1; expected the same", folder);
  }

  @Test
  void aMissingFileIsNamedWithWhatWasLookedFor() throws IOException {
    Files.delete(folder.resolve("t10k-images.idx3-ubyte"));
    assertThatThrownBy(this::load)
        .isInstanceOf(InputException.class)
        .hasMessage(
            "no t10k-images-idx3-ubyte (MNIST) in folder '%s'; looked for t10k-images-idx3-ubyte.gz, t10k-images-idx3-ubyte, t10k-images.idx3-ubyte, t10k-images.idx3-ubyte.gz",
            folder);
  }

  /**
   * The sizes and first labels are those of the distribution; the means of the grey values, 0.1307
   * and 0.1325, are the ones everybody normalises by.
   */
  @Test
  void theRealOneIsWhatItShouldBe() {
    DataSplits splits = MnistSource.in(RealData.folder("mnist")).load();
    assertThat(splits.train().size()).isEqualTo(60_000);
    assertThat(splits.test().size()).isEqualTo(10_000);
    assertThat(splits.train().dim()).isEqualTo(784);
    assertThat(Arrays.copyOf(splits.train().labels().orElseThrow(), 5))
        .containsExactly(5, 0, 4, 1, 9);
    assertThat(Arrays.copyOf(splits.test().labels().orElseThrow(), 5))
        .containsExactly(7, 2, 1, 0, 4);
    assertThat(mean(splits.train())).isCloseTo(0.1307, within(5e-5));
    assertThat(mean(splits.test())).isCloseTo(0.1325, within(5e-5));
  }

  private static double mean(DataSet data) {
    double sum = 0;
    float[] row = new float[data.dim()];
    for (int i = 0; i < data.size(); i++) {
      data.copyRow(i, row, 0);
      for (float value : row) {
        sum += value;
      }
    }
    return sum / data.size() / data.dim();
  }
}
