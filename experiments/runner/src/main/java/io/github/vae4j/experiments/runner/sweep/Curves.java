package io.github.vae4j.experiments.runner.sweep;

import io.github.vae4j.core.plugin.Kind;
import io.github.vae4j.core.run.Findings;
import io.github.vae4j.core.run.RunResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * How figures go along a setting that is a number: one line for each choice of the other settings,
 * each point the mean over seeds. And the plane of rate and distortion (Alemi et al., 2018): the
 * KL, in nats, against −E_q[log p(x|z)] in nats where all runs share one measure and one noise,
 * else against the squared error of the decoder's mean.
 */
record Curves(Axis axis, List<Axis> all) {
  private static final int MOST_LINES = 12;

  List<Findings.Plot> of(List<RunResult> done) {
    if (!axis.numeric()) {
      return List.of();
    }
    List<Findings.Plot> plots = new ArrayList<>();
    Map<String, List<RunResult>> lines = lines(done);
    if (lines.isEmpty() || lines.size() > MOST_LINES) {
      return plots;
    }
    ToDoubleFunction<RunResult> value = result -> Double.parseDouble(axis.valueOf(result.spec()));
    boolean oneMeasure =
        done.stream().map(result -> Nats.of(result.spec())).distinct().count() == 1;
    if (oneMeasure) {
      add(plots, "Test ELBO along " + axis.key(), axis.key(), value, "test_elbo", lines);
    }
    add(plots, "Test KL along " + axis.key(), axis.key(), value, "test_kl", lines);
    add(plots, "Squared error along " + axis.key(), axis.key(), value, "test_mse", lines);
    rateDistortion(plots, lines, oneMeasure);
    return plots;
  }

  private void rateDistortion(
      List<Findings.Plot> plots, Map<String, List<RunResult>> lines, boolean oneMeasure) {
    boolean nats = oneMeasure && !axis.key().startsWith("likelihood.") && !varies("likelihood.");
    ToDoubleFunction<RunResult> rate = result -> metric(result, "test_kl");
    ToDoubleFunction<RunResult> distortion =
        nats
            ? result -> -metric(result, "test_expected_log_likelihood")
            : result -> metric(result, "test_mse");
    List<Findings.Line> drawn = new ArrayList<>();
    lines.forEach((name, runs) -> line(name, runs, rate, distortion).ifPresent(drawn::add));
    if (!drawn.isEmpty()) {
      plots.add(
          new Findings.Plot(
              "Rate and distortion along " + axis.key(),
              "rate: test KL (nats)",
              nats
                  ? "distortion: −expected log-likelihood (nats)"
                  : "distortion: squared error of the mean",
              drawn));
    }
  }

  private boolean varies(String prefix) {
    return all.stream().anyMatch(other -> other.key().startsWith(prefix));
  }

  /** Runs with the same other settings; those with a single value of this one make no line. */
  private Map<String, List<RunResult>> lines(List<RunResult> done) {
    Map<String, List<RunResult>> lines = new LinkedHashMap<>();
    for (RunResult result : done) {
      if (!axis.valueOf(result.spec()).isEmpty()) {
        lines.computeIfAbsent(others(result), name -> new ArrayList<>()).add(result);
      }
    }
    lines
        .values()
        .removeIf(
            runs -> runs.stream().map(run -> axis.valueOf(run.spec())).distinct().count() < 2);
    return lines;
  }

  private String others(RunResult result) {
    String name =
        all.stream()
            .filter(other -> !other.equals(axis))
            .filter(other -> !other.valueOf(result.spec()).isEmpty())
            .map(other -> other.key() + "=" + other.valueOf(result.spec()))
            .collect(Collectors.joining(", "));
    return name.isEmpty() ? result.spec().name(Kind.LIKELIHOOD) : name;
  }

  private void add(
      List<Findings.Plot> plots,
      String title,
      String xLabel,
      ToDoubleFunction<RunResult> x,
      String metric,
      Map<String, List<RunResult>> lines) {
    List<Findings.Line> drawn = new ArrayList<>();
    lines.forEach(
        (name, runs) ->
            line(name, runs, x, result -> metric(result, metric)).ifPresent(drawn::add));
    if (!drawn.isEmpty()) {
      plots.add(new Findings.Plot(title, xLabel, MarginalEffects.title(metric), drawn));
    }
  }

  /** The points of a line in the order of the axis, each the mean over the seeds. */
  private Optional<Findings.Line> line(
      String name,
      List<RunResult> runs,
      ToDoubleFunction<RunResult> x,
      ToDoubleFunction<RunResult> y) {
    Map<Double, List<RunResult>> points = new TreeMap<>(Comparator.naturalOrder());
    runs.forEach(
        run ->
            points
                .computeIfAbsent(
                    Double.valueOf(axis.valueOf(run.spec())), value -> new ArrayList<>())
                .add(run));
    List<Double> xs = new ArrayList<>();
    List<Double> ys = new ArrayList<>();
    for (List<RunResult> seeds : points.values()) {
      double meanX = seeds.stream().mapToDouble(x).average().orElse(Double.NaN);
      double meanY = seeds.stream().mapToDouble(y).average().orElse(Double.NaN);
      if (Double.isFinite(meanX) && Double.isFinite(meanY)) {
        xs.add(meanX);
        ys.add(meanY);
      }
    }
    return xs.size() < 2 ? Optional.empty() : Optional.of(new Findings.Line(name, xs, ys));
  }

  private static double metric(RunResult result, String name) {
    return result.metrics().getOrDefault(name, Double.NaN);
  }
}
