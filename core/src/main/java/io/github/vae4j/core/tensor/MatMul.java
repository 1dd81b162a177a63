package io.github.vae4j.core.tensor;

import io.github.vae4j.core.engine.MatrixProduct;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Products with one matrix and their gradients: for C = A·B, dA = dC·Bᵀ and dB = Aᵀ·dC, which are
 * computed side by side.
 */
final class MatMul {
  /** A part of a product by itself is about this many columns or rows. */
  private static final int ALONE = 200;

  /** Two products side by side have enough parts if each has half as many. */
  private static final int SIDE_BY_SIDE = 400;

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
    Device device = scope.device();
    MatrixProduct blas = device.matrixProduct();
    Shape shape = x.shape().with(-1, n);
    float[] out = scope.allocate(shape.size());
    float[] b = bias == null ? null : bias.array();
    int parts = Product.parts(m, n, k, ALONE);
    Parts.run(
        device,
        List.of(
            new Product(
                blas, false, false, m, n, k, x.array(), weight.array(), b, false, out, parts)));
    boolean tracked = x.tracked() || weight.tracked() || (bias != null && bias.tracked());
    return Tensor.result(
        scope,
        shape,
        out,
        tracked,
        (g, grads) -> {
          List<Parts> all = new ArrayList<>();
          int length = x.tracked() && weight.tracked() ? SIDE_BY_SIDE : ALONE;
          if (x.tracked()) {
            boolean add = grads.started(x);
            float[] w = weight.array();
            int cut = Product.parts(m, k, n, length);
            float[] dX = grads.target(x);
            all.add(new Product(blas, false, true, m, k, n, g, w, null, add, dX, cut));
          }
          if (x == weight) { // both would write to one array
            Parts.run(device, all);
            all.clear();
          }
          if (weight.tracked()) {
            boolean add = grads.started(weight);
            float[] values = x.array();
            int cut = Product.parts(k, n, m, length);
            float[] dW = grads.target(weight);
            all.add(new Product(blas, true, false, k, n, m, values, g, null, add, dW, cut));
          }
          float[] dBias = null;
          if (bias != null && bias.tracked()) {
            dBias = scope.allocate(n);
            all.add(Reduce.columnSums(g, new Axis(1, m, n), dBias));
          }
          Parts.run(device, all);
          if (bias != null && dBias != null) {
            grads.add(bias, dBias);
          }
        });
  }

  static IllegalArgumentException mismatch(Tensor a, Tensor b) {
    return new IllegalArgumentException(
        "matrix product of shapes %s and %s; expected [..., M, K] and [K, N] or [..., K, N]"
            .formatted(a.shape(), b.shape()));
  }
}
