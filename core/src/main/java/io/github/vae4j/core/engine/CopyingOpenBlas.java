package io.github.vae4j.core.engine;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.blas_set_num_threads;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.jspecify.annotations.Nullable;

/**
 * The matrix product of the OpenBLAS that ND4J ships, for every JDK: operands are copied to native
 * scratch of the calling thread and the result back, because JDKs before 22 cannot hand heap arrays
 * to native code. The copies cost a few percent of the products they serve.
 */
public final class CopyingOpenBlas implements MatrixProduct {
  private final ThreadLocal<Scratch> scratch = ThreadLocal.withInitial(Scratch::new);

  public CopyingOpenBlas() {
    // The workers split products among themselves; OpenBLAS's own threads would compete with them.
    blas_set_num_threads(1);
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
    if (m == 0 || n == 0) {
      return;
    }
    if (k == 0) {
      if (!accumulate) {
        for (int row = 0; row < m; row++) {
          java.util.Arrays.fill(c, cFrom + row * ldc, cFrom + row * ldc + n, 0f);
        }
      }
      return;
    }
    Scratch s = scratch.get();
    int aRows = transposeA ? k : m;
    int aColumns = transposeA ? m : k;
    int bRows = transposeB ? n : k;
    int bColumns = transposeB ? k : n;
    s.a.copyIn(a, aFrom, lda, aRows, aColumns);
    s.b.copyIn(b, bFrom, ldb, bRows, bColumns);
    s.c.ofSize(m * n);
    if (accumulate) {
      s.c.copyIn(c, cFrom, ldc, m, n);
    }
    CallSize size = CallSize.of(m, n, k);
    for (int row = 0; row < m; row += size.rows()) {
      for (int column = 0; column < n; column += size.columns()) {
        cblas_sgemm(
            CblasRowMajor,
            transposeA ? CblasTrans : CblasNoTrans,
            transposeB ? CblasTrans : CblasNoTrans,
            Math.min(size.rows(), m - row),
            Math.min(size.columns(), n - column),
            k,
            1f,
            s.a.at(transposeA ? row : row * aColumns),
            aColumns,
            s.b.at(transposeB ? column * bColumns : column),
            bColumns,
            accumulate ? 1f : 0f,
            s.c.at(row * n + column),
            n);
      }
    }
    s.c.copyOut(c, cFrom, ldc, m, n);
  }

  private static final class Scratch {
    final Native a = new Native();
    final Native b = new Native();
    final Native c = new Native();
  }

  /** A native array that grows to what is asked of it. */
  private static final class Native {
    private @Nullable FloatPointer pointer;
    private FloatBuffer view = FloatBuffer.allocate(0);

    FloatPointer at(int offset) {
      FloatPointer start = java.util.Objects.requireNonNull(pointer);
      return offset == 0 ? start : start.getPointer(offset);
    }

    void ofSize(int size) {
      FloatPointer current = pointer;
      if (current == null || view.capacity() < size) {
        if (current != null) {
          // If there is no memory for the next one, nothing may look at this one any more.
          pointer = null;
          view = FloatBuffer.allocate(0);
          current.close();
        }
        current = new FloatPointer((long) size + size / 4);
        pointer = current;
        view = current.asByteBuffer().order(ByteOrder.nativeOrder()).asFloatBuffer();
      }
    }

    void copyIn(float[] source, int from, int stride, int rows, int columns) {
      ofSize(rows * columns);
      if (stride == columns) {
        view.put(0, source, from, rows * columns);
      } else {
        for (int row = 0; row < rows; row++) {
          view.put(row * columns, source, from + row * stride, columns);
        }
      }
    }

    void copyOut(float[] target, int from, int stride, int rows, int columns) {
      if (stride == columns) {
        view.get(0, target, from, rows * columns);
      } else {
        for (int row = 0; row < rows; row++) {
          view.get(row * columns, target, from + row * stride, columns);
        }
      }
    }
  }
}
