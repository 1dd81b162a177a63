package io.github.vae4j.experiments.studies.comparison;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Holm's correction for several comparisons (Holm, 1979): the chance of any false alarm is kept.
 */
final class Holm {
  private Holm() {}

  /** p-values such that "adjusted ≤ α" decides each comparison. */
  static double[] adjusted(double... pValues) {
    int[] order = order(pValues);
    double[] adjusted = new double[pValues.length];
    double largest = 0;
    for (int rank = 0; rank < order.length; rank++) {
      largest = Math.max(largest, Math.min(1, (order.length - rank) * pValues[order[rank]]));
      adjusted[order[rank]] = largest;
    }
    return adjusted;
  }

  /**
   * What p of each comparison is held against: α / (m − rank), the smallest p having rank 0; from
   * the first comparison on that fails, what that one was held against. So "p ≤ level" decides as
   * "adjusted ≤ α" does, and an interval of 1 − level excludes 0 where the models are told apart.
   */
  static double[] levels(double alpha, double... pValues) {
    int[] order = order(pValues);
    double[] levels = new double[pValues.length];
    double level = 0;
    boolean failed = false;
    for (int rank = 0; rank < order.length; rank++) {
      if (!failed) {
        level = alpha / (order.length - rank);
        failed = pValues[order[rank]] > level;
      }
      levels[order[rank]] = level;
    }
    return levels;
  }

  /** From the smallest p on. */
  private static int[] order(double... pValues) {
    return IntStream.range(0, pValues.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> pValues[i]))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
