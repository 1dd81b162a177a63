package io.github.vae4j.core.model;

import io.github.vae4j.core.tensor.Tensor;

/**
 * The n levels 0, 1/(n − 1), 2/(n − 1), …, 1 that a pixel of few bits can have, and a bin around
 * each: half a step to either side, the first open towards −∞ and the last towards ∞, so that the
 * bins tile the line.
 *
 * @param count n ≥ 2; 256 for images of 8 bits
 */
public record Levels(int count) {
  /** What a level may be off by in units of the last place of a float near 1. */
  private static final double ROUNDING = 0x1p-22;

  /** The levels of 8 bits. */
  public static final Levels OF_8_BITS = new Levels(256);

  public Levels {
    if (count < 2) {
      throw new IllegalArgumentException(count + " levels; expected at least 2");
    }
  }

  /** Half the distance of two levels, ½ / (n − 1). */
  public double halfStep() {
    return 0.5 / last();
  }

  /** The index of the level at 1, n − 1. */
  public int last() {
    return count - 1;
  }

  /** Level k as data sets hold it: the float next to k / (n − 1). */
  public float value(int k) {
    return (float) k / last();
  }

  /** The index of the level whose bin holds x. */
  public int nearest(float x) {
    return (int) Math.min(Math.max(Math.rint((double) x * last()), 0), last());
  }

  /** −1 where x lies in the first bin, 1 where it lies in the last, else 0. */
  public Tensor end(Tensor x) {
    return x.greater(1 - halfStep()).sub(x.neg().greater(-halfStep()));
  }

  /** The levels as a support; a value may be off by the rounding of floats, but by no more. */
  public Support support() {
    if (count == 2) {
      return Support.BINARY;
    }
    return new Support(
        count == 3 ? "{0, 1/2, 1}" : "{0, 1/%d, …, 1}".formatted(last()),
        this::contains,
        ("give the data as k/%1$d with whole k from 0 to %1$d, as images of 8 bits are for 255,"
                + " choose another number of levels, or a likelihood that is a density")
            .formatted(last()));
  }

  private boolean contains(float value) {
    double k = (double) value * last();
    return value >= 0f && value <= 1f && Math.abs(k - Math.rint(k)) <= last() * ROUNDING;
  }
}
