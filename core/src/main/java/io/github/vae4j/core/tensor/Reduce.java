package io.github.vae4j.core.tensor;

import java.util.Arrays;

/** Sums and maxima along one dimension. Sums are taken in double. */
final class Reduce {
  private static final int COLUMNS = 256;

  private Reduce() {}

  /** Sums an array along an axis. */
  static void sum(Device device, float[] x, Axis axis, float[] out) {
    int n = axis.n();
    int inner = axis.inner();
    if (inner == 1) {
      Axis.forRows(
          device,
          axis.outer(),
          n,
          (from, to, worker) -> {
            for (int o = from; o < to; o++) {
              out[o] = (float) Region.sum(x, o * n, o * n + n);
            }
          });
      return;
    }
    Parts chunks = columnSums(x, axis, out);
    Axis.forRows(
        device,
        chunks.count(),
        n * Math.min(COLUMNS, inner),
        (from, to, worker) -> {
          for (int chunk = from; chunk < to; chunk++) {
            chunks.run(chunk);
          }
        });
  }

  /** The sums of an array along an axis that is not the last; a part is some columns. */
  static Parts columnSums(float[] x, Axis axis, float[] out) {
    int n = axis.n();
    int inner = axis.inner();
    int chunks = (inner + COLUMNS - 1) / COLUMNS;
    return new Parts() {
      @Override
      public int count() {
        return axis.outer() * chunks;
      }

      @Override
      public void run(int part) {
        int o = part / chunks;
        int from = part % chunks * COLUMNS;
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
      }
    };
  }

  /** Sum over the dimension. */
  static Tensor sum(Tensor x, int dimension) {
    Axis axis = Axis.of(x.shape(), dimension);
    return axis.inner() == 1 ? sumRows(x, axis, dimension) : sumColumns(x, axis, dimension);
  }

  /** The sum over the last dimension is part of the pass that computes what is summed. */
  private static Tensor sumRows(Tensor x, Axis axis, int dimension) {
    Scope scope = x.scope();
    Shape shape = x.shape().without(dimension);
    float[] out = scope.allocate(shape.size());
    Region region = Region.of(x);
    int n = axis.n();
    if (n == 0) {
      Arrays.fill(out, 0, shape.size(), 0f);
    } else {
      region.sumRows(n, out);
    }
    return Tensor.result(
        scope, shape, out, x.tracked(), (g, grads) -> region.gradient(g, n, grads));
  }

  private static Tensor sumColumns(Tensor x, Axis axis, int dimension) {
    Scope scope = x.scope();
    Shape shape = x.shape().without(dimension);
    float[] out = scope.allocate(shape.size());
    sum(scope.device(), x.array(), axis, out);
    int n = axis.n();
    int inner = axis.inner();
    return Tensor.result(
        scope,
        shape,
        out,
        x.tracked(),
        (g, grads) -> {
          boolean add = grads.started(x);
          float[] target = grads.target(x);
          Axis.forRows(
              scope.device(),
              axis.outer() * n,
              inner,
              (from, to, worker) -> {
                for (int row = from; row < to; row++) {
                  int base = row / n * inner;
                  if (add) {
                    Rearrange.add(g, base, target, row * inner, inner);
                  } else {
                    System.arraycopy(g, base, target, row * inner, inner);
                  }
                }
              });
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
    Axis axis = Axis.of(x.shape(), dimension);
    int n = axis.n();
    int inner = axis.inner();
    if (n == 0) {
      throw new IllegalArgumentException(
          "the maximum over dimension %d of shape %s, which is empty, does not exist"
              .formatted(dimension, x.shape()));
    }
    Shape shape = x.shape().without(dimension);
    Scope scope = x.scope();
    float[] values = x.array();
    float[] out = scope.allocate(shape.size());
    int[] where = new int[shape.size()];
    Axis.forRows(
        scope.device(),
        where.length,
        n,
        (from, to, worker) -> {
          for (int i = from; i < to; i++) {
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
        });
    return Tensor.result(
        scope,
        shape,
        out,
        x.tracked(),
        (g, grads) -> {
          float[] target = grads.zeroedTarget(x);
          for (int i = 0; i < where.length; i++) {
            target[where[i]] += g[i];
          }
        });
  }
}
