package io.github.vae4j.experiments.runner.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vae4j.core.InputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NpyFileTest {
  @TempDir Path folder;

  private NpyArray read(String fixture) {
    return NpyFile.read(NumpyFixtures.write(folder, fixture));
  }

  private NpyArray readBytes(byte[] content) {
    return NpyFile.read(NumpyFixtures.write(folder, "made.npy", content));
  }

  private static float[] numbers(NpyArray array) {
    return array instanceof NpyArray.Bytes bytes
        ? bytes.toFloats().values()
        : ((NpyArray.Floats) array).values();
  }

  @ParameterizedTest
  @CsvSource({
    "u1, uint8", "u2, uint16", "u4, uint32", "u8, uint64",
    "i1, int8", "i2, int16", "i4, int32", "i8, int64",
    "f4, float32", "f8, float64"
  })
  void everyTypeIsReadInBothByteOrders(String code, String name) {
    float[] expected =
        switch (code.charAt(0)) {
          case 'u' -> new float[] {0, 1, 2, 3, 4, 200};
          case 'i' -> new float[] {0, 1, -2, 3, -4, 100};
          default -> new float[] {0, 0.5f, -2.25f, 3, -4, 1e-3f};
        };
    for (String order : new String[] {"little.", "big."}) {
      NpyArray array = read(order + code);
      assertThat(numbers(array)).containsExactly(expected);
      assertThat(array.describe()).isEqualTo(name + " of shape (2, 3)");
    }
  }

  @Test
  void boolsAreZeroAndOne() {
    NpyArray array = read("bool");
    assertThat(numbers(array)).containsExactly(1, 0, 1, 0, 0, 1);
    assertThat(array.describe()).isEqualTo("bool of shape (2, 3)");
  }

  @Test
  void unsigned64BitNumbersDoNotTurnNegative() {
    // 2^63 + 2^41 needs 23 bits, so a 32-bit float holds it exactly; 2^64 − 1 rounds to 2^64.
    assertThat(numbers(read("large.u8"))).containsExactly(0x1p63f + 0x1p41f, 0x1p64f);
  }

  @ParameterizedTest
  @ValueSource(strings = {"version2", "version3"})
  void laterFormatVersionsAreRead(String fixture) {
    assertThat(NumpyFixtures.bytes(fixture)[6]).isEqualTo((byte) (fixture.endsWith("2") ? 2 : 3));
    assertThat(numbers(read(fixture))).containsExactly(0, 0.5f, -2.25f, 3, -4, 1e-3f);
  }

  @Test
  void fortranOrderIsUndone() {
    assertThat(numbers(read("fortran.table"))).containsExactly(0, 1, 2, 3, 4, 5);
    assertThat(numbers(read("fortran.cube"))).containsExactly(numbers(read("images.f4")));
    assertThat(numbers(read("fortran.bytes"))).containsExactly(numbers(read("images.f4")));
  }

  @ParameterizedTest
  @CsvSource({
    "wrong.text, text, U1",
    "wrong.bytes, byte strings, S1",
    "wrong.objects, Python objects, O",
    "wrong.complex, complex numbers, c16",
    "wrong.dates, dates, M8[D]",
    "wrong.spans, time spans, m8[s]",
    "wrong.records, structured records, [",
    "wrong.half, floating-point numbers of another width, f2"
  })
  void otherTypesAreRefusedByName(String fixture, String name, String code) {
    Path file = NumpyFixtures.write(folder, fixture);
    assertThatThrownBy(() -> NpyFile.read(file))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "%s holds %s (NumPy type '%s'); expected numbers: bool, uint8 to uint64, int8 to int64, float32 or float64: save x.astype('float32')",
            file, name, code);
  }

  @Test
  void numbersBeyond32BitsAreRefused() {
    assertThatThrownBy(() -> read("beyond.float32"))
        .isInstanceOf(InputException.class)
        .hasMessageEndingWith(
            "beyond.float32 holds 1.0E39, which is beyond the 32-bit numbers that are computed with: rescale it");
  }

  @Test
  void aFileThatIsNoNumpyArrayIsRefused() {
    assertThatThrownBy(() -> readBytes("a,b,c\n1,2,3\n".getBytes(StandardCharsets.US_ASCII)))
        .isInstanceOf(InputException.class)
        .hasMessageEndingWith("made.npy is no NumPy array: it does not start with \\x93NUMPY");
  }

  @Test
  void anUnknownVersionIsRefused() {
    byte[] content = NumpyFixtures.bytes("little.f4");
    content[6] = 4;
    assertThatThrownBy(() -> readBytes(content))
        .isInstanceOf(InputException.class)
        .hasMessageEndingWith("made.npy has NumPy format version 4.0; expected 1.0, 2.0 or 3.0");
  }

  @Test
  void aFileThatIsCutShortIsRefusedWhereverItIsCut() {
    byte[] whole = NumpyFixtures.bytes("little.f4"); // 128 bytes of header, 24 of numbers
    assertThat(whole).hasSize(152);
    assertThatThrownBy(() -> readBytes(Arrays.copyOf(whole, 151)))
        .isInstanceOf(InputException.class)
        .hasMessageEndingWith(
            "made.npy holds 23 bytes of numbers, but its header promises 6 numbers of type float32, 24 bytes; it is cut short");
    for (int length : new int[] {6, 8, 9, 100}) {
      assertThatThrownBy(() -> readBytes(Arrays.copyOf(whole, length)))
          .isInstanceOf(InputException.class)
          .hasMessageEndingWith("made.npy is cut short within its header");
    }
  }

  @Test
  void aFileThatGoesOnAfterItsNumbersIsRefused() {
    assertThatThrownBy(() -> readBytes(Arrays.copyOf(NumpyFixtures.bytes("little.f4"), 160)))
        .isInstanceOf(InputException.class)
        .hasMessageEndingWith("6 numbers of type float32, 24 bytes; it is damaged");
  }

  @Test
  void aHeaderThatCannotBeReadIsRefused() {
    assertThatThrownBy(() -> readBytes(changed("'shape'", "'shaqe'")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("made.npy has a header that cannot be read: {'descr': '<f4'");
    assertThatThrownBy(() -> readBytes(changed("(2, 3), }  ", "(2, -3), } ")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("made.npy has a header that cannot be read");
    byte[] long2 = NumpyFixtures.bytes("version2");
    long2[11] = 0x7F;
    assertThatThrownBy(() -> readBytes(long2))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("bytes; the file is damaged");
  }

  @Test
  void promisesThatNoArrayCanKeepAreRefusedWithoutTrying() {
    assertThatThrownBy(() -> readBytes(changed("(2, 3), }            ", "(200000, 300000), }  ")))
        .isInstanceOf(InputException.class)
        .hasMessageEndingWith(
            "made.npy holds more than 2147483639 numbers, which is more than fits an array");
    assertThatThrownBy(() -> readBytes(changed("(2, 3), }            ", "(9999999999, 3), }   ")))
        .isInstanceOf(InputException.class)
        .hasMessageEndingWith("made.npy has shape (9999999999, 3), with a size beyond 2147483647");
    assertThatThrownBy(() -> readBytes(changed("(2, 3), }            ", "(200000, 3000), }    ")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("promises 600000000 numbers of type float32, 2400000000 bytes");
  }

  @Test
  void theOldWayToWriteLongSizesIsRead() {
    assertThat(readBytes(changed("(2, 3), }  ", "(2L, 3L), }")).shape()).containsExactly(2, 3);
  }

  @Test
  void aMissingFileIsRefused() {
    Path file = folder.resolve("none.npy");
    assertThatThrownBy(() -> NpyFile.read(file))
        .isInstanceOf(InputException.class)
        .hasMessage("cannot read %s: there is no such file", file);
  }

  private static byte[] changed(String from, String to) {
    String text = new String(NumpyFixtures.bytes("little.f4"), StandardCharsets.ISO_8859_1);
    assertThat(text).contains(from);
    return text.replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
  }
}
