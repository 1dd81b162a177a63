package io.github.vae4j.core.data;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Grey images of one byte a pixel; pixel p stands for the value p/255 in [0, 1]. */
public final class ByteDataSet implements DataSet {
  private static final float[] VALUES = values();

  private final byte[] pixels;
  private final ImageShape shape;
  private final int size;
  private final int @Nullable [] labels;
  private @Nullable String hash;

  private ByteDataSet(byte[] pixels, ImageShape shape, int @Nullable [] labels) {
    this.pixels = pixels;
    this.shape = shape;
    this.size = Rows.count(pixels.length, shape.pixels());
    this.labels = Rows.checkLabels(labels, size);
  }

  /**
   * Images without labels.
   *
   * @param pixels [N, height, width], unsigned; kept, not copied: the caller lets go of it
   */
  public static ByteDataSet images(byte[] pixels, ImageShape shape) {
    return new ByteDataSet(pixels, shape, null);
  }

  /**
   * Images with labels.
   *
   * @param pixels [N, height, width], unsigned; kept, not copied: the caller lets go of it
   * @param labels [N]; kept, not copied
   */
  public static ByteDataSet images(byte[] pixels, ImageShape shape, int[] labels) {
    return new ByteDataSet(pixels, shape, labels);
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public int dim() {
    return shape.pixels();
  }

  @Override
  public long bytes() {
    return pixels.length;
  }

  @Override
  public boolean inUnitInterval() {
    return true;
  }

  @Override
  public void copyRow(int index, float[] out, int from) {
    copyRow(index, VALUES, out, from);
  }

  /** Writes for each pixel what the table of 256 says of it. */
  void copyRow(int index, float[] table, float[] out, int from) {
    int dim = dim();
    int start = index * dim;
    for (int i = 0; i < dim; i++) {
      out[from + i] = table[pixels[start + i] & 0xFF];
    }
  }

  @Override
  public Optional<ImageShape> imageShape() {
    return Optional.of(shape);
  }

  @Override
  public Optional<int[]> labels() {
    return Optional.ofNullable(labels).map(int[]::clone);
  }

  /**
   * {@inheritDoc} It covers the images and their shape; labels are not part of what is learned and
   * not covered.
   */
  @Override
  public synchronized String hash() {
    if (hash == null) {
      hash =
          ContentHash.of("uint8/255 %d,%d,%d".formatted(size, shape.height(), shape.width()))
              .add(pixels)
              .hex();
    }
    return hash;
  }

  @Override
  public ByteDataSet select(int[] rows) {
    int dim = dim();
    byte[] chosen = new byte[Math.multiplyExact(rows.length, dim)];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(pixels, rows[i] * dim, chosen, i * dim, dim);
    }
    return new ByteDataSet(chosen, shape, labels == null ? null : Rows.pick(labels, rows));
  }

  /** What each pixel stands for, as an array of the caller's own. */
  static float[] values() {
    float[] values = new float[256];
    for (int p = 0; p < 256; p++) {
      values[p] = p / 255f;
    }
    return values;
  }
}
