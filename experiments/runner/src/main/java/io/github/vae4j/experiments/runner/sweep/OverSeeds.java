package io.github.vae4j.experiments.runner.sweep;

import io.github.vae4j.core.run.RunResult;
import io.github.vae4j.core.run.RunSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A figure of some runs: first the mean of each seed, then mean and spread of those.
 *
 * @param deviation the sample standard deviation; NaN for fewer than two seeds
 */
record OverSeeds(double mean, double deviation) {
  static OverSeeds of(List<RunResult> runs, String metric) {
    Map<Object, List<Double>> bySeed = new TreeMap<>();
    for (RunResult run : runs) {
      bySeed
          .computeIfAbsent(run.spec().get(RunSettings.SEED), seed -> new ArrayList<>())
          .add(run.metrics().getOrDefault(metric, Double.NaN));
    }
    double[] means = bySeed.values().stream().mapToDouble(OverSeeds::mean).toArray();
    double mean = mean(java.util.Arrays.stream(means).boxed().toList());
    double squares = 0;
    for (double each : means) {
      squares += (each - mean) * (each - mean);
    }
    return new OverSeeds(
        mean, means.length < 2 ? Double.NaN : Math.sqrt(squares / (means.length - 1)));
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).sum() / values.size();
  }

  /** "1.23 ± 0.04"; without a spread "1.23"; "–" where a run has no such figure. */
  String rounded(int digits) {
    String number = "%." + digits + "f";
    if (Double.isNaN(mean)) {
      return "–";
    }
    return Double.isNaN(deviation)
        ? String.format(Locale.ROOT, number, mean)
        : String.format(Locale.ROOT, number + " ± " + number, mean, deviation);
  }
}
