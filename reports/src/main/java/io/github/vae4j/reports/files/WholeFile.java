package io.github.vae4j.reports.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Writes files that are never seen half-written: the bytes go to a hidden file beside the target,
 * which then takes the target's name in one move. A reader finds the old content or the new.
 */
public final class WholeFile {
  private WholeFile() {}

  /**
   * Writes or replaces a file.
   *
   * @throws UncheckedIOException if that fails; the target is then as it was
   */
  public static void write(Path target, byte[] content) {
    Path aside = target.resolveSibling("." + target.getFileName() + ".part");
    try {
      Files.write(aside, content);
      Files.move(
          aside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + target, e);
    }
  }

  /** Writes or replaces a text file in UTF-8. */
  public static void write(Path target, String content) {
    write(target, content.getBytes(StandardCharsets.UTF_8));
  }
}
