package io.github.vae4j.core.tensor;

import io.github.vae4j.core.engine.MatrixProduct;
import org.jspecify.annotations.Nullable;

/**
 * C = op(A)·op(B), + bias, or + C, all contiguous. It is split into rows, or into columns where
 * these are far more.
 *
 * @param transposeA whether A is stored as K × M
 * @param transposeB whether B is stored as N × K
 * @param bias added to each row of C, or null
 * @param add whether to add to what C holds; not together with a bias
 * @param count how many parts it is split into
 */
record Product(
    MatrixProduct blas,
    boolean transposeA,
    boolean transposeB,
    int m,
    int n,
    int k,
    float[] a,
    float[] b,
    float @Nullable [] bias,
    boolean add,
    float[] c,
    int count)
    implements Parts {
  private static final int MOST_PARTS = 16;

  /** Products of fewer multiplications than this are not split. */
  private static final int SMALL = 1 << 18;

  /**
   * How many parts of about {@code length} rows or columns a product has: at least two, so that two
   * workers share it, unless it is small. Each part makes OpenBLAS rearrange all of the operand
   * that is not cut, so that half as many parts are 3 to 8 % faster.
   */
  static int parts(int m, int n, int k, int length) {
    if ((long) m * n * k < SMALL) {
      return 1;
    }
    int side = byColumns(m, n) ? n : m;
    int parts = Math.min(MOST_PARTS, (side + length / 2) / length);
    return parts < 2 && side >= 32 ? 2 : Math.max(1, parts);
  }

  /** Rows lie together in memory. */
  private static boolean byColumns(int m, int n) {
    return n > 2 * m;
  }

  @Override
  public void run(int part) {
    boolean byColumns = byColumns(m, n);
    int side = byColumns ? n : m;
    int from = (int) ((long) side * part / count);
    int to = (int) ((long) side * (part + 1) / count);
    int rows = byColumns ? m : to - from;
    int columns = byColumns ? to - from : n;
    int row = byColumns ? 0 : from;
    int column = byColumns ? from : 0;
    int lda = transposeA ? m : k;
    int ldb = transposeB ? k : n;
    int at = row * n + column;
    if (bias != null) {
      repeat(bias, column, rows, columns, at);
    }
    blas.multiply(
        transposeA,
        transposeB,
        rows,
        columns,
        k,
        a,
        transposeA ? row : row * lda,
        lda,
        b,
        transposeB ? column * ldb : column,
        ldb,
        add || bias != null,
        c,
        at,
        n);
  }

  /** Every row starts from the bias, to which the product is added: that costs one copy. */
  private void repeat(float[] biases, int column, int rows, int columns, int at) {
    for (int row = 0; row < rows; row++) {
      System.arraycopy(biases, column, c, at + row * n, columns);
    }
  }
}
