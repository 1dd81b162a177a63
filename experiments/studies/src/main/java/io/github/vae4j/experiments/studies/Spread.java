package io.github.vae4j.experiments.studies;

import java.util.Arrays;
import java.util.Locale;

/**
 * A figure over a few seeds.
 *
 * @param deviation the sample standard deviation; NaN for fewer than two
 */
public record Spread(int count, double mean, double deviation, double min, double max) {

  /** Of those values. */
  public static Spread of(double... values) {
    double mean = Arrays.stream(values).average().orElse(Double.NaN);
    double squares = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
    return new Spread(
        values.length,
        mean,
        values.length < 2 ? Double.NaN : Math.sqrt(squares / (values.length - 1)),
        Arrays.stream(values).min().orElse(Double.NaN),
        Arrays.stream(values).max().orElse(Double.NaN));
  }

  /** With two digits after the point: "-102.52 ± 0.10". */
  @Override
  public String toString() {
    return rounded(2);
  }

  /** Mean, and standard deviation where there is one. */
  public String rounded(int digits) {
    String number = "%." + digits + "f";
    return Double.isNaN(deviation)
        ? String.format(Locale.ROOT, number, mean)
        : String.format(Locale.ROOT, number + " ± " + number, mean, deviation);
  }
}
