package io.github.vae4j.reports.html;

import io.github.vae4j.core.InputException;
import io.github.vae4j.core.run.Findings;
import io.github.vae4j.reports.files.OutputFolder;
import io.github.vae4j.reports.files.WholeFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * {@code report.html}, made from the other files of an output folder, and beside it the tables of
 * its verdict for a paper: {@code tables.md} and {@code tables.tex}.
 */
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
    return write(Results.read(folder), folder.report());
  }

  /** Writes one report of several folders, with what each of them concluded. */
  public static Path merge(List<Path> folders, Path out) {
    return merge(folders, out, all -> Findings.none());
  }

  /**
   * Writes one report of several folders, with all their runs.
   *
   * @param comparison what follows from all folders together, by the name that the page gives each;
   *     it takes the place of what comparisons in single folders concluded
   * @param out a file that ends with ".html", or a folder, which is made if it is missing
   * @return the report's path
   * @throws InputException if one is no output folder or is damaged, or if the report would
   *     overwrite what is no report
   */
  public static Path merge(
      List<Path> folders, Path out, Function<Map<String, OutputFolder>, Findings> comparison) {
    Results results =
        Results.read(folders.stream().map(OutputFolder::open).toList()).compared(comparison);
    return write(results, Destination.of(out).page());
  }

  private static Path write(Results results, Path file) {
    Page page = Page.of(results, Assets.load(), false);
    WholeFile.write(file, Templates.render("report.jte", page));
    WholeFile.write(Destination.tables(file, "md"), MarkdownTables.of(page.paperTables()));
    WholeFile.write(Destination.tables(file, "tex"), LatexTables.of(page.paperTables()));
    return file;
  }

  /** The report of a folder as it is now, while its runs are still on their way. */
  public static String text(OutputFolder folder) {
    return Templates.render("report.jte", Page.of(Results.read(folder), Assets.load(), true));
  }
}
