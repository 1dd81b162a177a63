package io.github.vae4j.reports.html;

import io.github.vae4j.reports.files.FigureText;
import io.github.vae4j.reports.files.Png;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

/**
 * A picture that stands in the page itself.
 *
 * @param rows what each row of its grid is; empty where that is not known
 * @param rowHeight of one row, pixels
 * @param source a data: URL
 */
record Picture(
    String name,
    String caption,
    int width,
    int height,
    List<String> rows,
    int rowHeight,
    String source) {
  private static final String URL = "data:image/png;base64,";

  static Picture read(FigureText text, Path file) {
    try {
      return new Picture(
          text.name(),
          text.caption(),
          text.pictureWidth(),
          text.pictureHeight(),
          text.rows(),
          text.height(),
          url(CompactPng.of(Png.picture(Files.readAllBytes(file)))));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** One row of the grid as a picture of its own. */
  Picture strip(int row) {
    byte[] png = Base64.getDecoder().decode(source.substring(URL.length()));
    try {
      BufferedImage whole = Png.picture(png);
      BufferedImage part = whole.getSubimage(0, top(row), width, rowHeight);
      return new Picture(
          name, rows.get(row), width, rowHeight, List.of(), rowHeight, url(CompactPng.of(part)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot cut the picture " + name, e);
    }
  }

  /** Where a row begins, pixels from the top. */
  private int top(int row) {
    return row * (rowHeight + FigureText.GAP);
  }

  /** From one row to the next, as a share of the height in %. */
  double stride() {
    return 100.0 * (rowHeight + FigureText.GAP) / height;
  }

  private static String url(byte[] png) {
    return URL + Base64.getEncoder().encodeToString(png);
  }
}
