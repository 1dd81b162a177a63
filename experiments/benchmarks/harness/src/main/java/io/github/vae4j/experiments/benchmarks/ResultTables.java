package io.github.vae4j.experiments.benchmarks;

import io.github.vae4j.core.run.Findings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The rows as tables to read. */
record ResultTables(
    Measurements measurements, Effort effort, List<Row> rows, List<Findings.Table> further) {
  /** A likelihood in plain operations, and the Gaussian of as many parameters. */
  private static final Map<String, String> OWN_AND_GAUSSIAN =
      Map.of(
          "laplace", "gaussian-learned",
          "laplace-fixed", "gaussian-fixed",
          "laplace-alone", "gaussian-learned-alone",
          "laplace-fixed-alone", "gaussian-fixed-alone");

  /**
   * The tables of what was measured.
   *
   * @param further tables that follow
   */
  static ResultTables of(Measurements measurements, Effort effort, List<Findings.Table> further) {
    return new ResultTables(measurements, effort, measurements.rows(), further);
  }

  Findings findings() {
    List<Findings.Table> tables = new ArrayList<>(List.of(times()));
    Findings.Table own = ownLikelihoods();
    if (!own.rows().isEmpty()) {
      tables.add(own);
    }
    tables.addAll(further);
    if (rows.stream().anyMatch(row -> !row.good())) {
      tables.add(failures());
    }
    List<String> sentences = new ArrayList<>(List.of(agreement()));
    rows.stream()
        .map(row -> row.job().threads())
        .distinct()
        .map(
            threads ->
                "Floor: the operations of all matrix products at %.0f GFLOP/s, the machine's own rate with %d %s."
                    .formatted(
                        measurements.floorRate(threads) / 1e9,
                        threads,
                        threads == 1 ? "thread" : "threads"))
        .forEach(sentences::add);
    return new Findings(sentences, tables, List.of());
  }

  private String agreement() {
    boolean all = rows.stream().allMatch(Row::good);
    int steps = Math.min(effort.training().all(), effort.slowTraining().all());
    return (all ? "All engines reach the same loss. " : "NOT all engines reach the same loss. ")
        + Agreement.rule(steps);
  }

  private Findings.Table times() {
    return new Findings.Table(
        "Times of a step, an evaluation or a likelihood's gradient",
        List.of(
            "case",
            "threads",
            "engine",
            "median (ms)",
            "10 % (ms)",
            "90 % (ms)",
            "÷ libtorch",
            "÷ DL4J",
            "÷ floor",
            "peak (MB)",
            "first step (s)",
            "loss (nats)",
            "status"),
        rows.stream()
            .map(
                row ->
                    List.of(
                        row.job().what().name(),
                        String.valueOf(row.job().threads()),
                        row.job().engine().name(),
                        number("%.3g", row.milliseconds().median()),
                        number("%.3g", row.milliseconds().at(0.1)),
                        number("%.3g", row.milliseconds().at(0.9)),
                        number("%.2f", row.ratio(Engine.Kind.LIBTORCH)),
                        number("%.2f", row.ratio(Engine.Kind.DL4J)),
                        number("%.2f", row.ratio(Engine.Kind.FLOOR)),
                        number("%.0f", row.peakMegabytes()),
                        number("%.2f", row.firstStepSeconds()),
                        number("%.2f", row.loss()),
                        row.good() ? "same loss" : "FAILED"))
            .toList(),
        "÷: this engine's time in units of another's, the median over the rounds.");
  }

  private Findings.Table ownLikelihoods() {
    List<List<String>> cells = new ArrayList<>();
    for (Row row : rows) {
      String gaussian = OWN_AND_GAUSSIAN.get(row.job().what().name());
      if (gaussian != null) {
        gaussian(row, gaussian)
            .ifPresent(
                other ->
                    cells.add(
                        List.of(
                            row.job().what().name(),
                            String.valueOf(row.job().threads()),
                            row.job().engine().name(),
                            number("%.3g", row.milliseconds().median()),
                            gaussian,
                            number("%.3g", other.milliseconds().median()),
                            number(
                                "%.2f",
                                row.milliseconds().median() / other.milliseconds().median()))));
      }
    }
    return new Findings.Table(
        "A likelihood in plain tensor operations beside the Gaussian",
        List.of("case", "threads", "engine", "median (ms)", "beside", "median (ms)", "ratio"),
        cells,
        "");
  }

  private Optional<Row> gaussian(Row row, String name) {
    return rows.stream()
        .filter(
            other ->
                other.job().what().name().equals(name)
                    && other.job().threads() == row.job().threads()
                    && other.job().engine().equals(row.job().engine()))
        .findFirst();
  }

  private Findings.Table failures() {
    return new Findings.Table(
        "What failed",
        List.of("case", "threads", "engine", "why", "last lines"),
        rows.stream()
            .filter(row -> !row.good())
            .map(
                row ->
                    List.of(
                        row.job().what().name(),
                        String.valueOf(row.job().threads()),
                        row.job().engine().name(),
                        row.trouble(),
                        String.join(" | ", row.lastLines())))
            .toList(),
        "");
  }

  private static String number(String format, double value) {
    return Double.isNaN(value) ? "" : String.format(Locale.ROOT, format, value);
  }
}
