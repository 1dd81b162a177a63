package io.github.vae4j.core.vae;

/** log of the mean of exp(v) over values that come one after the other, without overflow. */
final class LogMeanExp {
  private double largest = Double.NEGATIVE_INFINITY;

  /** Σ exp(v − largest). */
  private double sum;

  private long count;

  void add(double value) {
    count++;
    if (value == Double.NEGATIVE_INFINITY) {
      return; // adds 0, where largest − largest may not be a number
    }
    if (value > largest) {
      sum = sum * Math.exp(largest - value) + 1;
      largest = value;
    } else {
      sum += Math.exp(value - largest); // NaN stays NaN
    }
  }

  /** −∞ if all values were. */
  double value() {
    return largest + Math.log(sum / count);
  }
}
