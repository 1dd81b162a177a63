package io.github.vae4j.reports.html;

import io.github.vae4j.reports.files.FigureText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/**
 * A picture that stands in the page itself.
 *
 * @param source a data: URL
 */
record Picture(String name, String caption, int width, int height, String source) {
  static Picture read(FigureText text, Path file) {
    try {
      return new Picture(
          text.name(),
          text.caption(),
          text.pictureWidth(),
          text.pictureHeight(),
          "data:image/png;base64," + Base64.getEncoder().encodeToString(Files.readAllBytes(file)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
