package io.github.vae4j.core.data;

/** 1 where the value is above ½. */
final class Threshold implements Binarization {
  /** Of the values that a byte stands for. */
  private final float[] ofBytes = ByteDataSet.values();

  Threshold() {
    for (int p = 0; p < ofBytes.length; p++) {
      ofBytes[p] = of(ofBytes[p]);
    }
  }

  private static float of(float value) {
    return value > 0.5f ? 1f : 0f;
  }

  @Override
  public void apply(float[] x, int dim, int[] rows, int from, int to, long visit) {
    for (int row = from; row < to; row++) {
      for (int i = row * dim; i < (row + 1) * dim; i++) {
        UnitInterval.require(x[i], rows[row], i - row * dim);
        x[i] = of(x[i]);
      }
    }
  }

  /** Bytes are looked up at once, without a look at each value. */
  @Override
  public void read(DataSet data, float[] x, int[] rows, int from, int to, long visit) {
    if (data instanceof ByteDataSet bytes) {
      for (int i = from; i < to; i++) {
        bytes.copyRow(rows[i], ofBytes, x, i * bytes.dim());
      }
    } else {
      Binarization.super.read(data, x, rows, from, to, visit);
    }
  }
}
