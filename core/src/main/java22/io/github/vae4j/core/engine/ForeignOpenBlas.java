package io.github.vae4j.core.engine;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Arrays;

/** The matrix product of the OpenBLAS that ND4J ships, called on the heap arrays themselves. */
final class ForeignOpenBlas implements MatrixProduct {
  /** Takes the address of cblas_sgemm first. A constant, so that calls are compiled in line. */
  @SuppressWarnings("restricted")
  private static final MethodHandle CALL =
      Linker.nativeLinker()
          .downcallHandle(
              // order, transpose A, transpose B, m, n, k, alpha, A, lda, B, ldb, beta, C, ldc
              FunctionDescriptor.ofVoid(
                  JAVA_INT,
                  JAVA_INT,
                  JAVA_INT,
                  JAVA_INT,
                  JAVA_INT,
                  JAVA_INT,
                  JAVA_FLOAT,
                  ADDRESS,
                  JAVA_INT,
                  ADDRESS,
                  JAVA_INT,
                  JAVA_FLOAT,
                  ADDRESS,
                  JAVA_INT),
              Linker.Option.critical(true));

  private final MemorySegment sgemm;

  /**
   * Calls a function.
   *
   * @param sgemm the address of cblas_sgemm
   */
  ForeignOpenBlas(MemorySegment sgemm) {
    this.sgemm = sgemm;
  }

  @Override
  public void multiply(
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
      int ldc) {
    if (!accumulate) {
      // Faster than beta = 0, for which OpenBLAS writes zeros one column after the other.
      for (int row = 0; row < m; row++) {
        Arrays.fill(c, cFrom + row * ldc, cFrom + row * ldc + n, 0f);
      }
    }
    CallSize size = CallSize.of(m, n, k);
    for (int row = 0; row < m; row += size.rows()) {
      for (int column = 0; column < n; column += size.columns()) {
        call(
            transposeA,
            transposeB,
            Math.min(size.rows(), m - row),
            Math.min(size.columns(), n - column),
            k,
            a,
            aFrom + (transposeA ? row : row * lda),
            lda,
            b,
            bFrom + (transposeB ? column * ldb : column),
            ldb,
            c,
            cFrom + row * ldc + column,
            ldc);
      }
    }
  }

  private void call(
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
      float[] c,
      int cFrom,
      int ldc) {
    try {
      CALL.invokeExact(
          sgemm,
          CblasRowMajor,
          transposeA ? CblasTrans : CblasNoTrans,
          transposeB ? CblasTrans : CblasNoTrans,
          m,
          n,
          k,
          1f,
          matrix(a, aFrom, transposeA ? k : m, transposeA ? m : k, lda),
          Math.max(1, lda),
          matrix(b, bFrom, transposeB ? n : k, transposeB ? k : n, ldb),
          Math.max(1, ldb),
          1f,
          matrix(c, cFrom, m, n, ldc),
          ldc);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError("a call of a C function throws nothing else", e);
    }
  }

  /** Exactly the elements of a matrix, so that one that leaves its array is refused. */
  private static MemorySegment matrix(float[] array, int from, int rows, int columns, int stride) {
    long length = rows == 0 || columns == 0 ? 0 : (rows - 1L) * stride + columns;
    return MemorySegment.ofArray(array)
        .asSlice(JAVA_FLOAT.byteSize() * from, JAVA_FLOAT.byteSize() * length);
  }
}
