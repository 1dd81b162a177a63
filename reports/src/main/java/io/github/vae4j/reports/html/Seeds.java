package io.github.vae4j.reports.html;

import java.util.Arrays;

/**
 * One figure over several seeds.
 *
 * @param deviation sample standard deviation; NaN for fewer than two
 */
record Seeds(int count, double mean, double deviation, double min, double max) {
  static Seeds of(double[] values) {
    double mean = Arrays.stream(values).average().orElse(Double.NaN);
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    return new Seeds(
        values.length,
        mean,
        values.length < 2 ? Double.NaN : Math.sqrt(squares / (values.length - 1)),
        Arrays.stream(values).min().orElse(Double.NaN),
        Arrays.stream(values).max().orElse(Double.NaN));
  }
}
