package io.github.vae4j.core.data;

/** 1 where the value is above ½. */
final class Threshold implements Binarization {
  @Override
  public void apply(float[] x, int dim, int[] rows, int from, int to, long visit) {
    for (int row = from; row < to; row++) {
      for (int i = row * dim; i < (row + 1) * dim; i++) {
        UnitInterval.require(x[i], rows[row], i - row * dim);
        x[i] = x[i] > 0.5f ? 1f : 0f;
      }
    }
  }
}
