package io.github.vae4j.experiments.cli;

import io.github.vae4j.reports.files.CsvFile;
import io.github.vae4j.reports.files.Manifest;
import io.github.vae4j.reports.files.OutputFolder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What an experiment left in its folder. */
final class Rows {
  private Rows() {}

  /** The rows of a CSV file, without what no two runs have in common. */
  static List<Map<String, String>> withoutTimes(Path file) {
    List<Map<String, String>> rows = CsvFile.read(file);
    return rows.stream()
        .map(
            row -> {
              Map<String, String> kept = new LinkedHashMap<>(row);
              kept.remove("seconds");
              return kept;
            })
        .toList();
  }

  /** How each run stands, by name. */
  static Map<String, String> statuses(Path out) {
    return Manifest.read(OutputFolder.open(out)).runs().stream()
        .collect(Collectors.toMap(Manifest.Run::run, run -> run.status().toString()));
  }
}
