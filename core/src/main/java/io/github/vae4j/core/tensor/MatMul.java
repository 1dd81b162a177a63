package io.github.vae4j.core.tensor;

import io.github.vae4j.core.engine.MatrixProduct;
import org.jspecify.annotations.Nullable;

/**
 * Matrix products and their gradients: for C = A·B, dA = dC·Bᵀ and dB = Aᵀ·dC. A product is split
 * along its longer side into parts of a fixed size, whatever the number of workers, so that the
 * result is the same bits for any number.
 */
final class MatMul {
  /** A part is about this many columns or rows. */
  private static final int PART = 200;

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
    Scope scope = x.scope();
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
            Reduce.sum(device, g, 1, m, n, sums);
            grads.add(bias, sums);
          }
        });
  }

  /** [..., M, K] · [..., K, N], the leading dimensions broadcast. */
  static Tensor batched(Tensor a, Tensor b) {
    int rankA = a.shape().rank();
    int rankB = b.shape().rank();
    if (rankA < 2 || rankB < 2 || a.shape().get(-1) != b.shape().get(-2)) {
      throw mismatch(a, b);
    }
    int m = a.shape().get(-2);
    int k = a.shape().get(-1);
    int n = b.shape().get(-1);
    Shape batchA = batch(a.shape());
    Shape batchB = batch(b.shape());
    Shape batch = Shape.broadcast(batchA, batchB);
    int count = batch.size();
    int[] atA = positions(batchA, batch);
    int[] atB = positions(batchB, batch);
    int[] sizes = java.util.Arrays.copyOf(batch.toArray(), batch.rank() + 2);
    sizes[batch.rank()] = m;
    sizes[batch.rank() + 1] = n;
    Shape shape = Shape.of(sizes);
    Scope scope = a.scope();
    float[] out = scope.allocate(shape.size());
    float[] va = a.array();
    float[] vb = b.array();
    MatrixProduct blas = scope.device().matrixProduct();
    scope
        .device()
        .workers()
        .run(
            count,
            (i, worker) ->
                blas.multiply(
                    false,
                    false,
                    m,
                    n,
                    k,
                    va,
                    atA[i] * m * k,
                    k,
                    vb,
                    atB[i] * k * n,
                    n,
                    false,
                    out,
                    i * m * n,
                    n));
    return Tensor.result(
        scope,
        shape,
        out,
        a.tracked() || b.tracked(),
        (g, grads) -> {
          if (a.tracked()) {
            float[] target = zeroed(grads, a);
            for (int i = 0; i < count; i++) {
              blas.multiply(
                  false,
                  true,
                  m,
                  k,
                  n,
                  g,
                  i * m * n,
                  n,
                  b.array(),
                  atB[i] * k * n,
                  n,
                  true,
                  target,
                  atA[i] * m * k,
                  k);
            }
          }
          if (b.tracked()) {
            float[] target = zeroed(grads, b);
            for (int i = 0; i < count; i++) {
              blas.multiply(
                  true,
                  false,
                  k,
                  n,
                  m,
                  a.array(),
                  atA[i] * m * k,
                  k,
                  g,
                  i * m * n,
                  n,
                  true,
                  target,
                  atB[i] * k * n,
                  n);
            }
          }
        });
  }

  private static float[] zeroed(Gradients grads, Tensor input) {
    boolean started = grads.started(input);
    float[] target = grads.target(input);
    if (!started) {
      java.util.Arrays.fill(target, 0, input.shape().size(), 0f);
    }
    return target;
  }

  private static Shape batch(Shape shape) {
    return Shape.of(java.util.Arrays.copyOf(shape.toArray(), shape.rank() - 2));
  }

  /** For every matrix of the large batch, the index of the matrix of the small one. */
  private static int[] positions(Shape small, Shape large) {
    float[] index = new float[small.size()];
    for (int i = 0; i < index.length; i++) {
      index[i] = i;
    }
    float[] spread = new float[large.size()];
    Spread.of(small, large).load(index, 0, spread.length, spread);
    int[] positions = new int[spread.length];
    for (int i = 0; i < positions.length; i++) {
      positions[i] = (int) spread[i];
    }
    return positions;
  }

  private static IllegalArgumentException mismatch(Tensor a, Tensor b) {
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
    int parts = (long) m * n * k < SMALL ? 1 : Math.max(1, Math.min(16, (side + PART / 2) / PART));
    if (parts == 1 && side >= 32 && (long) m * n * k >= SMALL) {
      parts = 2;
    }
    int total = parts;
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
