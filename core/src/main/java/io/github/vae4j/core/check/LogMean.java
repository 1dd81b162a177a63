package io.github.vae4j.core.check;

import java.util.Arrays;

/** log of a mean of exponentials, in double. */
final class LogMean {
  private LogMean() {}

  static double ofExp(double[] values) {
    double largest = Arrays.stream(values).max().orElseThrow();
    double sum = 0;
    for (double value : values) {
      sum += Math.exp(value - largest);
    }
    return largest + Math.log(sum / values.length);
  }
}
