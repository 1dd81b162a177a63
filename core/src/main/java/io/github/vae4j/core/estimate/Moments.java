package io.github.vae4j.core.estimate;

/**
 * The mean of independent values, and its standard error s / √n; NaN for one value.
 *
 * @param mean 1/n Σ v
 */
public record Moments(double mean, double standardError, int count) {
  /** The moments of at least one value. */
  public static Moments of(double... values) {
    int n = values.length;
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    double mean = sum / n;
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return new Moments(mean, Math.sqrt(squares / (n - 1.0) / n), n);
  }
}
