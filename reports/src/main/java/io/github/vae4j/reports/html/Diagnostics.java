package io.github.vae4j.reports.html;

import io.github.vae4j.reports.html.Chart.Kind;
import io.github.vae4j.reports.html.Chart.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Charts of what a run logs beside the ELBO: diagnostics by epoch, and how the steps went. */
final class Diagnostics {
  private static final String FLOOR = "sigma_at_floor";

  /** How much of σ lies at its floor, as far as runs report it. */
  enum Floor {
    NOT_REPORTED,
    NEVER,
    SOME
  }

  private Diagnostics() {}

  /** One chart for each column of diagnostics, and of the steps. */
  static List<Chart> charts(List<RunRecord> runs) {
    List<Chart> charts = new ArrayList<>();
    runs.stream()
        .flatMap(run -> run.epochs().stream())
        .flatMap(row -> row.diagnostics().keySet().stream())
        .distinct()
        .filter(column -> !column.equals(FLOOR) || floor(runs) == Floor.SOME)
        .forEach(column -> charts.add(byEpoch(runs, column, charts.size())));
    charts.add(bySteps(runs, "gradient-norm", "Gradient norm", true, StepCells::gradientNorm));
    if (runs.stream().anyMatch(Diagnostics::scheduled)) {
      charts.add(bySteps(runs, "learning-rate", "Learning rate", false, StepCells::learningRate));
    }
    return charts.stream().filter(chart -> !chart.empty()).toList();
  }

  private static boolean scheduled(RunRecord run) {
    return run.steps().stream().mapToDouble(StepCells::learningRate).distinct().count() > 1;
  }

  static Floor floor(List<RunRecord> runs) {
    double[] shares =
        runs.stream()
            .flatMap(run -> run.epochs().stream())
            .filter(row -> row.diagnostics().containsKey(FLOOR))
            .mapToDouble(row -> row.diagnostics().getOrDefault(FLOOR, 0.0))
            .toArray();
    if (shares.length == 0) {
      return Floor.NOT_REPORTED;
    }
    return Arrays.stream(shares).allMatch(share -> share == 0) ? Floor.NEVER : Floor.SOME;
  }

  private static Chart byEpoch(List<RunRecord> runs, String column, int number) {
    boolean share = column.equals(FLOOR);
    List<Series> series = new ArrayList<>();
    for (RunRecord run : runs) {
      for (String split : List.of("train", "test")) {
        List<EpochCells> rows =
            run.epochs().stream()
                .filter(row -> row.split().equals(split) && row.diagnostics().containsKey(column))
                .toList();
        if (!rows.isEmpty()) {
          series.add(
              series(
                  run,
                  split,
                  Points.thinned(rows).stream()
                      .map(
                          row ->
                              Points.at(
                                  row.epoch(),
                                  (share ? 100 : 1)
                                      * row.diagnostics().getOrDefault(column, Double.NaN)))
                      .toList()));
        }
      }
    }
    String title = Metric.of(column).title();
    return new Chart(
        "diagnostic" + number,
        "diagnostics",
        Kind.LINES,
        share ? "Share of σ at its floor" : title,
        "Line chart of " + title + " by epoch.",
        "epoch",
        share ? "%" : "",
        0,
        false,
        0,
        series);
  }

  private static Chart bySteps(
      List<RunRecord> runs,
      String id,
      String title,
      boolean logarithmic,
      ToDoubleFunction<StepCells> value) {
    List<Series> series = new ArrayList<>();
    for (RunRecord run : runs) {
      if (run.steps().size() > 1) {
        series.add(
            series(
                run,
                "",
                Points.thinned(run.steps()).stream()
                    .map(row -> Points.at(row.step(), value.applyAsDouble(row)))
                    .toList()));
      }
    }
    return new Chart(
        id,
        "steps",
        Kind.LINES,
        title,
        "Line chart of the " + title.toLowerCase(java.util.Locale.ROOT) + " by training step.",
        "step",
        "",
        0,
        logarithmic,
        0,
        series);
  }

  private static Series series(RunRecord run, String split, List<List<Object>> points) {
    return new Series(run.name(), run.group(), run.style(), split, points, List.of());
  }
}
