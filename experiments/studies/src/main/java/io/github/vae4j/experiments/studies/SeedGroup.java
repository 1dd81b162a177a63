package io.github.vae4j.experiments.studies;

import io.github.vae4j.core.run.RunResult;
import io.github.vae4j.core.run.RunStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The finished runs that differ in nothing but their seed.
 *
 * @param label what they share as a name
 */
public record SeedGroup(String label, List<RunResult> results) {

  /** The groups of finished runs, sorted by label; runs that did not finish are left out. */
  public static List<SeedGroup> of(List<RunResult> results) {
    Map<String, SeedGroup> groups = new TreeMap<>();
    for (RunResult result : results) {
      if (result.status() == RunStatus.DONE) {
        groups
            .computeIfAbsent(
                result.spec().label(), label -> new SeedGroup(label, new ArrayList<>()))
            .results()
            .add(result);
      }
    }
    return List.copyOf(groups.values());
  }

  /** A final figure over the seeds, by its column's name. */
  public Spread of(String metric) {
    return Spread.of(
        results.stream()
            .mapToDouble(result -> result.metrics().getOrDefault(metric, Double.NaN))
            .toArray());
  }

  /** Whether the model saw the data as they are, not binarised. */
  public boolean grey() {
    return results.get(0).spec().asMap().getOrDefault("binarize", "none").equals("none");
  }
}
