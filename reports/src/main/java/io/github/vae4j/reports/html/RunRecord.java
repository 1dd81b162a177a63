package io.github.vae4j.reports.html;

import io.github.vae4j.core.run.RunStatus;
import io.github.vae4j.reports.files.Manifest;
import java.util.List;
import java.util.Map;

/**
 * All that is known of one run.
 *
 * @param style number of the run's label, the same for all its seeds: stands for a colour
 * @param summary the run's row of {@code summary.csv}
 */
record RunRecord(
    Manifest.Run run,
    int style,
    Map<String, String> summary,
    List<EpochCells> epochs,
    List<CheckCells> checks,
    List<StepCells> steps,
    List<Picture> pictures) {

  String name() {
    return run.run();
  }

  String label() {
    return run.label();
  }

  boolean done() {
    return run.status() == RunStatus.DONE;
  }

  /** Number of a final metric; NaN where the run has none. */
  double metric(String key) {
    return Numbers.parse(summary.getOrDefault(key, ""));
  }

  String setting(String key) {
    return run.settings().getOrDefault(key, "");
  }
}
