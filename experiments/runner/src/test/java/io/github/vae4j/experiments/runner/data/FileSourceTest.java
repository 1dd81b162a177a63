package io.github.vae4j.experiments.runner.data;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vae4j.core.InputException;
import io.github.vae4j.core.data.DataSet;
import io.github.vae4j.core.data.DataSplits;
import io.github.vae4j.core.data.ImageShape;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileSourceTest {
  @TempDir Path folder;

  private DataSplits load(String fixture) {
    return load(fixture, 0.1, 1, Optional.empty());
  }

  private DataSplits load(String fixture, double share, long seed, Optional<ImageShape> image) {
    return new FileSource(NumpyFixtures.write(folder, fixture), share, seed, image).load();
  }

  private static float[] row(DataSet data, int index) {
    float[] row = new float[data.dim()];
    data.copyRow(index, row, 0);
    return row;
  }

  /** Row i of the fixtures' table is (2i, 2i + 1), its label i mod 3. */
  private static int[] numbers(DataSet table) {
    return IntStream.range(0, table.size())
        .map(
            i -> {
              float[] row = row(table, i);
              assertThat(row[1]).isEqualTo(row[0] + 1);
              int number = (int) row[0] / 2;
              table.labels().ifPresent(labels -> assertThat(labels[i]).isEqualTo(number % 3));
              return number;
            })
        .toArray();
  }

  @ParameterizedTest
  @ValueSource(strings = {"npz.x", "npz.compressed"})
  void rowsAndTheirLabelsAreSplitOnce(String fixture) {
    DataSplits splits = load(fixture);
    assertThat(splits.train().size()).isEqualTo(18);
    assertThat(splits.test().size()).isEqualTo(2);
    assertThat(splits.train().labels()).isPresent();
    assertThat(splits.test().labels()).isPresent();
    assertThat(splits.train().imageShape()).isEmpty();
    assertThat(
            IntStream.concat(
                IntStream.of(numbers(splits.train())), IntStream.of(numbers(splits.test()))))
        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 20).boxed().toList());
  }

  @Test
  void theSplitDependsOnItsSeedAndShareAlone() {
    int[] test = numbers(load("npz.x").test());
    assertThat(numbers(load("npz.x").test())).containsExactly(test);
    assertThat(numbers(load("npz.x", 0.1, 2, Optional.empty()).test())).isNotEqualTo(test);
    assertThat(load("npz.x", 0.5, 1, Optional.empty()).test().size()).isEqualTo(10);
    assertThat(load("npz.x", 0.001, 1, Optional.empty()).test().size()).isEqualTo(1);
    assertThat(load("npz.x", 0.999, 1, Optional.empty()).train().size()).isEqualTo(1);
  }

  @Test
  void partsOfAnArchiveAreTakenAsTheyAre() {
    DataSplits splits = load("npz.split");
    assertThat(splits.train().size()).isEqualTo(2);
    assertThat(splits.test().size()).isEqualTo(1);
    assertThat(splits.train().labels().orElseThrow()).containsExactly(7, 8);
    assertThat(splits.test().labels().orElseThrow()).containsExactly(9);
    assertThat(splits.train().imageShape()).contains(new ImageShape(3, 4));
    assertThat(row(splits.train(), 1)[0]).isEqualTo(12 / 255f);
  }

  @ParameterizedTest
  @CsvSource({"images.u1, 255", "images.f4, 1", "channel.last, 255", "channel.first, 255"})
  void imagesOfBytesAreScaledAndOthersAreNot(String fixture, float scale) {
    DataSplits splits = load(fixture, 0.5, 1, Optional.empty());
    assertThat(splits.train().imageShape()).contains(new ImageShape(3, 4));
    assertThat(splits.train().labels()).isEmpty();
    float[] one = row(splits.train(), 0);
    float[] other = row(splits.test(), 0);
    float[] first = one[0] < other[0] ? one : other;
    float[] second = one[0] < other[0] ? other : one;
    for (int i = 0; i < 12; i++) {
      assertThat(first[i]).isEqualTo(i / scale);
      assertThat(second[i]).isEqualTo((i + 12) / scale);
    }
  }

  @Test
  void imagesOfBoolsAreZeroAndOne() {
    DataSet images = load("images.bool", 0.5, 1, Optional.empty()).train();
    assertThat(row(images, 0)).containsExactly(0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1);
  }

  @Test
  void aTableOfBytesIsTakenAsItIsUnlessItsRowsAreImages() {
    DataSet table = load("little.u1", 0.5, 1, Optional.empty()).train();
    assertThat(table.imageShape()).isEmpty();
    assertThat(row(table, 0)[1]).isIn(1f, 4f);

    DataSet images = load("little.u1", 0.5, 1, Optional.of(new ImageShape(1, 3))).train();
    assertThat(images.imageShape()).contains(new ImageShape(1, 3));
    assertThat(row(images, 0)[1]).isIn(1 / 255f, 4 / 255f);

    assertThatThrownBy(() -> load("little.u1", 0.5, 1, Optional.of(new ImageShape(2, 2))))
        .isInstanceOf(InputException.class)
        .hasMessageEndingWith(
            "little.u1 has rows of 3 numbers; data.image says images of 2×2 = 4 pixels");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "vector | float64 of shape (3,)",
        "scalar | float64 of shape ()",
        "rgb | uint8 of shape (2, 4, 4, 3)"
      })
  void otherShapesAreRefused(String fixture, String description) {
    assertThatThrownBy(() -> load(fixture))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "%s is %s; expected [N, D], a table, or [N, height, width], grey images, with or without a channel of 1",
            folder.resolve(fixture), description);
  }

  @Test
  void dataWithoutEnoughRowsAreRefused() {
    assertThatThrownBy(() -> load("empty"))
        .isInstanceOf(InputException.class)
        .hasMessageEndingWith(
            "empty is float64 of shape (0, 3); expected at least one row and one column");
    assertThatThrownBy(() -> load("single"))
        .isInstanceOf(InputException.class)
        .hasMessageEndingWith("single holds 1 row; expected at least 2, to train and to test on");
  }

  @Test
  void numbersThatAreNotFiniteAreRefusedWithFileAndPlace() {
    assertThatThrownBy(() -> load("nan"))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "%s: the value at row 1, column 1 is NaN; expected finite numbers: remove the row or fill the gap",
            folder.resolve("nan"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "npz.half | has no array 'x_test'; it has x_train",
        "npz.unlike | : rows of x_train have 2 numbers, of x_test 1; expected the same",
        "npz.unlike.images | : rows of x_train have 12 numbers (3×4), of x_test 12 (4×3); expected the same",
        "npz.labels.missing | has labels that are int64 of shape (19,); expected one for each of 20 rows",
        "npz.labels.fraction | has label 0.5 at row 0; expected a whole number",
        "npz.labels.only | holds no arrays of data",
        "npz.first | holds the arrays y, things, more, and it is not clear which are the data; expected x, with labels y, or x_train and x_test, with labels y_train and y_test: save it with numpy.savez(file, x=..., y=...)"
      })
  void archivesThatDoNotFitAreRefused(String fixture, String message) {
    assertThatThrownBy(() -> load(fixture))
        .isInstanceOf(InputException.class)
        .hasMessage(folder.resolve(fixture) + (message.startsWith(":") ? "" : " ") + message);
  }

  /** An archive of arrays that NumPy wrote each in a file of its own. */
  private DataSplits loadArchive(Map<String, String> fixtures) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> array : fixtures.entrySet()) {
        zip.putNextEntry(new ZipEntry(array.getKey() + ".npy"));
        zip.write(NumpyFixtures.bytes(array.getValue()));
      }
    }
    Path file = NumpyFixtures.write(folder, "some.npz", bytes.toByteArray());
    return new FileSource(file, 0.5, 1, Optional.empty()).load();
  }

  @Test
  void theOnlyArrayIsTheDataWhateverItsNameAndTheNotesSaySo() throws IOException {
    DataSplits splits = loadArchive(Map.of("pictures", "images.u1"));
    assertThat(splits.train().imageShape()).contains(new ImageShape(3, 4));
    assertThat(splits.notes())
        .containsExactly(
            "the data are array 'pictures' of %s, uint8 of shape (2, 3, 4), without labels"
                .formatted(folder.resolve("some.npz")));
    assertThat(load("npz.x").notes())
        .containsExactly(
            "the data are array 'x' of %s, float32 of shape (20, 2), with labels 'y'"
                .formatted(folder.resolve("npz.x")));
  }

  /** Labels of another name are a second array, however many there are. */
  @Test
  void archivesThatCanBeReadInTwoWaysAreRefused() {
    assertThatThrownBy(() -> loadArchive(Map.of("data", "images.u1", "target", "vector")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("not clear which are the data");
    assertThatThrownBy(
            () ->
                loadArchive(
                    Map.of("x", "images.u1", "x_train", "images.u1", "x_test", "images.u1")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("not clear which are the data");
  }

  @ParameterizedTest
  @CsvSource({"little.u2, uint16, 0, 200", "big.i4, int32, -4, 100", "little.u1, uint8, 0, 200"})
  void wholeNumbersThatAreNotScaledAreTold(String fixture, String type, String least, String most) {
    assertThat(load(fixture, 0.5, 1, Optional.empty()).notes())
        .containsExactly(
            "%s is %s with values from %s to %s, which are used as they are: only images of uint8 are scaled to [0, 1]"
                .formatted(folder.resolve(fixture), type, least, most));
  }

  @ParameterizedTest
  @ValueSource(strings = {"images.u1", "images.bool", "images.f4", "little.f4", "bool"})
  void otherNumbersNeedNoWord(String fixture) {
    assertThat(load(fixture, 0.5, 1, Optional.empty()).notes()).isEmpty();
  }

  @Test
  void aWrongTypeInAnArchiveIsRefusedByArrayAndType() {
    assertThatThrownBy(() -> load("npz.text"))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(
            "array 'x' of %s holds text (NumPy type 'U1'); expected", folder.resolve("npz.text"));
  }

  @Test
  void aDamagedArchiveIsRefused() {
    byte[] whole = NumpyFixtures.bytes("npz.compressed");
    Path cut = NumpyFixtures.write(folder, "cut.npz", Arrays.copyOf(whole, whole.length - 40));
    assertThatThrownBy(() -> new FileSource(cut, 0.1, 1, Optional.empty()).load())
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(cut + " is damaged or cut short (zip: ");

    byte[] changed = whole.clone();
    Arrays.fill(changed, 60, 90, (byte) 0xFF); // within the packed array
    Path damaged = NumpyFixtures.write(folder, "damaged.npz", changed);
    assertThatThrownBy(() -> new FileSource(damaged, 0.1, 1, Optional.empty()).load())
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("array 'x' of %s is damaged (zip: ", damaged);
  }

  @Test
  void anotherKindOfFileIsRefused() {
    Path file =
        NumpyFixtures.write(folder, "data.csv", "1,2\n3,4".getBytes(StandardCharsets.US_ASCII));
    assertThatThrownBy(() -> new FileSource(file, 0.1, 1, Optional.empty()).load())
        .isInstanceOf(InputException.class)
        .hasMessage(
            "%s is neither a .npy nor a .npz file: save it with numpy.save or numpy.savez", file);
  }

  @Test
  void aMissingFileIsRefused() {
    Path file = folder.resolve("none.npz");
    assertThatThrownBy(() -> new FileSource(file, 0.1, 1, Optional.empty()).load())
        .isInstanceOf(InputException.class)
        .hasMessage("cannot read %s: there is no such file", file);
  }

  @Test
  void halvesOfDifferentTypesAreRefused() {
    assertThatThrownBy(() -> loadArchive(Map.of("x_train", "images.u1", "x_test", "images.f4")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("x_train is uint8")
        .hasMessageEndingWith("expected one type");
  }

  /** Bits are often saved as uint8; 1 of 255 grey levels is nobody's image. */
  @Test
  void imagesOfZerosAndOnesAreBits() throws IOException {
    String header = "{'descr': '|u1', 'fortran_order': False, 'shape': (3, 1, 2), }";
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, 118, 0});
    bytes.write((header + " ".repeat(117 - header.length()) + "\n").getBytes(US_ASCII));
    bytes.write(new byte[] {0, 1, 1, 1, 0, 0});
    Files.write(folder.resolve("bits.npy"), bytes.toByteArray());
    DataSplits splits = new FileSource(folder.resolve("bits.npy"), 0.4, 1, Optional.empty()).load();
    float[] row = new float[2];
    for (int i = 0; i < splits.train().size(); i++) {
      splits.train().copyRow(i, row, 0);
      assertThat(row).containsAnyOf(0f, 1f).doesNotContain(1f / 255);
    }
  }
}
