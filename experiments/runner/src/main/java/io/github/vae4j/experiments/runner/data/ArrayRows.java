package io.github.vae4j.experiments.runner.data;

import io.github.vae4j.core.InputException;
import io.github.vae4j.core.data.ByteDataSet;
import io.github.vae4j.core.data.DataSet;
import io.github.vae4j.core.data.FloatDataSet;
import io.github.vae4j.core.data.ImageShape;
import io.github.vae4j.experiments.runner.data.NpyArray.Bytes;
import io.github.vae4j.experiments.runner.data.NpyArray.Floats;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads an array as rows: [N, D] is a table; [N, H, W], with or without one channel before or
 * after, is images. uint8 images are scaled by 1/255; everything else stays as it is.
 *
 * @param origin where the arrays are from, for messages
 * @param flattened the shape of the images that the rows of a table are, if they are
 */
record ArrayRows(String origin, Optional<ImageShape> flattened) {

  /**
   * The rows with a label each.
   *
   * @param labels [N] or [N, 1] whole numbers, or null if there are none
   */
  DataSet read(String name, NpyArray array, @Nullable NpyArray labels) {
    @Nullable ImageShape image = imageShape(name, array);
    int @Nullable [] classes = labels == null ? null : classes(labels, array.shape()[0]);
    try {
      if (image == null) {
        return FloatDataSet.table(floats(array).values(), array.shape()[1], classes);
      }
      if (array instanceof Bytes bytes) {
        byte[] pixels =
            bytes.type() == NpyType.BOOL || onlyBits(bytes.values())
                ? blackAndWhite(bytes.values())
                : bytes.values();
        return classes == null
            ? ByteDataSet.images(pixels, image)
            : ByteDataSet.images(pixels, image, classes);
      }
      return FloatDataSet.images(floats(array).values(), image, classes);
    } catch (InputException e) {
      throw new InputException("%s: %s".formatted(where(name), e.getMessage()), e);
    }
  }

  /**
   * A word on whole numbers beyond [0, 1], of which only images of bytes are scaled: whoever
   * expects grey values of [0, 1] would train on others.
   */
  Optional<String> unscaled(String name, NpyArray array) {
    boolean scaled = array instanceof Bytes && imageShape(name, array) != null;
    if (scaled || !array.type().isWhole()) {
      return Optional.empty();
    }
    float least = Float.POSITIVE_INFINITY;
    float most = Float.NEGATIVE_INFINITY;
    for (float value : floats(array).values()) {
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    return least >= 0 && most <= 1
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "%s is %s with values from %.0f to %.0f, which are used as they are: only images of"
                    + " uint8 are scaled to [0, 1]",
                where(name),
                array.type().numpyName(),
                least,
                most));
  }

  private @Nullable ImageShape imageShape(String name, NpyArray array) {
    int[] shape = array.shape();
    if (Arrays.stream(shape).anyMatch(size -> size < 1)) {
      throw new InputException(
          "%s is %s; expected at least one row and one column"
              .formatted(where(name), array.describe()));
    }
    if (shape.length == 2) {
      return flattened.map(image -> unflattened(name, image, shape[1])).orElse(null);
    }
    if (shape.length == 3) {
      return new ImageShape(shape[1], shape[2]);
    }
    if (shape.length == 4 && shape[3] == 1) {
      return new ImageShape(shape[1], shape[2]);
    }
    if (shape.length == 4 && shape[1] == 1) {
      return new ImageShape(shape[2], shape[3]);
    }
    throw new InputException(
        ("%s is %s; expected [N, D], a table, or [N, height, width], grey images, with or without"
                + " a channel of 1")
            .formatted(where(name), array.describe()));
  }

  private ImageShape unflattened(String name, ImageShape image, int columns) {
    if (image.pixels() != columns) {
      throw new InputException(
          "%s has rows of %d numbers; data.image says images of %d×%d = %d pixels"
              .formatted(where(name), columns, image.height(), image.width(), image.pixels()));
    }
    return image;
  }

  private int[] classes(NpyArray labels, int rows) {
    int[] shape = labels.shape();
    boolean column = shape.length == 1 || (shape.length == 2 && shape[1] == 1);
    if (!column || shape[0] != rows) {
      throw new InputException(
          "%s has labels that are %s; expected one for each of %d rows"
              .formatted(origin, labels.describe(), rows));
    }
    float[] values = floats(labels).values();
    int[] classes = new int[rows];
    for (int i = 0; i < rows; i++) {
      classes[i] = (int) values[i];
      // Beyond 2^24 not every whole number has a 32-bit float of its own.
      if (classes[i] != values[i] || Math.abs(values[i]) > 1 << 24) {
        throw new InputException(
            "%s has label %s at row %d; expected a whole number".formatted(origin, values[i], i));
      }
    }
    return classes;
  }

  private String where(String name) {
    return name.isEmpty() ? origin : "array '%s' of %s".formatted(name, origin);
  }

  private static Floats floats(NpyArray array) {
    return array instanceof Bytes bytes ? bytes.toFloats() : (Floats) array;
  }

  /** Whether bytes are 0 and 1 alone: bits, saved in the smallest type there is. */
  private static boolean onlyBits(byte[] values) {
    for (byte value : values) {
      if (value != 0 && value != 1) {
        return false;
      }
    }
    return true;
  }

  private static byte[] blackAndWhite(byte[] bits) {
    byte[] pixels = new byte[bits.length];
    for (int i = 0; i < bits.length; i++) {
      pixels[i] = (byte) (bits[i] == 0 ? 0 : 255);
    }
    return pixels;
  }
}
