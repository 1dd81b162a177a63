package io.github.vae4j.core.data;

import java.util.Optional;

/** Rows of D numbers, kept compactly, with labels and an image shape where there are any. */
public interface DataSet {
  /** Rows. */
  int size();

  /** D, numbers in a row. */
  int dim();

  /** Writes row {@code index} to {@code out[from, from + dim)}. */
  void copyRow(int index, float[] out, int from);

  /** Height and width in pixels, if rows are grey images in reading order. */
  Optional<ImageShape> imageShape();

  /** A class of each row, if known. */
  Optional<int[]> labels();

  /** SHA-256 over the content in hexadecimal: equal data, equal hash, wherever it was read from. */
  String hash();

  /** Memory that the rows take, as far as known; 0 if they are computed when read. */
  default long bytes() {
    return 0;
  }

  /** Whether all values lie in [0, 1], told without reading them; false where that is not known. */
  default boolean inUnitInterval() {
    return false;
  }

  /** Writes those rows one after the other from {@code out[0]} on: [rows.length, D]. */
  default void copyRows(int[] rows, float[] out) {
    for (int i = 0; i < rows.length; i++) {
      copyRow(rows[i], out, i * dim());
    }
  }

  /** Those rows, in that order, with their labels, as a data set of its own. */
  default DataSet select(int[] rows) {
    float[] values = new float[Math.multiplyExact(rows.length, dim())];
    copyRows(rows, values);
    int[] chosen = labels().map(all -> Rows.pick(all, rows)).orElse(null);
    return FloatDataSet.of(values, dim(), imageShape().orElse(null), chosen);
  }
}
