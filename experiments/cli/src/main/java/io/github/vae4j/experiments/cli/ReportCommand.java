package io.github.vae4j.experiments.cli;

import io.github.vae4j.reports.html.Report;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code vae4j report}. */
@Command(
    name = "report",
    sortOptions = false,
    abbreviateSynopsis = true,
    description = "Writes report.html anew from the files of an earlier experiment.")
final class ReportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "OUT", description = "The folder that the experiment left.")
  private Path out = Path.of("");

  @Override
  public Integer call() {
    Path report = Report.write(out);
    spec.commandLine().getOut().println("report: " + report);
    return 0;
  }
}
