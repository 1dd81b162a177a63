package io.github.vae4j.reports.html;

import io.github.vae4j.core.run.ExperimentInfo;
import io.github.vae4j.core.run.Findings;
import io.github.vae4j.core.run.Provenance;
import io.github.vae4j.reports.files.WholeFile;
import java.nio.file.Path;

/** A page of findings that no runs of an output folder stand behind, such as measured times. */
public final class FindingsReport {
  private FindingsReport() {}

  /** Writes a page of sentences, tables and plots. */
  public static void write(
      Path file, ExperimentInfo info, Findings findings, Provenance provenance) {
    WholeFile.write(
        file, Templates.render("findings.jte", FindingsPage.of(info, findings, provenance)));
  }
}
