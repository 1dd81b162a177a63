package io.github.vae4j.core.tensor;

import io.github.vae4j.core.engine.MatrixProduct;
import org.jspecify.annotations.Nullable;

/**
 * Products with one matrix and their gradients: for C = A·B, dA = dC·Bᵀ and dB = Aᵀ·dC. A product
 * is split along its longer side into parts of a fixed size, whatever the number of workers, so
 * that the result is the same bits for any number.
 */
final class MatMul {
  /** A part is about this many columns or rows. */
  private static final int PART = 200;

  private static final int MOST_PARTS = 16;

  /** Products of fewer multiplications than this are not split. */
  private static final int SMALL = 1 << 18;

  private MatMul() {}

  /** [..., M, K] · [K, N] + bias[N], or without bias. */
  static Tensor affine(Tensor x, Tensor weight, @Nullable Tensor bias) {
    if (weight.shape().rank() != 2
        || x.shape().rank() < 1
        || x.shape().last() != weight.shape().get(0)) {
      throw mismatch(x, weight);
    }
    int k = weight.shape().get(0);
    int n = weight.shape().get(1);
    int m = x.shape().product(0, x.shape().rank() - 1);
    if (bias != null && !bias.shape().equals(Shape.of(n))) {
      throw new IllegalArgumentException(
          "bias of shape %s; expected [%d]".formatted(bias.shape(), n));
    }
    Scope scope = bias == null ? Tensor.scopeOf(x, weight) : Tensor.scopeOf(x, weight, bias);
    Shape shape = x.shape().with(-1, n);
    float[] out = scope.allocate(shape.size());
    float[] b = bias == null ? null : bias.array();
    product(scope.device(), false, false, m, n, k, x.array(), weight.array(), b, false, out);
    boolean tracked = x.tracked() || weight.tracked() || (bias != null && bias.tracked());
    return Tensor.result(
        scope,
        shape,
        out,
        tracked,
        (g, grads) -> {
          Device device = scope.device();
          if (x.tracked()) {
            boolean add = grads.started(x);
            product(device, false, true, m, k, n, g, weight.array(), null, add, grads.target(x));
          }
          if (weight.tracked()) {
            boolean add = grads.started(weight);
            product(device, true, false, k, n, m, x.array(), g, null, add, grads.target(weight));
          }
          if (bias != null && bias.tracked()) {
            float[] sums = scope.allocate(n);
            Reduce.sum(device, g, new Axis(1, m, n), sums);
            grads.add(bias, sums);
          }
        });
  }

  static IllegalArgumentException mismatch(Tensor a, Tensor b) {
    return new IllegalArgumentException(
        "matrix product of shapes %s and %s; expected [..., M, K] and [K, N] or [..., K, N]"
            .formatted(a.shape(), b.shape()));
  }

  /** C = op(A)·op(B) (+ bias) (+ C), all contiguous, split among the workers. */
  private static void product(
      Device device,
      boolean transposeA,
      boolean transposeB,
      int m,
      int n,
      int k,
      float[] a,
      float[] b,
      float @Nullable [] bias,
      boolean add,
      float[] c) {
    MatrixProduct blas = device.matrixProduct();
    int lda = transposeA ? m : k;
    int ldb = transposeB ? k : n;
    boolean byColumns = n >= m;
    int side = byColumns ? n : m;
    int total = parts(side, (long) m * n * k);
    device
        .workers()
        .run(
            total,
            (part, worker) -> {
              int from = (int) ((long) side * part / total);
              int to = (int) ((long) side * (part + 1) / total);
              int rows = byColumns ? m : to - from;
              int columns = byColumns ? to - from : n;
              int row = byColumns ? 0 : from;
              int column = byColumns ? from : 0;
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
                  add,
                  c,
                  row * n + column,
                  n);
              if (bias != null) {
                addBias(bias, c, row, rows, column, columns, n);
              }
            });
  }

  private static int parts(int side, long products) {
    if (products < SMALL) {
      return 1;
    }
    int parts = Math.min(MOST_PARTS, (side + PART / 2) / PART);
    return parts < 2 && side >= 32 ? 2 : Math.max(1, parts);
  }

  private static void addBias(
      float[] bias, float[] c, int row, int rows, int column, int columns, int n) {
    for (int r = row; r < row + rows; r++) {
      int base = r * n;
      for (int j = column; j < column + columns; j++) {
        c[base + j] += bias[j];
      }
    }
  }
}
