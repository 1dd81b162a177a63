package io.github.vae4j.reports.files;

import io.github.vae4j.core.run.Findings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code evaluations/NAME.json}: what was found out about an experiment's models after they were
 * trained. The report has a section for each.
 *
 * @param title of its section
 * @param command that made it
 */
public record EvaluationJson(String name, String title, String command, Findings findings) {
  private static final String ENDING = ".json";

  /** Keeps it in a folder, in place of an earlier one of that name. */
  public void write(OutputFolder folder) {
    OutputFolder.make(folder.evaluations());
    Json.write(folder.evaluations().resolve(OutputFolder.fileName(name) + ENDING), this);
  }

  /**
   * All that a folder has, by name.
   *
   * @throws io.github.vae4j.core.InputException if one of them is damaged
   */
  public static List<EvaluationJson> readAll(OutputFolder folder) {
    List<Path> files = new ArrayList<>();
    if (Files.isDirectory(folder.evaluations())) {
      try (DirectoryStream<Path> all =
          Files.newDirectoryStream(folder.evaluations(), "[!.]*" + ENDING)) {
        all.forEach(files::add);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + folder.evaluations(), e);
      }
    }
    return files.stream().sorted().map(file -> Json.read(file, EvaluationJson.class)).toList();
  }
}
