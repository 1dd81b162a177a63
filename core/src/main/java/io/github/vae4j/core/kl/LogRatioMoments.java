package io.github.vae4j.core.kl;

/**
 * Moments of t = log q(z) − log p(z) over draws z ~ q, for each of several rows, summed in double
 * around the row's first value.
 */
final class LogRatioMoments {
  private final double[] origin;
  private final double[] first;
  private final double[] second;
  private final double[] third;
  private final double[] size;
  private int draws;

  LogRatioMoments(int rows) {
    origin = new double[rows];
    first = new double[rows];
    second = new double[rows];
    third = new double[rows];
    size = new double[rows];
  }

  /** Adds draws: both arguments [S, rows], row-major. */
  void add(float[] logQ, float[] logP) {
    int rows = origin.length;
    for (int i = 0; i < logQ.length; i++) {
      int row = i % rows;
      double t = (double) logQ[i] - logP[i];
      if (draws == 0 && i < rows) {
        origin[row] = t;
      }
      double u = t - origin[row];
      first[row] += u;
      second[row] += u * u;
      third[row] += u * u * u;
      size[row] += Math.abs(logQ[i]) + Math.abs(logP[i]);
    }
    draws += logQ.length / rows;
  }

  int rows() {
    return origin.length;
  }

  /** The estimate of one row's KL. */
  Estimate row(int row) {
    double n = draws;
    double mean = first[row] / n;
    double variance = Math.max(0, second[row] / n - mean * mean) * n / (n - 1);
    double skewed = third[row] / n - 3 * mean * second[row] / n + 2 * mean * mean * mean;
    return new Estimate(origin[row] + mean, variance, skewed, size[row] / n, draws);
  }

  /**
   * The estimate of the mean KL of all rows. Every row has as many draws as any other, so only the
   * spread inside the rows counts, and what lies between them does not.
   */
  Estimate mean() {
    double mean = 0;
    double variance = 0;
    double skewed = 0;
    double magnitude = 0;
    for (int row = 0; row < rows(); row++) {
      Estimate one = row(row);
      mean += one.mean / rows();
      variance += one.variance / rows();
      skewed += one.thirdMoment / rows();
      magnitude += one.magnitude / rows();
    }
    return new Estimate(mean, variance, skewed, magnitude, draws * rows());
  }

  /**
   * An estimated KL.
   *
   * @param mean nats
   * @param variance of one draw, nats²
   * @param thirdMoment central, of one draw, nats³
   * @param magnitude mean of |log q| + |log p|, nats, which rounding is in proportion to
   * @param draws what it rests on
   */
  record Estimate(double mean, double variance, double thirdMoment, double magnitude, int draws) {}
}
