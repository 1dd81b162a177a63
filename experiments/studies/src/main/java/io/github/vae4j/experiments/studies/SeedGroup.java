package io.github.vae4j.experiments.studies;

import io.github.vae4j.core.run.RunGroup;
import io.github.vae4j.core.run.RunResult;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.core.run.RunStatus;
import java.util.List;
import java.util.function.Function;

/**
 * The results of runs that differ in nothing but their seed. Its figures are those of the runs that
 * are done.
 *
 * @param name unique among the groups
 * @param results of its runs, done or not; at least one
 */
public record SeedGroup(String name, List<RunResult> results) {
  public SeedGroup {
    results = List.copyOf(results);
  }

  /** All groups, in order of appearance. */
  public static List<SeedGroup> of(List<RunResult> results) {
    return of(results.stream().map(RunResult::spec).toList(), results);
  }

  /**
   * The groups that have a result, under the names they have among all runs.
   *
   * @param runs of the experiment, also those that were never begun
   */
  public static List<SeedGroup> of(List<RunSpec> runs, List<RunResult> results) {
    return RunGroup.of(runs, Function.identity()).stream()
        .map(
            group ->
                new SeedGroup(
                    group.name(),
                    results.stream()
                        .filter(result -> group.runs().contains(result.spec()))
                        .toList()))
        .filter(group -> !group.results().isEmpty())
        .toList();
  }

  /** The results of the runs that are done. */
  public List<RunResult> done() {
    return results.stream().filter(result -> result.status() == RunStatus.DONE).toList();
  }

  /** A final figure over the seeds that are done, by its column's name. */
  public Spread of(String metric) {
    return Spread.of(
        done().stream()
            .mapToDouble(result -> result.metrics().getOrDefault(metric, Double.NaN))
            .toArray());
  }

  /** Whether the model saw the data as they are, not binarised. */
  public boolean grey() {
    return results.get(0).spec().asMap().getOrDefault("binarize", "none").equals("none");
  }
}
