package io.github.vae4j.reports;

import io.github.vae4j.core.run.ExperimentInfo;
import io.github.vae4j.core.run.Findings;
import io.github.vae4j.core.run.Provenance;
import io.github.vae4j.reports.files.FindingsCsv;
import io.github.vae4j.reports.html.FindingsReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Leaves what a study found: {@code report.html}, and one CSV file for each table. */
public final class StudyReport {
  private StudyReport() {}

  /**
   * Writes the files.
   *
   * @param folder exists
   * @return the page, then the tables
   */
  public static List<Path> write(
      Path folder, ExperimentInfo info, Findings findings, Provenance provenance) {
    Path page = folder.resolve("report.html");
    FindingsReport.write(page, info, findings, provenance);
    List<Path> files = new ArrayList<>(List.of(page));
    files.addAll(FindingsCsv.write(folder, findings.tables()));
    return List.copyOf(files);
  }
}
