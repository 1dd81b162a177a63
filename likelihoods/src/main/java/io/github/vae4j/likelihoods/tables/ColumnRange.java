package io.github.vae4j.likelihoods.tables;

/**
 * Columns from {@code first} on.
 *
 * @param first counted from 0
 * @param last the last of them; {@link #OPEN} for all that there are
 */
record ColumnRange(int first, int last) {
  static final int OPEN = Integer.MAX_VALUE;

  /** How many of D columns are in the range. */
  int width(int dataDim) {
    return Math.max(0, end(dataDim) - first);
  }

  /** The column after the last, for D columns. */
  int end(int dataDim) {
    return last == OPEN ? Math.max(first, dataDim) : last + 1;
  }

  boolean contains(int column) {
    return column >= first && column <= last;
  }

  @Override
  public String toString() {
    return last == OPEN ? first + "-" : last == first ? "" + first : first + "-" + last;
  }
}
