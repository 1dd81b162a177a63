package io.github.vae4j.reports.files;

import io.github.vae4j.core.run.ExperimentInfo;
import io.github.vae4j.core.run.Findings;
import io.github.vae4j.core.run.Provenance;
import io.github.vae4j.core.run.RunListener;
import io.github.vae4j.core.run.RunResult;
import io.github.vae4j.core.run.RunSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;

/** {@code findings.json}: what the experiment concluded, once all its runs have ended. */
public final class FindingsJson implements RunListener {
  private final OutputFolder folder;

  FindingsJson(OutputFolder folder) {
    this.folder = folder;
  }

  /** The findings in a folder; none where there is no such file. */
  public static Findings read(OutputFolder folder) {
    return Files.exists(folder.findings())
        ? Json.read(folder.findings(), Findings.class)
        : Findings.none();
  }

  /** Findings of an earlier session no longer hold once runs go on. */
  @Override
  public void experimentStarted(ExperimentInfo info, List<RunSpec> runs, Provenance provenance) {
    try {
      Files.deleteIfExists(folder.findings());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + folder.findings(), e);
    }
  }

  @Override
  public void experimentFinished(List<RunResult> results, Findings findings) {
    Json.write(folder.findings(), findings);
  }
}
