package io.github.vae4j.experiments.studies.identities;

import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;

/** Independent values whose mean is held against what it should be, by Student's t. */
final class Sample {
  /** The chance that a line of the ledger that rests on draws fails though it is true. */
  static final double FALSE_ALARM = 1e-6;

  private final SummaryStatistics values = new SummaryStatistics();

  void add(double value) {
    values.addValue(value);
  }

  double mean() {
    return values.getMean();
  }

  double variance() {
    return values.getVariance();
  }

  /**
   * How far the mean may be from the truth: the quantile of Student's distribution times the
   * standard error.
   *
   * @param comparisons among which the line's false-alarm rate is shared out (Bonferroni)
   */
  double tolerance(int comparisons) {
    double quantile =
        new TDistribution(values.getN() - 1.0)
            .inverseCumulativeProbability(1 - FALSE_ALARM / 2 / comparisons);
    return quantile * Math.sqrt(values.getVariance() / values.getN());
  }

  /** What a tolerance of that kind is, in words. */
  static String words(String draws) {
    return "Student's t at a false-alarm rate of 10⁻⁶ for the line, " + draws;
  }
}
