package io.github.vae4j.reports.html;

import io.github.vae4j.core.run.RunStatus;
import io.github.vae4j.reports.files.Manifest;
import java.util.List;
import java.util.Map;

/**
 * All that is known of one run.
 *
 * @param group name of the runs that differ from it in nothing but the seed
 * @param difference the settings that tell this group from others of its label; may be empty
 * @param style number of the group: stands for a colour
 * @param summary the run's row of {@code summary.csv}
 */
record RunRecord(
    Manifest.Run run,
    String group,
    String difference,
    int style,
    Map<String, String> summary,
    List<EpochCells> epochs,
    List<CheckCells> checks,
    List<StepCells> steps,
    List<Picture> pictures,
    LatentCells latent) {

  String name() {
    return run.run();
  }

  boolean done() {
    return run.status() == RunStatus.DONE;
  }

  /** Draws a row that the KL rests on; 0 where it is a closed form or not known yet. */
  int klDraws() {
    return epochs.isEmpty() ? 0 : Numbers.parseWhole(epochs.get(epochs.size() - 1).klSamples());
  }

  /** Number of a final metric; NaN where the run has none. */
  double metric(String key) {
    return Numbers.parse(summary.getOrDefault(key, ""));
  }

  String setting(String key) {
    return run.settings().getOrDefault(key, "");
  }
}
