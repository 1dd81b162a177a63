package io.github.vae4j.core.tensor;

/**
 * Reductions along one dimension of an array seen as [outer, n, inner]. Sums are taken in double.
 */
final class Reduce {
  private static final int COLUMNS = 256;

  private Reduce() {}

  static void sum(Device device, float[] x, int outer, int n, int inner, float[] out) {
    if (inner == 1) {
      int rows = Math.max(1, 16_384 / Math.max(1, n));
      device
          .workers()
          .run(
              (outer + rows - 1) / rows,
              (task, worker) -> {
                for (int o = task * rows; o < Math.min(outer, (task + 1) * rows); o++) {
                  out[o] = (float) Region.sum(x, o * n, o * n + n);
                }
              });
      return;
    }
    int chunks = (inner + COLUMNS - 1) / COLUMNS;
    device
        .workers()
        .run(
            outer * chunks,
            (task, worker) -> {
              int o = task / chunks;
              int from = task % chunks * COLUMNS;
              int count = Math.min(COLUMNS, inner - from);
              double[] sums = new double[count];
              for (int row = 0; row < n; row++) {
                int base = (o * n + row) * inner + from;
                for (int c = 0; c < count; c++) {
                  sums[c] += x[base + c];
                }
              }
              int base = o * inner + from;
              for (int c = 0; c < count; c++) {
                out[base + c] = (float) sums[c];
              }
            });
  }

  /** Sum over the dimension. */
  static Tensor sum(Tensor x, int dimension) {
    int d = x.shape().index(dimension);
    int rank = x.shape().rank();
    Shape shape = x.shape().without(d);
    int n = x.shape().get(d);
    int outer = x.shape().product(0, d);
    int inner = x.shape().product(d + 1, rank);
    Scope scope = x.scope();
    float[] out = scope.allocate(shape.size());
    if (inner == 1) {
      Region region = Region.of(x);
      if (n == 0) {
        java.util.Arrays.fill(out, 0, shape.size(), 0f);
      } else {
        region.sumRows(n, out);
      }
      return Tensor.result(
          scope, shape, out, x.tracked(), (g, grads) -> region.gradient(g, n, grads));
    }
    sum(scope.device(), x.array(), outer, n, inner, out);
    return Tensor.result(
        scope,
        shape,
        out,
        x.tracked(),
        (g, grads) -> {
          boolean add = grads.started(x);
          float[] target = grads.target(x);
          for (int o = 0; o < outer; o++) {
            for (int row = 0; row < n; row++) {
              int base = (o * n + row) * inner;
              if (add) {
                for (int c = 0; c < inner; c++) {
                  target[base + c] += g[o * inner + c];
                }
              } else {
                System.arraycopy(g, o * inner, target, base, inner);
              }
            }
          }
        });
  }

  /** Sum over everything. */
  static Tensor sumAll(Tensor x) {
    Scope scope = x.scope();
    float[] out = scope.allocate(1);
    Region region = Region.of(x);
    out[0] = (float) region.sumAll();
    int n = Math.max(1, x.shape().size());
    return Tensor.result(
        scope, Shape.of(), out, x.tracked(), (g, grads) -> region.gradient(g, n, grads));
  }

  /** The largest value along the dimension; the gradient goes to its first occurrence. */
  static Tensor max(Tensor x, int dimension) {
    int d = x.shape().index(dimension);
    Shape shape = x.shape().without(d);
    int n = x.shape().get(d);
    int inner = x.shape().product(d + 1, x.shape().rank());
    if (n == 0) {
      throw new IllegalArgumentException(
          "the maximum over dimension %d of shape %s, which is empty, does not exist"
              .formatted(dimension, x.shape()));
    }
    Scope scope = x.scope();
    float[] values = x.array();
    float[] out = scope.allocate(shape.size());
    int[] where = new int[shape.size()];
    for (int i = 0; i < shape.size(); i++) {
      int base = i / inner * n * inner + i % inner;
      int best = base;
      for (int row = 1; row < n; row++) {
        int at = base + row * inner;
        if (values[at] > values[best] || Float.isNaN(values[at])) {
          best = at;
        }
      }
      out[i] = values[best];
      where[i] = best;
    }
    return Tensor.result(
        scope,
        shape,
        out,
        x.tracked(),
        (g, grads) -> {
          boolean add = grads.started(x);
          float[] target = grads.target(x);
          if (!add) {
            java.util.Arrays.fill(target, 0, x.shape().size(), 0f);
          }
          for (int i = 0; i < where.length; i++) {
            target[where[i]] += g[i];
          }
        });
  }

  /**
   * log Σ exp(x) along the dimension, as m + log Σ exp(x − m) with m the maximum. Over an empty
   * dimension it is −∞, the logarithm of an empty sum.
   */
  static Tensor logSumExp(Tensor x, int dimension) {
    int d = x.shape().index(dimension);
    Shape shape = x.shape().without(d);
    int n = x.shape().get(d);
    int inner = x.shape().product(d + 1, x.shape().rank());
    Scope scope = x.scope();
    float[] values = x.array();
    float[] out = scope.allocate(shape.size());
    for (int i = 0; i < shape.size(); i++) {
      int base = i / inner * n * inner + i % inner;
      double max = Double.NEGATIVE_INFINITY;
      for (int row = 0; row < n; row++) {
        max = Math.max(max, values[base + row * inner]);
      }
      if (Double.isInfinite(max) || Double.isNaN(max)) {
        out[i] = (float) max;
        continue;
      }
      double sum = 0;
      for (int row = 0; row < n; row++) {
        sum += Math.exp(values[base + row * inner] - max);
      }
      out[i] = (float) (max + Math.log(sum));
    }
    return Tensor.result(
        scope,
        shape,
        out,
        x.tracked(),
        (g, grads) -> {
          boolean add = grads.started(x);
          float[] target = grads.target(x);
          for (int i = 0; i < shape.size(); i++) {
            int base = i / inner * n * inner + i % inner;
            for (int row = 0; row < n; row++) {
              int at = base + row * inner;
              float weight =
                  out[i] == Float.NEGATIVE_INFINITY
                      ? 0f
                      : (float) Math.exp((double) values[at] - out[i]);
              target[at] = (add ? target[at] : 0f) + g[i] * weight;
            }
          }
        });
  }
}
