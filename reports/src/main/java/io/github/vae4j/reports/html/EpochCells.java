package io.github.vae4j.reports.html;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A row of {@code epochs.csv}. */
record EpochCells(
    int epoch,
    String split,
    double expectedLogLikelihood,
    double kl,
    double elbo,
    String klMethod,
    String klSamples,
    Map<String, Double> diagnostics) {
  private static final List<String> TERMS =
      List.of(
          "run",
          "seed",
          "epoch",
          "split",
          "expected_log_likelihood",
          "kl",
          "elbo",
          "objective",
          "seconds",
          "kl_method",
          "kl_samples");

  static EpochCells of(Map<String, String> row) {
    Map<String, Double> diagnostics = new LinkedHashMap<>();
    row.forEach(
        (column, cell) -> {
          if (!TERMS.contains(column) && !cell.isEmpty()) {
            diagnostics.put(column, Numbers.parse(cell));
          }
        });
    return new EpochCells(
        Numbers.parseWhole(row.getOrDefault("epoch", "")),
        row.getOrDefault("split", ""),
        Numbers.parse(row.getOrDefault("expected_log_likelihood", "")),
        Numbers.parse(row.getOrDefault("kl", "")),
        Numbers.parse(row.getOrDefault("elbo", "")),
        row.getOrDefault("kl_method", ""),
        row.getOrDefault("kl_samples", ""),
        diagnostics);
  }
}
