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
import java.util.stream.Stream;

/**
 * How figures go along a setting that is a number: one line for each choice of the other settings,
 * each point the mean over seeds. And the plane of rate and distortion (Alemi et al., 2018): the
 * KL, in nats, against −E_q[log p(x|z)] in nats where all runs share one measure and one noise,
 * else against the squared error of the decoder's mean.
 */
record Curves(Axis axis, List<Axis> all) {
  private static final int MOST_LINES = 12;

  /** From the least to the largest value, where a logarithmic axis shows them better. */
  private static final double WIDE = 10;

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
    for (SweepFigure figure :
        SweepFigure.comparable(
            List.of(
                SweepFigure.BITS,
                SweepFigure.THRESHOLDED,
                SweepFigure.ELBO,
                SweepFigure.KL,
                SweepFigure.ERROR),
            done)) {
      add(plots, figure, value, lines);
    }
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
    lines.forEach((name, runs) -> path(name, runs, rate, distortion).ifPresent(drawn::add));
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
      SweepFigure figure,
      ToDoubleFunction<RunResult> x,
      Map<String, List<RunResult>> lines) {
    List<Findings.Line> drawn = new ArrayList<>();
    lines.forEach((name, runs) -> line(name, runs, x, figure.metric()).ifPresent(drawn::add));
    if (!drawn.isEmpty()) {
      plots.add(
          new Findings.Plot(
              title(figure) + " along " + axis.key(), axis.key(), figure.words(), drawn, scale()));
    }
  }

  private static String title(SweepFigure figure) {
    String words = figure.words().replaceFirst(" (\\(|of the mean).*", "");
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  private Findings.Scale scale() {
    List<Double> values = axis.values().stream().map(Double::valueOf).sorted().toList();
    double least = values.get(0);
    return least > 0 && values.get(values.size() - 1) >= WIDE * least
        ? Findings.Scale.LOGARITHMIC
        : Findings.Scale.LINEAR;
  }

  /** The points of a line in the order of the axis, each mean and deviation over the seeds. */
  private Optional<Findings.Line> line(
      String name, List<RunResult> runs, ToDoubleFunction<RunResult> x, String metric) {
    List<Double> xs = new ArrayList<>();
    List<Double> ys = new ArrayList<>();
    List<Double> deviations = new ArrayList<>();
    for (List<RunResult> seeds : points(runs).values()) {
      OverSeeds y = OverSeeds.of(seeds, metric);
      if (Double.isFinite(y.mean())) {
        xs.add(x.applyAsDouble(seeds.get(0)));
        ys.add(y.mean());
        deviations.add(y.deviation());
      }
    }
    return xs.size() < 2
        ? Optional.empty()
        : Optional.of(
            new Findings.Line(
                name,
                xs,
                ys,
                deviations.stream().allMatch(Double::isFinite) ? deviations : List.of(),
                List.of()));
  }

  /** The points of the plane in the order of the axis, each the mean over the seeds. */
  private Optional<Findings.Line> path(
      String name,
      List<RunResult> runs,
      ToDoubleFunction<RunResult> x,
      ToDoubleFunction<RunResult> y) {
    List<Double> xs = new ArrayList<>();
    List<Double> ys = new ArrayList<>();
    List<String> settings = new ArrayList<>();
    for (List<RunResult> seeds : points(runs).values()) {
      double meanX = seeds.stream().mapToDouble(x).average().orElse(Double.NaN);
      double meanY = seeds.stream().mapToDouble(y).average().orElse(Double.NaN);
      if (Double.isFinite(meanX) && Double.isFinite(meanY)) {
        xs.add(meanX);
        ys.add(meanY);
        settings.add(settings(seeds.get(0)));
      }
    }
    return xs.size() < 2
        ? Optional.empty()
        : Optional.of(new Findings.Line(name, xs, ys, List.of(), settings));
  }

  /** Those that vary, the one of the axis first. */
  private String settings(RunResult result) {
    return Stream.concat(Stream.of(axis), all.stream().filter(other -> !other.equals(axis)))
        .filter(each -> !each.valueOf(result.spec()).isEmpty())
        .map(each -> each.key() + "=" + each.valueOf(result.spec()))
        .collect(Collectors.joining(", "));
  }

  private Map<Double, List<RunResult>> points(List<RunResult> runs) {
    Map<Double, List<RunResult>> points = new TreeMap<>(Comparator.naturalOrder());
    runs.forEach(
        run ->
            points
                .computeIfAbsent(
                    Double.valueOf(axis.valueOf(run.spec())), value -> new ArrayList<>())
                .add(run));
    return points;
  }

  private static double metric(RunResult result, String name) {
    return result.metrics().getOrDefault(name, Double.NaN);
  }
}
