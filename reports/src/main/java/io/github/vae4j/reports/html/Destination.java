package io.github.vae4j.reports.html;

import io.github.vae4j.core.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Where a page made from several folders is written: a file if its name ends with ".html", else a
 * folder. Nothing is overwritten but an earlier page of this program.
 */
record Destination(Path page) {
  private static final int START = 4096;
  private static final String GENERATOR = "<meta name=\"generator\" content=\"vae4j\">";

  /**
   * Checks a destination, and makes its folder.
   *
   * @throws InputException if a page there would overwrite something else
   */
  static Destination of(Path out) {
    boolean file = String.valueOf(out.getFileName()).toLowerCase(Locale.ROOT).endsWith(".html");
    Path page = file ? out : out.resolve("report.html");
    Path folder = page.toAbsolutePath().resolveSibling("").normalize();
    Path above = file ? folder : folder.resolve("..").normalize();
    if (!Files.isDirectory(above)) {
      throw new InputException(
          "cannot write %s: %s is not a folder; make it, or choose another --out"
              .formatted(out, above));
    }
    if (Files.exists(folder.resolve("manifest.json"))) {
      throw new InputException(
          "%s is the output folder of an experiment, whose own page stands there; choose another --out"
              .formatted(folder));
    }
    if (Files.exists(page) && !isPage(page)) {
      throw new InputException(
          "%s exists and is no page of vae4j; it is not overwritten: choose another --out"
              .formatted(page));
    }
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new InputException(
          "cannot make the folder %s (%s); choose another --out".formatted(folder, e.getMessage()),
          e);
    }
    return new Destination(page);
  }

  private static boolean isPage(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(START), StandardCharsets.UTF_8).contains(GENERATOR);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** Where the tables for a paper stand: tables.md beside report.html, else beside a name alike. */
  static Path tables(Path page, String type) {
    String name = String.valueOf(page.getFileName()).replaceFirst("(?i)\\.html$", "");
    return page.resolveSibling((name.equals("report") ? "tables" : name + "-tables") + "." + type);
  }
}
