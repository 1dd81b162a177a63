package io.github.vae4j.core.data;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What the data sets of this package check and pick alike. */
final class Rows {
  private Rows() {}

  /** How many rows of {@code dim} numbers the content holds. */
  static int count(int length, int dim) {
    if (dim < 1 || length < dim || length % dim != 0) {
      throw new IllegalArgumentException(
          "%d numbers are no whole number of rows of %d, at least one".formatted(length, dim));
    }
    return length / dim;
  }

  static int @Nullable [] checkLabels(int @Nullable [] labels, int rows) {
    if (labels != null && labels.length != rows) {
      throw new IllegalArgumentException(
          "%d labels for %d rows; expected one each".formatted(labels.length, rows));
    }
    return labels;
  }

  static int[] pick(int[] all, int[] rows) {
    return Arrays.stream(rows).map(row -> all[row]).toArray();
  }
}
