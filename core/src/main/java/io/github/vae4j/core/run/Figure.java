package io.github.vae4j.core.run;

/**
 * A grid of grey images to be shown.
 *
 * @param name file name without ending: "reconstructions"
 * @param caption what is seen, row by row
 * @param columns images in a row of the grid
 * @param height of one image, pixels
 * @param width of one image, pixels
 * @param pixels [count, height · width] in reading order; values are shown clipped to [0, 1]
 */
public record Figure(
    String name, String caption, int columns, int height, int width, float[][] pixels) {
  public Figure {
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
  }
}
