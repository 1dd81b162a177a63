package io.github.vae4j.core.engine;

/** The one place where a BLAS is called. All matrices are row-major. */
public interface MatrixProduct {
  /**
   * C = op(A) · op(B), or C += op(A) · op(B).
   *
   * @param transposeA whether A is stored as K × M
   * @param transposeB whether B is stored as N × K
   * @param m rows of C
   * @param n columns of C
   * @param k the inner dimension
   * @param aFrom index of A's first element, with {@code lda} elements from row to row
   * @param accumulate whether to add to what C holds
   */
  void multiply(
      boolean transposeA,
      boolean transposeB,
      int m,
      int n,
      int k,
      float[] a,
      int aFrom,
      int lda,
      float[] b,
      int bFrom,
      int ldb,
      boolean accumulate,
      float[] c,
      int cFrom,
      int ldc);
}
