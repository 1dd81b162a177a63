package io.github.vae4j.core.tensor;

/** Operations that move elements and compute nothing; their gradients move them back. */
final class Rearrange {
  private Rearrange() {}

  static Tensor reshape(Tensor x, Shape shape) {
    if (shape.size() != x.shape().size()) {
      throw new IllegalArgumentException(
          "reshape of %s to %s; expected a shape of %d elements"
              .formatted(x.shape(), shape, x.shape().size()));
    }
    return x.reshaped(shape);
  }

  static Tensor slice(Tensor x, int dimension, int from, int to) {
    int d = x.shape().index(dimension);
    int length = x.shape().get(d);
    if (from < 0 || to < from || to > length) {
      throw new IllegalArgumentException(
          "slice [%d, %d) along dimension %d of %s; expected 0 ≤ from ≤ to ≤ %d"
              .formatted(from, to, dimension, x.shape(), length));
    }
    x.scope().checkOpen();
    if (from == 0 && to == length) {
      return x;
    }
    Shape shape = x.shape().with(d, to - from);
    int outer = x.shape().product(0, d);
    int inner = x.shape().product(d + 1, x.shape().rank());
    int row = (to - from) * inner;
    float[] out = x.scope().allocate(shape.size());
    float[] values = x.array();
    Device device = x.scope().device();
    Axis.forRows(
        device,
        outer,
        row,
        (first, last, worker) -> {
          for (int o = first; o < last; o++) {
            System.arraycopy(values, (o * length + from) * inner, out, o * row, row);
          }
        });
    return Tensor.result(
        x.scope(),
        shape,
        out,
        x.tracked(),
        (g, grads) -> {
          float[] target = grads.zeroedTarget(x);
          Axis.forRows(
              device,
              outer,
              row,
              (first, last, worker) -> {
                for (int o = first; o < last; o++) {
                  add(g, o * row, target, (o * length + from) * inner, row);
                }
              });
        });
  }

  static Tensor concat(Tensor first, int dimension, Tensor... others) {
    Tensor[] parts = new Tensor[others.length + 1];
    parts[0] = first;
    System.arraycopy(others, 0, parts, 1, others.length);
    int d = first.shape().index(dimension);
    int length = 0;
    boolean tracked = false;
    for (Tensor part : parts) {
      if (part.shape().rank() != first.shape().rank()
          || !part.shape().with(d, 0).equals(first.shape().with(d, 0))) {
        throw new IllegalArgumentException(
            "concat of %s and %s along dimension %d; expected all other dimensions to be equal"
                .formatted(first.shape(), part.shape(), dimension));
      }
      length += part.shape().get(d);
      tracked |= part.tracked();
    }
    Scope scope = Tensor.scopeOf(parts);
    Shape shape = first.shape().with(d, length);
    int outer = shape.product(0, d);
    int inner = shape.product(d + 1, shape.rank());
    int total = length * inner;
    float[] out = scope.allocate(shape.size());
    int at = 0;
    for (Tensor part : parts) {
      int row = part.shape().get(d) * inner;
      float[] values = part.array();
      int to = at;
      Axis.forRows(
          scope.device(),
          outer,
          row,
          (begin, end, worker) -> {
            for (int o = begin; o < end; o++) {
              System.arraycopy(values, o * row, out, o * total + to, row);
            }
          });
      at += row;
    }
    return Tensor.result(
        scope,
        shape,
        out,
        tracked,
        (g, grads) -> {
          int from = 0;
          for (Tensor part : parts) {
            int row = part.shape().get(d) * inner;
            if (part.tracked()) {
              int source = from;
              float[] target = grads.zeroedTarget(part);
              Axis.forRows(
                  scope.device(),
                  outer,
                  row,
                  (begin, end, worker) -> {
                    for (int o = begin; o < end; o++) {
                      add(g, o * total + source, target, o * row, row);
                    }
                  });
            }
            from += row;
          }
        });
  }

  static Tensor transpose(Tensor x, int first, int second) {
    int a = Math.min(x.shape().index(first), x.shape().index(second));
    int b = Math.max(x.shape().index(first), x.shape().index(second));
    int rank = x.shape().rank();
    int n = x.shape().get(a);
    int m = x.shape().get(b);
    Shape shape = x.shape().with(a, m).with(b, n);
    int outer = x.shape().product(0, a);
    int middle = x.shape().product(a + 1, b);
    int inner = x.shape().product(b + 1, rank);
    float[] out = x.scope().allocate(shape.size());
    if (a == b) {
      System.arraycopy(x.array(), 0, out, 0, shape.size());
      return Tensor.result(x.scope(), shape, out, x.tracked(), (g, grads) -> grads.add(x, g));
    }
    exchange(x.array(), out, outer, n, middle, m, inner);
    return Tensor.result(
        x.scope(),
        shape,
        out,
        x.tracked(),
        (g, grads) -> {
          float[] back = x.scope().allocate(shape.size());
          exchange(g, back, outer, m, middle, n, inner);
          grads.add(x, back);
        });
  }

  /** [outer, n, middle, m, inner] to [outer, m, middle, n, inner]. */
  private static void exchange(
      float[] from, float[] to, int outer, int n, int middle, int m, int inner) {
    for (int o = 0; o < outer; o++) {
      for (int i = 0; i < n; i++) {
        for (int k = 0; k < middle; k++) {
          for (int j = 0; j < m; j++) {
            int source = (((o * n + i) * middle + k) * m + j) * inner;
            int target = (((o * m + j) * middle + k) * n + i) * inner;
            System.arraycopy(from, source, to, target, inner);
          }
        }
      }
    }
  }

  static Tensor gather(Tensor x, int... rows) {
    if (x.shape().rank() == 0) {
      throw new IllegalArgumentException("gather of a scalar; expected at least one dimension");
    }
    int count = x.shape().get(0);
    int inner = x.shape().product(1, x.shape().rank());
    for (int row : rows) {
      if (row < 0 || row >= count) {
        throw new IllegalArgumentException(
            "gather of row %d of shape %s; expected 0 to %d".formatted(row, x.shape(), count - 1));
      }
    }
    int[] indices = rows.clone();
    Shape shape = x.shape().with(0, indices.length);
    float[] out = x.scope().allocate(shape.size());
    float[] values = x.array();
    for (int i = 0; i < indices.length; i++) {
      System.arraycopy(values, indices[i] * inner, out, i * inner, inner);
    }
    return Tensor.result(
        x.scope(),
        shape,
        out,
        x.tracked(),
        (g, grads) -> {
          float[] target = grads.zeroedTarget(x);
          for (int i = 0; i < indices.length; i++) {
            add(g, i * inner, target, indices[i] * inner, inner);
          }
        });
  }

  /** Adds part of an array to part of another. */
  static void add(float[] from, int fromIndex, float[] to, int toIndex, int n) {
    for (int i = 0; i < n; i++) {
      to[toIndex + i] += from[fromIndex + i];
    }
  }
}
