package io.github.vae4j.experiments.benchmarks;

import java.util.Arrays;
import java.util.List;

/** Order statistics, interpolated linearly between neighbours (Hyndman, Fan, 1996, type 7). */
final class Quantiles {
  private final double[] sorted;

  private Quantiles(double[] sorted) {
    this.sorted = sorted;
  }

  /** Of numbers in any order. NaN are left out. */
  static Quantiles of(double... values) {
    return new Quantiles(
        Arrays.stream(values).filter(value -> !Double.isNaN(value)).sorted().toArray());
  }

  static Quantiles of(List<Double> values) {
    return of(values.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /** The value that the share p in [0, 1] lies below; NaN if there are none. */
  double at(double p) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    double position = p * (sorted.length - 1);
    int below = (int) Math.floor(position);
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }

  double median() {
    return at(0.5);
  }

  int count() {
    return sorted.length;
  }
}
