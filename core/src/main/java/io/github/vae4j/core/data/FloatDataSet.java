package io.github.vae4j.core.data;

import io.github.vae4j.core.InputException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tables of numbers, or images whose pixels are more than a byte, kept as 32-bit numbers. */
public final class FloatDataSet implements DataSet {
  private final float[] values;
  private final int dim;
  private final int size;
  private final @Nullable ImageShape shape;
  private final int @Nullable [] labels;
  private @Nullable String hash;

  private FloatDataSet(
      float[] values, int dim, @Nullable ImageShape shape, int @Nullable [] labels) {
    this.values = values;
    this.dim = dim;
    this.size = Rows.count(values.length, dim);
    this.shape = shape;
    this.labels = Rows.checkLabels(labels, size);
    refuseNonFinite();
  }

  /**
   * A table of D columns.
   *
   * @param values [N, D]; kept, not copied: the caller lets go of it
   * @param labels [N], or null if there are none; kept, not copied
   * @throws InputException at NaN or infinity, naming row and column
   */
  public static FloatDataSet table(float[] values, int dim, int @Nullable [] labels) {
    return new FloatDataSet(values, dim, null, labels);
  }

  /**
   * Grey images, values as they are.
   *
   * @param values [N, height, width]; kept, not copied: the caller lets go of it
   * @param labels [N], or null if there are none; kept, not copied
   * @throws InputException at NaN or infinity, naming row and column
   */
  public static FloatDataSet images(float[] values, ImageShape shape, int @Nullable [] labels) {
    return new FloatDataSet(values, shape.pixels(), shape, labels);
  }

  static FloatDataSet of(
      float[] values, int dim, @Nullable ImageShape shape, int @Nullable [] labels) {
    return new FloatDataSet(values, dim, shape, labels);
  }

  private void refuseNonFinite() {
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        throw new InputException(
            "the value at %s is %s; expected finite numbers: remove the row or fill the gap"
                .formatted(Place.of(this, i / dim, i % dim), values[i]));
      }
    }
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public int dim() {
    return dim;
  }

  @Override
  public long bytes() {
    return (long) values.length * Float.BYTES;
  }

  @Override
  public void copyRow(int index, float[] out, int from) {
    System.arraycopy(values, index * dim, out, from, dim);
  }

  @Override
  public Optional<ImageShape> imageShape() {
    return Optional.ofNullable(shape);
  }

  @Override
  public Optional<int[]> labels() {
    return Optional.ofNullable(labels).map(int[]::clone);
  }

  /**
   * {@inheritDoc} It covers the values and their shape; labels are not part of what is learned and
   * not covered.
   */
  @Override
  public synchronized String hash() {
    if (hash == null) {
      String row = shape == null ? String.valueOf(dim) : shape.height() + "," + shape.width();
      hash = ContentHash.of("float32 %d,%s".formatted(size, row)).add(values).hex();
    }
    return hash;
  }
}
