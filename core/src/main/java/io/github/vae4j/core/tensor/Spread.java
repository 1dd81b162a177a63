package io.github.vae4j.core.tensor;

import java.util.Arrays;

/**
 * How an array is repeated to fill a larger shape. Neighbouring dimensions that are repeated alike
 * are merged, so that the common cases have one or two.
 */
final class Spread {
  private final int[] sizes;
  private final int[] strides;
  private final boolean whole;

  private Spread(int[] sizes, int[] strides, boolean whole) {
    this.sizes = sizes;
    this.strides = strides;
    this.whole = whole;
  }

  /** How {@code small} is repeated to {@code large}, which it must broadcast to. */
  static Spread of(Shape small, Shape large) {
    int rank = large.rank();
    int[] sizes = new int[Math.max(1, rank)];
    int[] strides = new int[Math.max(1, rank)];
    int used = 0;
    int stride = small.size();
    for (int i = 0; i < rank; i++) {
      int size = large.get(i);
      int inner = i - (rank - small.rank());
      int own = inner < 0 ? 1 : small.get(inner);
      if (own != 0) {
        stride /= own;
      }
      int step = own == 1 && size != 1 ? 0 : stride;
      if (size == 1 && rank > 1) {
        continue;
      }
      boolean repeated = step == 0;
      if (used > 0
          && (repeated
              ? strides[used - 1] == 0
              : strides[used - 1] != 0 && strides[used - 1] == step * size)) {
        sizes[used - 1] *= size;
        strides[used - 1] = step;
      } else {
        sizes[used] = size;
        strides[used] = step;
        used++;
      }
    }
    if (used == 0) {
      sizes[0] = 1;
      strides[0] = 1;
      used = 1;
    }
    boolean whole = small.size() == large.size();
    return new Spread(Arrays.copyOf(sizes, used), Arrays.copyOf(strides, used), whole);
  }

  /** Whether nothing is repeated. */
  boolean whole() {
    return whole;
  }

  /** Copies elements [p, p + n) of the large shape. */
  void load(float[] source, int p, int n, float[] out) {
    if (whole) {
      System.arraycopy(source, p, out, 0, n);
      return;
    }
    int last = sizes.length - 1;
    int length = sizes[last];
    for (int i = 0; i < n; ) {
      int row = (p + i) / length;
      int column = (p + i) - row * length;
      int count = Math.min(n - i, length - column);
      int from = offset(row);
      if (strides[last] == 0) {
        Arrays.fill(out, i, i + count, source[from]);
      } else {
        System.arraycopy(source, from + column, out, i, count);
      }
      i += count;
    }
  }

  private int offset(int row) {
    int offset = 0;
    int rest = row;
    for (int d = sizes.length - 2; d >= 0; d--) {
      offset += rest % sizes[d] * strides[d];
      rest /= sizes[d];
    }
    return offset;
  }

  /** Where element {@code p} of the large shape is found in the small one. */
  int position(int p) {
    int last = sizes.length - 1;
    return offset(p / sizes[last]) + p % sizes[last] * strides[last];
  }

  /** The sum of a large array over the repeated dimensions: the gradient of the small one. */
  float[] sum(Scope scope, float[] large) {
    float[] current = large;
    int inner = 1;
    for (int d = sizes.length - 1; d >= 0; d--) {
      if (strides[d] == 0) {
        int outer = 1;
        for (int i = 0; i < d; i++) {
          outer *= sizes[i];
        }
        float[] sums = scope.allocate(outer * inner);
        Reduce.sum(scope.device(), current, new Axis(outer, sizes[d], inner), sums);
        current = sums;
      } else {
        inner *= sizes[d];
      }
    }
    return current;
  }
}
