package io.github.vae4j.experiments.runner.data;

import io.github.vae4j.core.InputException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Finding what the user named, and refusing what is not there in one voice. */
final class InputFiles {
  private InputFiles() {}

  /** A path as the user wrote it in that setting. */
  static Path path(String setting, String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new InputException(
          "%s is '%s', which is no path: %s".formatted(setting, text, e.getReason()), e);
    }
  }

  /** The folder that the user named in that setting. */
  static Path folder(String setting, String text) {
    Path folder = path(setting, text);
    if (!Files.isDirectory(folder)) {
      throw new InputException(
          "%s is '%s', which is %s; expected a folder: give the one that holds the data"
              .formatted(setting, folder, Files.exists(folder) ? "a file" : "missing"));
    }
    return folder;
  }

  /** The first file of those names in the folder. */
  static Path find(Path folder, String what, List<String> names) {
    return names.stream()
        .map(folder::resolve)
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow(
            () ->
                new InputException(
                    "no %s in folder '%s'; looked for %s"
                        .formatted(what, folder, String.join(", ", names))));
  }

  /** The refusal of a file that the system does not let us read. */
  static InputException unreadable(Path file, IOException e) {
    String reason = e.getMessage();
    if (e instanceof NoSuchFileException) {
      reason = "there is no such file";
    } else if (e instanceof AccessDeniedException) {
      reason = "permission denied";
    }
    return new InputException("cannot read %s: %s".formatted(file, reason), e);
  }
}
