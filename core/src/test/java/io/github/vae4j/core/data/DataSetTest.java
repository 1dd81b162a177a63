package io.github.vae4j.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vae4j.core.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataSetTest {
  private static final ImageShape SHAPE = new ImageShape(2, 3);

  private static byte[] pixels() {
    return new byte[] {0, 1, 2, 3, 4, 5, (byte) 255, (byte) 254, (byte) 128, 127, 51, 0};
  }

  private static float[] row(DataSet data, int index) {
    float[] row = new float[data.dim()];
    data.copyRow(index, row, 0);
    return row;
  }

  @Test
  void bytesAre255thsUnsigned() {
    ByteDataSet data = ByteDataSet.images(pixels(), SHAPE, new int[] {7, 8});
    assertThat(data.size()).isEqualTo(2);
    assertThat(data.dim()).isEqualTo(6);
    assertThat(data.imageShape()).contains(SHAPE);
    assertThat(data.labels()).hasValueSatisfying(l -> assertThat(l).containsExactly(7, 8));
    assertThat(row(data, 1)).containsExactly(1f, 254 / 255f, 128 / 255f, 127 / 255f, 0.2f, 0f);
    float[] out = new float[8];
    data.copyRow(0, out, 1);
    assertThat(out).containsExactly(0f, 0f, 1 / 255f, 2 / 255f, 3 / 255f, 4 / 255f, 5 / 255f, 0f);
  }

  @Test
  void labelsGivenOutAreACopy() {
    ByteDataSet data = ByteDataSet.images(pixels(), SHAPE, new int[] {7, 8});
    data.labels().orElseThrow()[0] = 99;
    assertThat(data.labels().orElseThrow()).containsExactly(7, 8);
    assertThat(ByteDataSet.images(pixels(), SHAPE).labels()).isEmpty();
  }

  @Test
  void rowsAreCopiedOneAfterTheOtherAndSelectedWithTheirLabels() {
    DataSet bytes = ByteDataSet.images(pixels(), SHAPE, new int[] {7, 8});
    DataSet floats = FloatDataSet.table(new float[] {1, 2, 3, 4, 5, 6}, 2, new int[] {1, 2, 3});
    float[] out = new float[6];
    floats.copyRows(new int[] {2, 0, 2}, out);
    assertThat(out).containsExactly(5, 6, 1, 2, 5, 6);

    DataSet chosen = floats.select(new int[] {2, 0});
    assertThat(row(chosen, 0)).containsExactly(5, 6);
    assertThat(row(chosen, 1)).containsExactly(1, 2);
    assertThat(chosen.labels().orElseThrow()).containsExactly(3, 1);

    DataSet image = bytes.select(new int[] {1});
    assertThat(row(image, 0)).containsExactly(row(bytes, 1));
    assertThat(image.labels().orElseThrow()).containsExactly(8);
    assertThat(image.imageShape()).contains(SHAPE);
  }

  /**
   * Recipe: python3 -c "import hashlib; print(hashlib.sha256(b'uint8/255 2,2,3\0' +
   * bytes([0,1,2,3,4,5,255,254,128,127,51,0])).hexdigest())".
   */
  @Test
  void theHashOfBytesIsStable() {
    assertThat(ByteDataSet.images(pixels(), SHAPE).hash())
        .isEqualTo("a49e5b23aa2b2aad465c4cd8d0bb6bd3f92c11c2497bc14b0b363ac4b81fa771");
  }

  /**
   * Recipe: python3 -c "import hashlib, struct; print(hashlib.sha256(b'float32 3,2\0' +
   * struct.pack('<6f', 1, 2, 3, 4, 5, 6.5)).hexdigest())".
   */
  @Test
  void theHashOfFloatsIsStable() {
    assertThat(FloatDataSet.table(new float[] {1, 2, 3, 4, 5, 6.5f}, 2, null).hash())
        .isEqualTo("c7bb46a0f014c7044ef7e91d02613c392d6fc94823af77be8025145aa4fc9f3b");
  }

  /**
   * Recipe: numpy-free, as above, on struct.pack('<5000f', *range(5000)) under 'float32 5,1000'.
   */
  @Test
  void theHashOfFloatsCoversEveryChunk() {
    float[] values = new float[5000];
    for (int i = 0; i < values.length; i++) {
      values[i] = i;
    }
    assertThat(FloatDataSet.table(values, 1000, null).hash())
        .isEqualTo("37c0d43e4a76b6960e6eedd258daafa8e5602e81fbbe19853282ffec8cf00f30");
  }

  @Test
  void theHashTellsContentShapeAndOrderApartButNotLabels() {
    String hash = ByteDataSet.images(pixels(), SHAPE).hash();
    byte[] changed = pixels();
    changed[11]++;
    assertThat(ByteDataSet.images(changed, SHAPE).hash()).isNotEqualTo(hash);
    assertThat(ByteDataSet.images(pixels(), new ImageShape(3, 2)).hash()).isNotEqualTo(hash);
    ByteDataSet labelled = ByteDataSet.images(pixels(), SHAPE, new int[] {1, 2});
    assertThat(labelled.hash()).isEqualTo(hash);
    assertThat(labelled.select(new int[] {0, 1}).hash()).isEqualTo(hash);
    assertThat(labelled.select(new int[] {1, 0}).hash()).isNotEqualTo(hash);

    DataSet one = labelled.select(new int[] {0});
    DataSet two = labelled.select(new int[] {1});
    assertThat(new DataSplits(one, two).hash())
        .isEqualTo(new DataSplits(one, two).hash())
        .isNotEqualTo(new DataSplits(two, one).hash())
        .matches("[0-9a-f]{64}");
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void numbersThatAreNotFiniteAreRefusedWithTheirPlace(float bad) {
    float[] values = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, bad, 12};
    assertThatThrownBy(() -> FloatDataSet.table(values, 3, null))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "the value at row 3, column 1 is %s; expected finite numbers: remove the row or fill the gap",
            bad);
    assertThatThrownBy(() -> FloatDataSet.images(values, SHAPE, null))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("the value at row 1, column 4 (pixel row 1, column 1) is " + bad);
  }

  @Test
  void contentThatIsNoWholeNumberOfRowsIsAnError() {
    assertThatThrownBy(() -> ByteDataSet.images(new byte[7], SHAPE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("7 numbers are no whole number of rows of 6, at least one");
    assertThatThrownBy(() -> FloatDataSet.table(new float[0], 3, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("0 numbers are no whole number of rows of 3, at least one");
    assertThatThrownBy(() -> ByteDataSet.images(pixels(), SHAPE, new int[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("3 labels for 2 rows; expected one each");
  }
}
