package io.github.vae4j.reports.html;

import io.github.vae4j.core.InputException;
import io.github.vae4j.reports.files.OutputFolder;
import io.github.vae4j.reports.files.WholeFile;
import java.nio.file.Path;

/** {@code report.html}, made from the other files of an output folder. */
public final class Report {
  private Report() {}

  /**
   * Writes the report of a folder that an experiment left, finished or not. The same files give the
   * same bytes.
   *
   * @return the report's path
   * @throws InputException if it is no such folder, or a file in it is damaged
   */
  public static Path write(Path folder) {
    return write(OutputFolder.open(folder));
  }

  /** Writes the report of a folder. */
  public static Path write(OutputFolder folder) {
    WholeFile.write(folder.report(), text(folder));
    return folder.report();
  }

  /** The report of a folder as it is now. */
  public static String text(OutputFolder folder) {
    return Templates.render("report.jte", Page.of(Results.read(folder), Assets.load()));
  }
}
