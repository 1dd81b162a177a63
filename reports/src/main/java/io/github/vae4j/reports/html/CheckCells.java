package io.github.vae4j.reports.html;

import java.util.Map;

/** A row of {@code kl_checks.csv}. */
record CheckCells(
    int epoch,
    String subject,
    String posterior,
    String prior,
    double closedForm,
    double monteCarlo,
    double standardError,
    double z,
    String samples,
    double detectable,
    double falseAlarm,
    boolean passed) {

  static CheckCells of(Map<String, String> row) {
    return new CheckCells(
        Numbers.parseWhole(row.getOrDefault("epoch", "")),
        row.getOrDefault("subject", ""),
        row.getOrDefault("posterior", ""),
        row.getOrDefault("prior", ""),
        Numbers.parse(row.getOrDefault("closed_form", "")),
        Numbers.parse(row.getOrDefault("monte_carlo", "")),
        Numbers.parse(row.getOrDefault("standard_error", "")),
        Numbers.parse(row.getOrDefault("z", "")),
        row.getOrDefault("samples", ""),
        Numbers.parse(row.getOrDefault("detectable", "")),
        Numbers.parse(row.getOrDefault("false_alarm", "")),
        Boolean.parseBoolean(row.getOrDefault("passed", "")));
  }

  /** Whether this compared the mean over rows, not a single row. */
  boolean ofMean() {
    return subject.startsWith("mean");
  }

  /** The detectable error as a share of the KL. */
  double detectableShare() {
    return detectable / Math.abs(closedForm);
  }
}
