package io.github.vae4j.experiments.studies.gradients;

/** Mean and variance of every component of independent gradients, in one pass (Welford, 1962). */
final class GradientMoments {
  private final double[] mean;
  private final double[] squares;
  private long count;

  GradientMoments(int size) {
    mean = new double[size];
    squares = new double[size];
  }

  void add(double... gradient) {
    count++;
    for (int i = 0; i < mean.length; i++) {
      double before = gradient[i] - mean[i];
      mean[i] += before / count;
      squares[i] += before * (gradient[i] - mean[i]);
    }
  }

  double mean(int i) {
    return mean[i];
  }

  double[] means() {
    return mean.clone();
  }

  /** The sample variance of component i. */
  double variance(int i) {
    return squares[i] / (count - 1);
  }

  /** The squared standard error of the mean of component i. */
  double squaredError(int i) {
    return variance(i) / count;
  }
}
