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
    int[] order =
        IntStream.range(0, pValues.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> pValues[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] adjusted = new double[pValues.length];
    double largest = 0;
    for (int rank = 0; rank < order.length; rank++) {
      largest = Math.max(largest, Math.min(1, (order.length - rank) * pValues[order[rank]]));
      adjusted[order[rank]] = largest;
    }
    return adjusted;
  }
}
