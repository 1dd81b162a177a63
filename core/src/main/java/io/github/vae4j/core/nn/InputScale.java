package io.github.vae4j.core.nn;

import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.tensor.Tensor;
import java.util.Arrays;

/**
 * What a network is fed in place of x, one column at a time: (t(x) − centre) / width, where t(x) is
 * x, or log(1 + x) of a column of counts. Layers are started for inputs of a size of about 1;
 * counts and measurements have any. Fixed before training and not learned; distributions still see
 * x.
 */
public final class InputScale {
  private final boolean[] counts;
  private final float[] centre;
  private final float[] width;

  private InputScale(boolean[] counts, float[] centre, float[] width) {
    this.counts = counts;
    this.centre = centre;
    this.width = width;
  }

  /** Feeds D columns as they are. */
  public static InputScale none(int columns) {
    float[] width = new float[columns];
    Arrays.fill(width, 1);
    return new InputScale(new boolean[columns], new float[columns], width);
  }

  /**
   * A scale of D columns.
   *
   * @param counts whether log(1 + x) is taken first; of a value below 0 as of 0
   * @param centre in units of t(x)
   * @param width above 0, in units of t(x)
   */
  public static InputScale of(boolean[] counts, float[] centre, float[] width) {
    if (centre.length != counts.length || width.length != counts.length) {
      throw new IllegalArgumentException(
          "%d columns with %d centres and %d widths; expected one of each"
              .formatted(counts.length, centre.length, width.length));
    }
    for (int j = 0; j < width.length; j++) {
      if (!(width[j] > 0) || !Float.isFinite(width[j]) || !Float.isFinite(centre[j])) {
        throw new IllegalArgumentException(
            "column %d has the centre %s and the width %s; expected finite numbers, and a width above 0"
                .formatted(j, centre[j], width[j]));
      }
    }
    return new InputScale(counts.clone(), centre.clone(), width.clone());
  }

  /** Whether every column is fed as it is, to the bit. */
  public boolean isNone() {
    InputScale none = none(counts.length);
    return Arrays.equals(counts, none.counts)
        && Arrays.equals(centre, none.centre)
        && Arrays.equals(width, none.width);
  }

  /**
   * What is fed.
   *
   * @param x [..., D]
   */
  Tensor apply(Tensor x) {
    Tensor plain = x.mul(row(x, j -> counts[j] ? 0 : 1));
    Tensor logs = x.mul(row(x, j -> counts[j] ? 1 : 0)).max(x.scope().scalar(0)).log1p();
    return plain.add(logs).sub(row(x, j -> centre[j])).div(row(x, j -> width[j]));
  }

  private interface Column {
    float of(int j);
  }

  private Tensor row(Tensor x, Column value) {
    float[] values = new float[counts.length];
    for (int j = 0; j < values.length; j++) {
      values[j] = value.of(j);
    }
    return x.scope().constant(Shape.of(values.length), values);
  }
}
