package io.github.vae4j.experiments.studies.comparison;

import io.github.vae4j.core.random.RandomStream;
import java.util.Arrays;

/**
 * The percentile interval of a mean (Efron, Tibshirani, 1993, chapter 13): values are drawn anew,
 * with replacement, and the mean of each such sample taken.
 *
 * @param samples how many; at least 100
 */
record Bootstrap(int samples) {
  Bootstrap {
    if (samples < 100) {
      throw new IllegalArgumentException("%d samples; expected at least 100".formatted(samples));
    }
  }

  /**
   * The interval.
   *
   * @param level the probability that it holds the mean, such as 0.95
   */
  Interval ofMean(double[] values, double level, RandomStream random) {
    double[] means = new double[samples];
    for (int b = 0; b < samples; b++) {
      double sum = 0;
      for (int i = 0; i < values.length; i++) {
        sum += values[random.nextInt(values.length)];
      }
      means[b] = sum / values.length;
    }
    Arrays.sort(means);
    double tail = (1 - level) / 2;
    return new Interval(quantile(means, tail), quantile(means, 1 - tail));
  }

  private static double quantile(double[] sorted, double p) {
    double place = p * (sorted.length - 1);
    int below = (int) Math.floor(place);
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
