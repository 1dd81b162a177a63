package io.github.vae4j.reports.html;

import io.github.vae4j.reports.html.Chart.Kind;
import io.github.vae4j.reports.html.Chart.Series;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The rate–distortion plane (Alemi et al., 2018, Fixing a Broken ELBO): the KL of each run against
 * its negative expected log-likelihood, on test data. The sum of the two is the negative ELBO, so
 * that runs of equal ELBO lie on a line that falls by one nat a nat.
 */
final class RateDistortion {
  private static final String RATE = "test_kl";
  private static final String LOG_LIKELIHOOD = "test_expected_log_likelihood";

  /** What is swept to trace a curve; runs that differ in nothing else are joined. */
  private static final List<String> SWEPT = List.of("objective.beta", "likelihood.sigma");

  private RateDistortion() {}

  /** One plane for each measure of each data set that two configurations have points on. */
  static List<Chart> charts(List<RunRecord> runs) {
    List<Chart> charts = new ArrayList<>();
    for (SameData set : SameData.of(runs)) {
      for (PixelMeasure measure : set.measures()) {
        List<RunRecord> own =
            set.of(measure).stream().filter(run -> run.done() && onPlane(run)).toList();
        if (own.stream().map(RunRecord::group).distinct().count() > 1) {
          charts.add(
              chart(own, set.words(measure) + " of " + set.title(), "plane" + charts.size()));
        }
      }
    }
    return charts;
  }

  private static boolean onPlane(RunRecord run) {
    return Double.isFinite(run.metric(RATE)) && Double.isFinite(run.metric(LOG_LIKELIHOOD));
  }

  private static Chart chart(List<RunRecord> runs, String title, String id) {
    List<Series> series = new ArrayList<>(paths(runs));
    for (RunRecord run : runs) {
      series.add(
          new Series(
              run.name(),
              run.group(),
              run.style(),
              "",
              List.of(Points.at(run.metric(RATE), -run.metric(LOG_LIKELIHOOD))),
              List.of(text(run))));
    }
    return new Chart(
        id,
        id,
        Kind.PLANE,
        "Log-" + title,
        "Scatter chart of the KL, from left to right, and the negative expected log-likelihood, upwards, of every run on the test data, in nats. %s"
            .formatted(
                String.join(
                    "; ", runs.stream().map(run -> run.name() + ": " + text(run)).toList())),
        "KL (nats)",
        "−expected log-likelihood (nats)",
        0,
        false,
        0,
        series);
  }

  private static String text(RunRecord run) {
    StringBuilder text =
        new StringBuilder(
            "KL %s, −expected log-likelihood %s, ELBO %s nats"
                .formatted(
                    Numbers.fixed(run.metric(RATE), 2),
                    Numbers.fixed(-run.metric(LOG_LIKELIHOOD), 2),
                    Numbers.fixed(run.metric(LOG_LIKELIHOOD) - run.metric(RATE), 2)));
    for (String key : SWEPT) {
      if (!run.setting(key).isEmpty()) {
        text.append("; ").append(key).append(" = ").append(run.setting(key));
      }
    }
    return text.toString();
  }

  /** Lines through the means over seeds of runs that differ in one swept setting. */
  private static List<Series> paths(List<RunRecord> runs) {
    List<Series> paths = new ArrayList<>();
    for (String key : SWEPT) {
      Map<Map<String, String>, List<RunRecord>> alike = new LinkedHashMap<>();
      for (RunRecord run : runs) {
        if (!Double.isNaN(Numbers.parse(run.setting(key)))) {
          Map<String, String> rest = new TreeMap<>(run.run().settings());
          rest.keySet().removeAll(List.of(key, "seed", "name"));
          alike.computeIfAbsent(rest, settings -> new ArrayList<>()).add(run);
        }
      }
      alike.values().forEach(group -> path(group, key, paths));
    }
    return paths;
  }

  private static void path(List<RunRecord> runs, String key, List<Series> paths) {
    Map<Double, List<RunRecord>> byValue = new TreeMap<>();
    for (RunRecord run : runs) {
      byValue.computeIfAbsent(Numbers.parse(run.setting(key)), value -> new ArrayList<>()).add(run);
    }
    if (byValue.size() > 1) {
      List<List<Object>> points = new ArrayList<>();
      byValue.values().forEach(seeds -> points.add(mean(seeds)));
      RunRecord first = runs.get(0);
      paths.add(new Series("by " + key, first.group(), first.style(), "path", points, List.of()));
    }
  }

  private static List<Object> mean(List<RunRecord> runs) {
    return Points.at(
        runs.stream().mapToDouble(run -> run.metric(RATE)).average().orElse(Double.NaN),
        -runs.stream().mapToDouble(run -> run.metric(LOG_LIKELIHOOD)).average().orElse(Double.NaN));
  }
}
