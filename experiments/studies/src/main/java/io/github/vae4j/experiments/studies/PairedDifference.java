package io.github.vae4j.experiments.studies;

import io.github.vae4j.core.run.RunResult;
import io.github.vae4j.core.run.RunSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * By how much one configuration beats another on the same test rows: the mean of the difference row
 * by row, which leaves out what rows have in common. Over several seeds each row's difference is
 * first averaged.
 *
 * @param better, worse the labels of the two, in the order of the question
 * @param mean nats
 * @param standardError of the mean over the rows, nats
 * @param bySeed the mean of each seed that both have
 */
record PairedDifference(
    String better, String worse, double mean, double standardError, Map<Long, Double> bySeed) {
  static final List<String> COLUMNS =
      List.of("difference", "mean (nats)", "± (95 %)", "of each seed (nats)");

  /** The 97.5 % quantile of the standard normal distribution. */
  private static final double Z = 1.959964;

  /**
   * Those pairs of labels that have a seed in common.
   *
   * @param figure the name of the figure of single rows
   */
  @SafeVarargs
  static List<PairedDifference> of(List<RunResult> results, String figure, List<String>... pairs) {
    List<PairedDifference> differences = new ArrayList<>();
    for (List<String> pair : pairs) {
      Map<Long, double[]> first = bySeed(results, pair.get(0), figure);
      Map<Long, double[]> second = bySeed(results, pair.get(1), figure);
      first.keySet().retainAll(second.keySet());
      if (!first.isEmpty()) {
        differences.add(of(pair.get(0), pair.get(1), first, second));
      }
    }
    return differences;
  }

  private static Map<Long, double[]> bySeed(List<RunResult> results, String label, String figure) {
    Map<Long, double[]> values = new LinkedHashMap<>();
    for (RunResult result : results) {
      double[] rows = result.examples().get(figure);
      if (result.spec().label().equals(label) && rows != null) {
        values.put(result.spec().get(RunSettings.SEED), rows);
      }
    }
    return values;
  }

  private static PairedDifference of(
      String better, String worse, Map<Long, double[]> first, Map<Long, double[]> second) {
    int rows = first.values().iterator().next().length;
    double[] difference = new double[rows];
    Map<Long, Double> means = new LinkedHashMap<>();
    first.forEach(
        (seed, values) -> {
          double[] others = second.getOrDefault(seed, values);
          double sum = 0;
          for (int i = 0; i < rows; i++) {
            difference[i] += (values[i] - others[i]) / first.size();
            sum += values[i] - others[i];
          }
          means.put(seed, sum / rows);
        });
    double mean = Arrays.stream(difference).average().orElse(Double.NaN);
    double squares = Arrays.stream(difference).map(d -> (d - mean) * (d - mean)).sum();
    return new PairedDifference(better, worse, mean, Math.sqrt(squares / (rows - 1) / rows), means);
  }

  double halfInterval() {
    return Z * standardError;
  }

  String sentence() {
    String interval =
        String.format(
            Locale.ROOT,
            "95 %% interval %.2f to %.2f, over the test rows",
            mean - halfInterval(),
            mean + halfInterval());
    if (Math.abs(mean) <= halfInterval()) {
      return "%s and %s are not told apart in test log-likelihood at this length: %s nats (%s)."
          .formatted(better, worse, nats(mean), interval);
    }
    boolean ahead = mean > 0;
    return "%s beats %s by %s nats in test log-likelihood (%s)."
        .formatted(
            ahead ? better : worse,
            ahead ? worse : better,
            nats(Math.abs(mean)),
            ahead ? interval : interval + ", of " + better + " less " + worse);
  }

  List<String> row() {
    return List.of(
        better + " − " + worse,
        nats(mean),
        nats(halfInterval()),
        String.join(
            ", ",
            bySeed.entrySet().stream()
                .map(entry -> "%d: %s".formatted(entry.getKey(), nats(entry.getValue())))
                .toList()));
  }

  private static String nats(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
