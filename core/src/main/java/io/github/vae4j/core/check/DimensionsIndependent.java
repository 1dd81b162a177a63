package io.github.vae4j.core.check;

/**
 * Two dimensions of one member are drawn independently: the correlation of n draws is normal with
 * deviation 1/√n.
 */
public final class DimensionsIndependent implements Property<DistributionFamily> {
  @Override
  public String name() {
    return "dimensions are drawn independently";
  }

  @Override
  public String method() {
    return "correlation of the signs of two dimensions about their medians";
  }

  @Override
  public int comparisons(Level level) {
    return 1;
  }

  /**
   * Signs about the medians, and not values, whose correlation heavy tails or rare values would
   * take the normal distribution from.
   */
  @Override
  public Finding examine(DistributionFamily family, Examination by) {
    Distribution member = family.member(by.device(), 2, by.random().split("member"));
    int n = by.level().draws();
    float[] draws = member.sample(n, by.random().split("draws"));
    double first = Tabulated.median(member, 0);
    double second = Tabulated.median(member, 1);
    double[] mean = new double[2];
    double product = 0;
    for (int i = 0; i < n; i++) {
      double a = Math.signum(draws[2 * i] - first);
      double b = Math.signum(draws[2 * i + 1] - second);
      mean[0] += a / n;
      mean[1] += b / n;
      product += a * b / n;
    }
    double spread = spread(draws, first, 0) * spread(draws, second, 1);
    double correlation = spread == 0 ? 0 : (product - mean[0] * mean[1]) / spread;
    double error = 1 / Math.sqrt(n);
    double bound = NormalQuantile.twoSided(by.falseAlarm()) * error;
    return new Finding(
        member.toString(),
        n,
        0,
        correlation,
        Math.abs(correlation),
        bound,
        bound + NormalQuantile.OF_POWER * error);
  }

  private static double spread(float[] draws, double median, int dimension) {
    int n = draws.length / 2;
    double mean = 0;
    double square = 0;
    for (int i = 0; i < n; i++) {
      double sign = Math.signum(draws[2 * i + dimension] - median);
      mean += sign / n;
      square += sign * sign / n;
    }
    return Math.sqrt(Math.max(0, square - mean * mean));
  }
}
