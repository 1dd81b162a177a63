package io.github.vae4j.core.run;

import java.util.List;

/**
 * A grid of grey images to be shown.
 *
 * @param name file name without ending: "reconstructions"
 * @param caption what is seen, row by row
 * @param columns images in a row of the grid
 * @param height of one image, pixels
 * @param width of one image, pixels
 * @param pixels [count, height · width] in reading order; values are shown clipped to [0, 1]
 * @param rows what each row of the grid is: "input", "mean" …; empty where the rows are alike
 */
public record Figure(
    String name,
    String caption,
    int columns,
    int height,
    int width,
    float[][] pixels,
    List<String> rows) {
  public Figure {
    rows = List.copyOf(rows);
    if (pixels.length == 0 || columns < 1) {
      throw new IllegalArgumentException(
          "figure '%s' has %d images in %d columns; expected at least one"
              .formatted(name, pixels.length, columns));
    }
    for (float[] image : pixels) {
      if (image.length != height * width) {
        throw new IllegalArgumentException(
            "an image of figure '%s' has %d pixels; expected %d × %d"
                .formatted(name, image.length, height, width));
      }
    }
    if (!rows.isEmpty() && pixels.length != rows.size() * columns) {
      throw new IllegalArgumentException(
          "figure '%s' has %d images; expected %d rows of %d"
              .formatted(name, pixels.length, rows.size(), columns));
    }
  }

  /** A grid whose rows are alike. */
  public Figure(String name, String caption, int columns, int height, int width, float[][] pixels) {
    this(name, caption, columns, height, width, pixels, List.of());
  }
}
