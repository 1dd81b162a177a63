package io.github.vae4j.core.tensor;

import io.github.vae4j.core.engine.MatrixProduct;
import java.util.Arrays;

/**
 * Products of many matrices, [..., M, K] · [..., K, N], whose leading dimensions broadcast. A task
 * is one matrix of the result, or all that is added to one matrix of a gradient.
 */
final class BatchedMatMul {
  private final Tensor a;
  private final Tensor b;
  private final int m;
  private final int k;
  private final int n;
  private final Shape batch;

  /** For every matrix of the result, the index of the matrices it is the product of. */
  private final int[] ofA;

  private final int[] ofB;

  private BatchedMatMul(Tensor a, Tensor b) {
    this.a = a;
    this.b = b;
    m = a.shape().get(-2);
    k = a.shape().get(-1);
    n = b.shape().get(-1);
    batch = Shape.broadcast(leading(a.shape()), leading(b.shape()));
    ofA = positions(leading(a.shape()));
    ofB = positions(leading(b.shape()));
  }

  static Tensor of(Tensor a, Tensor b) {
    if (a.shape().rank() < 2 || b.shape().rank() < 2 || a.shape().get(-1) != b.shape().get(-2)) {
      throw MatMul.mismatch(a, b);
    }
    return new BatchedMatMul(a, b).result(Tensor.scopeOf(a, b));
  }

  private Tensor result(Scope scope) {
    int[] sizes = Arrays.copyOf(batch.toArray(), batch.rank() + 2);
    sizes[batch.rank()] = m;
    sizes[batch.rank() + 1] = n;
    Shape shape = Shape.of(sizes);
    float[] out = scope.allocate(shape.size());
    float[] x = a.array();
    float[] y = b.array();
    MatrixProduct blas = scope.device().matrixProduct();
    scope
        .device()
        .workers()
        .run(
            batch.size(),
            (i, worker) -> {
              int atA = ofA[i] * m * k;
              int atB = ofB[i] * k * n;
              blas.multiply(false, false, m, n, k, x, atA, k, y, atB, n, false, out, i * m * n, n);
            });
    boolean tracked = a.tracked() || b.tracked();
    return Tensor.result(scope, shape, out, tracked, this::gradient);
  }

  private void gradient(float[] g, Gradients grads) {
    MatrixProduct blas = a.scope().device().matrixProduct();
    float[] x = a.array();
    float[] y = b.array();
    if (a.tracked()) {
      float[] dA = grads.zeroedTarget(a);
      forEachMatrix(
          ofA,
          leading(a.shape()).size(),
          (i, at) ->
              blas.multiply(
                  false,
                  true,
                  m,
                  k,
                  n,
                  g,
                  i * m * n,
                  n,
                  y,
                  ofB[i] * k * n,
                  n,
                  true,
                  dA,
                  at * m * k,
                  k));
    }
    if (b.tracked()) {
      float[] dB = grads.zeroedTarget(b);
      forEachMatrix(
          ofB,
          leading(b.shape()).size(),
          (i, at) ->
              blas.multiply(
                  true,
                  false,
                  k,
                  n,
                  m,
                  x,
                  ofA[i] * m * k,
                  k,
                  g,
                  i * m * n,
                  n,
                  true,
                  dB,
                  at * k * n,
                  n));
    }
  }

  private interface Product {
    void add(int i, int at);
  }

  /** For each matrix of an operand, all products that were made of it, in their order. */
  private void forEachMatrix(int[] positions, int count, Product product) {
    int[] first = new int[count];
    int[] next = new int[positions.length];
    Arrays.fill(first, -1);
    for (int i = positions.length - 1; i >= 0; i--) {
      next[i] = first[positions[i]];
      first[positions[i]] = i;
    }
    a.scope()
        .device()
        .workers()
        .run(
            count,
            (at, worker) -> {
              for (int i = first[at]; i >= 0; i = next[i]) {
                product.add(i, at);
              }
            });
  }

  private static Shape leading(Shape shape) {
    return Shape.of(Arrays.copyOf(shape.toArray(), shape.rank() - 2));
  }

  private int[] positions(Shape small) {
    Spread spread = Spread.of(small, batch);
    int[] positions = new int[batch.size()];
    for (int i = 0; i < positions.length; i++) {
      positions[i] = spread.position(i);
    }
    return positions;
  }
}
