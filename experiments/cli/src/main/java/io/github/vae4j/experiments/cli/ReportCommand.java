package io.github.vae4j.experiments.cli;

import io.github.vae4j.core.InputException;
import io.github.vae4j.core.run.Findings;
import io.github.vae4j.reports.html.Report;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code vae4j report}. */
@Command(
    name = "report",
    sortOptions = false,
    abbreviateSynopsis = true,
    description = {
      "Writes report.html anew from the files of an earlier experiment, and beside it the tables of"
          + " its verdict for a paper, tables.md and tables.tex.",
      "Of several experiments it makes one page with all their runs, compared row by row where"
          + " they",
      "have the same test rows."
    })
final class ReportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "OUT",
      arity = "1..*",
      description = "The folders that experiments left.")
  private List<Path> folders = List.of();

  @Option(
      names = "--out",
      paramLabel = "PAGE",
      description =
          "Where the page of several folders is written: a file that ends with .html, or a folder.")
  private @Nullable Path out;

  @Override
  public Integer call() {
    Path report = out == null ? anew() : merged(out);
    spec.commandLine().getOut().println("report: " + report);
    return 0;
  }

  /** Says on the console, too, what follows from all folders together. */
  private Path merged(Path page) {
    PrintWriter console = spec.commandLine().getOut();
    return Report.merge(
        folders,
        page,
        all -> {
          Findings compared = FolderRuns.compared(all);
          Conclusion.sentences(compared)
              .forEach(line -> console.println(line.replace('\u2212', '-')));
          return compared;
        });
  }

  private Path anew() {
    if (folders.size() > 1) {
      throw new InputException(
          "%d folders make one page, which belongs to none of them; name it: --out compared.html"
              .formatted(folders.size()));
    }
    return Report.write(folders.get(0));
  }
}
