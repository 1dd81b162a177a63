package io.github.vae4j.core.tensor;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The sizes of an array's dimensions, outermost first. A scalar has none. Immutable. */
public final class Shape {
  private static final Shape SCALAR = new Shape(new int[0]);

  private final int[] sizes;
  private final int size;

  private Shape(int[] sizes) {
    this.sizes = sizes;
    long product = 1;
    for (int s : sizes) {
      if (s < 0) {
        throw new IllegalArgumentException(
            "shape " + text(sizes) + " has a negative dimension; expected each at least 0");
      }
      product *= s;
      if (product > Integer.MAX_VALUE - 8) {
        throw new IllegalArgumentException(
            "shape %s has more than 2³¹ − 9 elements; use smaller batches or fewer samples"
                .formatted(text(sizes)));
      }
    }
    this.size = (int) product;
  }

  /** The shape of those dimensions. */
  public static Shape of(int... sizes) {
    return sizes.length == 0 ? SCALAR : new Shape(sizes.clone());
  }

  /** The number of dimensions. */
  public int rank() {
    return sizes.length;
  }

  /** The number of elements. */
  public int size() {
    return size;
  }

  /** The size of a dimension; negative ones count from the last, −1. */
  public int get(int dimension) {
    return sizes[index(dimension)];
  }

  /** The size of the last dimension; 1 for a scalar. */
  public int last() {
    return sizes.length == 0 ? 1 : sizes[sizes.length - 1];
  }

  /** The sizes, outermost first. */
  public int[] toArray() {
    return sizes.clone();
  }

  /** The dimension's index from the front, for one that may count from the back. */
  int index(int dimension) {
    int index = dimension < 0 ? dimension + sizes.length : dimension;
    if (index < 0 || index >= sizes.length) {
      throw new IllegalArgumentException(
          "dimension %d of shape %s; expected %d to %d"
              .formatted(dimension, this, -sizes.length, sizes.length - 1));
    }
    return index;
  }

  /** This shape with one dimension's size changed. */
  Shape with(int dimension, int newSize) {
    int[] changed = sizes.clone();
    changed[index(dimension)] = newSize;
    return new Shape(changed);
  }

  /** This shape without one dimension. */
  Shape without(int dimension) {
    int index = index(dimension);
    int[] rest = new int[sizes.length - 1];
    System.arraycopy(sizes, 0, rest, 0, index);
    System.arraycopy(sizes, index + 1, rest, index, rest.length - index);
    return of(rest);
  }

  /** The product of the sizes of dimensions [from, to). */
  int product(int from, int to) {
    int product = 1;
    for (int i = from; i < to; i++) {
      product *= sizes[i];
    }
    return product;
  }

  /**
   * The shape of an elementwise result: dimensions are aligned at the last one, and a missing one
   * or one of size 1 is repeated.
   */
  static Shape broadcast(Shape a, Shape b) {
    if (a.equals(b)) {
      return a;
    }
    int rank = Math.max(a.rank(), b.rank());
    int[] result = new int[rank];
    for (int i = 1; i <= rank; i++) {
      int x = i <= a.rank() ? a.sizes[a.rank() - i] : 1;
      int y = i <= b.rank() ? b.sizes[b.rank() - i] : 1;
      if (x != y && x != 1 && y != 1) {
        throw new IllegalArgumentException(
            ("shapes %s and %s do not broadcast: aligned at the last dimension, sizes must be"
                    + " equal or one of them 1, and %d meets %d")
                .formatted(a, b, x, y));
      }
      result[rank - i] = x == 1 ? y : x;
    }
    return of(result);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Shape that && Arrays.equals(sizes, that.sizes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(sizes);
  }

  @Override
  public String toString() {
    return text(sizes);
  }

  private static String text(int[] sizes) {
    return Arrays.stream(sizes)
        .mapToObj(String::valueOf)
        .collect(Collectors.joining(", ", "[", "]"));
  }
}
