package io.github.vae4j.reports.files;

import io.github.vae4j.core.InputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What is known of a figure beside its pixels.
 *
 * @param file name of the picture in the same folder
 * @param images how many images the grid has
 * @param columns images in a row of the grid
 * @param height of one image, pixels
 * @param width of one image, pixels
 * @param pictureWidth of the whole grid, pixels
 * @param pictureHeight of the whole grid, pixels
 * @param rows what each row of the grid is; empty where they are alike, or where it is not known
 */
public record FigureText(
    String name,
    String caption,
    String file,
    int images,
    int columns,
    int height,
    int width,
    int pictureWidth,
    int pictureHeight,
    List<String> rows) {

  /** Transparent pixels between two images of the grid. */
  public static final int GAP = 2;

  /**
   * The figures that are described in a folder, by file name; none where there is no folder.
   *
   * @throws InputException if a description is damaged
   */
  public static List<FigureText> readAll(Path figures) {
    if (!Files.isDirectory(figures)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(figures)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .sorted()
          .map(file -> Json.read(file, FigureText.class, Map.of("rows", List.of())))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + figures, e);
    }
  }
}
