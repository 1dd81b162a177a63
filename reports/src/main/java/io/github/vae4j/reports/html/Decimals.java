package io.github.vae4j.reports.html;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/** How many decimals the numbers of one column have: all the same, so that they stand in line. */
final class Decimals {
  private static final int MOST = 8;

  private Decimals() {}

  /**
   * Two significant digits of the median error, and one more decimal where the smallest needs it.
   */
  static int ofErrors(DoubleStream errors) {
    double[] sorted = positive(errors);
    if (sorted.length == 0) {
      return 0;
    }
    int median = places(sorted[sorted.length / 2], 2);
    return Math.max(median, Math.min(places(sorted[0], 1), median + 1));
  }

  /** So many significant digits of the median size. */
  static int ofValues(DoubleStream values, int digits) {
    double[] sorted = positive(values.map(Math::abs));
    return sorted.length == 0 ? 0 : places(sorted[sorted.length / 2], digits);
  }

  private static double[] positive(DoubleStream values) {
    double[] sorted = values.filter(v -> v > 0 && Double.isFinite(v)).toArray();
    Arrays.sort(sorted);
    return sorted;
  }

  private static int places(double value, int digits) {
    int exponent = (int) Math.floor(Math.log10(value));
    return Math.max(0, Math.min(MOST, digits - 1 - exponent));
  }
}
