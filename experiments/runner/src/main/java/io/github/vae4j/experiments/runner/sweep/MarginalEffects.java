package io.github.vae4j.experiments.runner.sweep;

import io.github.vae4j.core.run.Findings;
import io.github.vae4j.core.run.RunResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the values of one setting come to, each the mean over all runs that have it. In a product
 * every value meets the same others, so that differences are the setting's; where runs are missing
 * or settings go together that is not so, and a note says it.
 *
 * @param axis the setting
 * @param all axes of the sweep
 */
record MarginalEffects(Axis axis, List<Axis> all) {
  private static final List<String> OF_ANY_MEASURE = List.of("test_kl", "test_mse", "active_units");
  private static final String ELBO = "test_elbo";

  /** The table; empty if no two values have runs that are done. */
  Optional<Findings.Table> of(List<RunResult> done) {
    Map<String, List<RunResult>> byValue = new LinkedHashMap<>();
    for (String value : axis.values()) {
      List<RunResult> own =
          done.stream().filter(result -> axis.valueOf(result.spec()).equals(value)).toList();
      if (!own.isEmpty()) {
        byValue.put(value, own);
      }
    }
    if (byValue.size() < 2) {
      return Optional.empty();
    }
    boolean oneMeasure =
        done.stream().map(result -> Nats.of(result.spec())).distinct().count() == 1;
    List<String> metrics = new ArrayList<>(oneMeasure ? List.of(ELBO) : List.of());
    OF_ANY_MEASURE.stream()
        .filter(metric -> done.stream().anyMatch(result -> result.metrics().containsKey(metric)))
        .forEach(metrics::add);
    List<String> columns = new ArrayList<>(List.of(axis.key(), "runs"));
    metrics.forEach(metric -> columns.add(title(metric)));
    List<List<String>> rows = new ArrayList<>();
    byValue.forEach(
        (value, runs) -> {
          List<String> row = new ArrayList<>(List.of(value, String.valueOf(runs.size())));
          metrics.forEach(metric -> row.add(mean(runs, metric)));
          rows.add(row);
        });
    return Optional.of(
        new Findings.Table(
            "Marginal effect of " + axis.key(), columns, rows, note(byValue, oneMeasure)));
  }

  private String note(Map<String, List<RunResult>> byValue, boolean oneMeasure) {
    List<String> notes = new ArrayList<>();
    notes.add("Each row is the mean over all runs with that value, whatever else they have.");
    if (!balanced(byValue)) {
      notes.add(
          "The values do not meet the same other settings, so that differences are not of this setting alone.");
    }
    if (!oneMeasure) {
      notes.add(
          "ELBOs are left out: the runs have several likelihoods, data or binarisations, and a mean over different measures would mean nothing.");
    }
    return String.join(" ", notes);
  }

  /** Whether every value has the same runs, but for itself. */
  private boolean balanced(Map<String, List<RunResult>> byValue) {
    return byValue.values().stream()
            .map(runs -> runs.stream().map(this::others).sorted().toList())
            .distinct()
            .count()
        == 1;
  }

  private String others(RunResult result) {
    return all.stream()
            .filter(other -> !other.equals(axis))
            .map(other -> other.key() + "=" + other.valueOf(result.spec()))
            .collect(Collectors.joining(" "))
        + " seed="
        + result.spec().asMap().get("seed");
  }

  private static String mean(List<RunResult> runs, String metric) {
    double mean =
        runs.stream()
            .mapToDouble(run -> run.metrics().getOrDefault(metric, Double.NaN))
            .average()
            .orElse(Double.NaN);
    return Double.isNaN(mean) ? "–" : String.format(Locale.ROOT, "%.2f", mean);
  }

  static String title(String metric) {
    return switch (metric) {
      case ELBO -> "test ELBO (nats)";
      case "test_kl" -> "test KL (nats)";
      case "test_mse" -> "squared error of the mean";
      case "active_units" -> "active units";
      default -> metric;
    };
  }
}
