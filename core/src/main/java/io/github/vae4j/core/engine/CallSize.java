package io.github.vae4j.core.engine;

/**
 * How large a part of C one call of OpenBLAS makes. Large products are made in several calls,
 * because a virtual machine cannot stop for its collector while native code works on the heap; and
 * with copies they are cut alike, because other cuts may give other bits.
 *
 * @param rows rows of C, of which the last call makes what remains
 * @param columns columns of C, likewise
 */
record CallSize(int rows, int columns) {
  /** Floating-point operations of a call at most: about two milliseconds. */
  private static final long MOST_OPERATIONS = 1L << 27;

  /** Cuts are at multiples of this, as OpenBLAS works on blocks of 4 to 32 rows and columns. */
  private static final int BLOCK = 64;

  /** For a product of m rows, n columns and the inner dimension k. */
  static CallSize of(int m, int n, int k) {
    int rows = atMost(m, MOST_OPERATIONS / (2 * positive(n) * positive(k)));
    int columns = atMost(n, MOST_OPERATIONS / (2L * rows * positive(k)));
    return new CallSize(rows, columns);
  }

  private static long positive(int size) {
    return Math.max(1, size);
  }

  private static int atMost(int size, long limit) {
    return size <= limit ? Math.max(1, size) : (int) Math.max(BLOCK, limit / BLOCK * BLOCK);
  }
}
