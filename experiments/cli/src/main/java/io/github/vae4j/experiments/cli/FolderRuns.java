package io.github.vae4j.experiments.cli;

import io.github.vae4j.core.run.Findings;
import io.github.vae4j.core.run.RunStatus;
import io.github.vae4j.experiments.runner.checkpoint.ResultFile;
import io.github.vae4j.experiments.studies.comparison.AcrossFolders;
import io.github.vae4j.experiments.studies.comparison.AcrossFolders.Kept;
import io.github.vae4j.reports.files.Manifest;
import io.github.vae4j.reports.files.OutputFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The runs that output folders keep, compared as those of one experiment. */
final class FolderRuns {
  private FolderRuns() {}

  /**
   * The comparison.
   *
   * @param folders by the name that tells each from the others
   */
  static Findings compared(Map<String, OutputFolder> folders) {
    List<Kept> runs = new ArrayList<>();
    List<String> without = new ArrayList<>();
    folders.forEach(
        (name, folder) -> {
          for (Manifest.Run run : Manifest.read(folder).runs()) {
            Path file = folder.run(run.run()).resolve("result");
            if (run.status() == RunStatus.DONE && Files.isRegularFile(file)) {
              ResultFile.Ended ended = ResultFile.read(file);
              runs.add(new Kept(name, ended.result(), ended.run().dataHash()));
            } else {
              without.add(
                  "%s of %s (%s)"
                      .formatted(
                          run.run(),
                          name,
                          run.status() == RunStatus.DONE
                              ? "its file 'result' is gone"
                              : run.status().toString()));
            }
          }
        });
    Findings findings = runs.isEmpty() ? Findings.none() : AcrossFolders.findings(runs);
    if (without.isEmpty()) {
      return findings;
    }
    List<String> sentences = new ArrayList<>(findings.sentences());
    sentences.add("Left out of the comparison: " + String.join(", ", without) + ".");
    return new Findings(sentences, findings.tables(), findings.plots());
  }
}
