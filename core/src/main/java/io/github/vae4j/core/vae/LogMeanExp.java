package io.github.vae4j.core.vae;

/** log of the mean of exp(v), without overflow. */
public final class LogMeanExp {
  private LogMeanExp() {}

  /** log 1/n Σ exp(vᵢ); −∞ if all values are, NaN once one of them is. */
  public static double of(double... values) {
    return of(values, 0, values.length);
  }

  /** The same of values [from, to), at least one. */
  public static double of(double[] values, int from, int to) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int i = from; i < to; i++) {
      largest = Math.max(largest, values[i]); // NaN stays NaN
    }
    if (Double.isInfinite(largest)) {
      return largest; // where largest − largest would not be a number
    }
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += Math.exp(values[i] - largest);
    }
    return largest + Math.log(sum / (to - from));
  }
}
