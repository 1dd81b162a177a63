package io.github.vae4j.experiments.runner.sweep;

import io.github.vae4j.core.InputException;
import io.github.vae4j.core.run.ExperimentInfo;
import io.github.vae4j.core.run.Findings;
import io.github.vae4j.core.run.RunResult;
import io.github.vae4j.core.run.RunSettings;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.core.run.RunStatus;
import io.github.vae4j.experiments.runner.Experiment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Many settings tried with the same seeds: what each setting does to the figures, averaged over all
 * others, and how the figures go along those that are numbers.
 *
 * @param common settings of all runs
 * @param grid what varies
 * @param seeds every point is trained with each; none: with the seed of its settings
 * @param judge of the best combination
 */
public record Sweep(ExperimentInfo info, RunSpec common, Grid grid, List<String> seeds, Judge judge)
    implements Experiment {
  /**
   * Draws of the common measure unless they are set: few, as a sweep has many runs, and enough for
   * curves, whose points all err alike.
   */
  static final int COMMON_MEASURE_SAMPLES = 16;

  public Sweep {
    seeds = List.copyOf(seeds);
    if (grid.points().isEmpty()) {
      throw new InputException("the sweep has no points; 'exclude' leaves none");
    }
    if (info.question().isBlank()) {
      info = new ExperimentInfo(info.name(), question(grid), info.references());
    }
  }

  /** A sweep that is not judged yet. */
  public Sweep(ExperimentInfo info, RunSpec common, Grid grid, List<String> seeds) {
    this(info, common, grid, seeds, Judge.NONE);
  }

  /** The same sweep, with somebody who says how sure its best combination is. */
  public Sweep judgedBy(Judge other) {
    return new Sweep(info, common, grid, seeds, other);
  }

  /** Where none is asked: the heading of a page must not be empty. */
  private static String question(Grid grid) {
    List<String> keys = Axis.of(grid.points()).stream().map(Axis::key).toList();
    return switch (keys.size()) {
      case 0 -> "What does this combination of settings come to?";
      case 1 -> "What does %s do?".formatted(keys.get(0));
      default ->
          "What do %s and %s do?"
              .formatted(
                  String.join(", ", keys.subList(0, keys.size() - 1)), keys.get(keys.size() - 1));
    };
  }

  /** The values that the grid gives a key, in order of appearance; none if it does not vary it. */
  public List<String> swept(String key) {
    return grid.points().stream()
        .flatMap(point -> Optional.ofNullable(point.get(key)).stream())
        .distinct()
        .toList();
  }

  @Override
  public List<RunSpec> runs() {
    PointNames names = PointNames.of(grid.points());
    List<RunSpec> runs = new ArrayList<>();
    for (Map<String, String> point : grid.points()) {
      RunSpec run = common.withAll(point);
      if (run.given(RunSettings.COMMON_MEASURE_SAMPLES.key()).isEmpty()) {
        run = run.with(RunSettings.COMMON_MEASURE_SAMPLES.key(), COMMON_MEASURE_SAMPLES);
      }
      if (run.given(RunSettings.NAME.key()).isEmpty() && !point.isEmpty()) {
        run = run.with(RunSettings.NAME.key(), names.name(point));
      }
      if (seeds.isEmpty()) {
        runs.add(run);
      }
      for (String seed : seeds) {
        runs.add(run.with(RunSettings.SEED.key(), seed));
      }
    }
    return runs;
  }

  /** Effects of what is done are of use before all is. */
  @Override
  public Findings concludeEarly(List<RunResult> results) {
    return conclude(results);
  }

  @Override
  public Findings conclude(List<RunResult> results) {
    List<RunResult> done =
        results.stream().filter(result -> result.status() == RunStatus.DONE).toList();
    List<Axis> axes = Axis.of(grid.points());
    List<String> sentences = new ArrayList<>();
    sentences.addAll(new SweepWords(axes, judge).of(done));
    int runs = Math.max(results.size(), grid.points().size() * Math.max(1, seeds.size()));
    if (done.size() < runs) {
      sentences.add(
          "%d of %d runs are not done and are left out of the tables and curves of the sweep."
              .formatted(runs - done.size(), runs));
    }
    List<Findings.Table> tables = new ArrayList<>();
    List<Findings.Plot> plots = new ArrayList<>();
    for (Axis axis : axes) {
      new MarginalEffects(axis, axes).of(done).ifPresent(tables::add);
    }
    for (Axis axis : axes) {
      plots.addAll(new Curves(axis, axes).of(done));
    }
    return new Findings(sentences, tables, plots);
  }
}
