package io.github.vae4j.core.data;

/** Where a number stands, in words; rows and columns count from 0. */
final class Place {
  private Place() {}

  static String of(DataSet data, int row, int column) {
    String pixel =
        data.imageShape()
            .map(ImageShape::width)
            .map(w -> " (pixel row %d, column %d)".formatted(column / w, column % w))
            .orElse("");
    return "row %d, column %d%s".formatted(row, column, pixel);
  }
}
