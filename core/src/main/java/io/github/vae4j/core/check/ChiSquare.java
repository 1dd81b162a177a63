package io.github.vae4j.core.check;

import java.util.Arrays;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;

/**
 * Pearson's χ² test of draws against masses, stated as √(χ²/n), which for equal masses is about
 * √(degrees of freedom / n).
 */
final class ChiSquare {
  private ChiSquare() {}

  /**
   * The comparison.
   *
   * @param sorted draws, ascending
   * @param leastExpected values that are expected more rarely count as one
   */
  static Finding of(
      float[] sorted, Tabulated table, double leastExpected, double falseAlarm, String at) {
    int n = sorted.length;
    double statistic = 0;
    int classes = 1;
    double restExpected = n;
    int restSeen = n;
    for (int i = 0; i < table.size(); i++) {
      double expected = table.mass(i) * n;
      if (expected >= leastExpected) {
        int seen = count(sorted, table.node(i));
        statistic += (seen - expected) * (seen - expected) / expected;
        classes++;
        restExpected -= expected;
        restSeen -= seen;
      }
    }
    double surplus = restSeen - restExpected;
    statistic += surplus * surplus / Math.max(leastExpected, restExpected);
    double freedom = Math.max(1, classes - 1.0);
    double quantile =
        new ChiSquaredDistribution(null, freedom).inverseCumulativeProbability(1 - falseAlarm);
    double bound = Math.sqrt(quantile / n);
    double found = Math.sqrt(statistic / n);
    // the statistic's mean is the degrees of freedom plus the noncentrality
    double detectable = Math.sqrt((freedom + noncentrality(quantile, freedom)) / n);
    return new Finding("χ² " + at, n, 0, found, found, bound, detectable);
  }

  private static int count(float[] sorted, float value) {
    int any = Arrays.binarySearch(sorted, value);
    if (any < 0) {
      return 0;
    }
    int from = any;
    while (from > 0 && sorted[from - 1] == value) {
      from--;
    }
    int to = any + 1;
    while (to < sorted.length && sorted[to] == value) {
      to++;
    }
    return to - from;
  }

  /** λ at which χ²(freedom, λ), taken as normal, exceeds the quantile with the stated power. */
  private static double noncentrality(double quantile, double freedom) {
    double lambda = quantile;
    for (int i = 0; i < 50; i++) {
      lambda =
          Math.max(0, quantile - freedom)
              + NormalQuantile.OF_POWER * Math.sqrt(2 * (freedom + 2 * lambda));
    }
    return lambda;
  }
}
