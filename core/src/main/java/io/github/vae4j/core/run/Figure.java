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
    String name, String caption, int columns, int height, int width, float[][] pixels) {}
