package io.github.vae4j.experiments.benchmarks;

import io.github.vae4j.experiments.benchmarks.protocol.Report;
import java.util.List;

/**
 * Whether engines compute the same. All start from the same weights and train on the same rows, in
 * other orders and with other draws; so after as many steps their losses differ by noise alone.
 *
 * @param expected the median of all engines' losses
 * @param margin how far a loss may be from it, beside its noise
 */
record Agreement(double expected, double margin) {
  /** Of the fall of the loss since the first step. A density's loss has no natural zero. */
  private static final double OF_FALL = 0.01;

  /** Of the value, at least. */
  private static final double OF_VALUE = 0.003;

  /** Four standard errors, and √2 as what is compared with has noise too. */
  private static final double STANDARD_ERRORS = 4 * Math.sqrt(2);

  /** The agreement of those losses. */
  static Agreement of(Case what, List<Loss> losses) {
    double expected = median(losses.stream().map(Loss::last).toList());
    double fall = Math.abs(median(losses.stream().map(Loss::first).toList()) - expected);
    boolean trained = what.measured() == Case.Measured.TRAINING;
    double margin = Math.max(trained ? OF_FALL * fall : 0, OF_VALUE * Math.abs(expected));
    return new Agreement(expected, margin);
  }

  private static double median(List<Double> values) {
    return Quantiles.of(values).median();
  }

  boolean holds(Loss loss) {
    return Math.abs(loss.last() - expected) <= tolerance(loss);
  }

  /** How far that loss may be from the others'. */
  double tolerance(Loss loss) {
    return margin + STANDARD_ERRORS * loss.standardError();
  }

  /** What is compared, in words. */
  static String rule(int steps) {
    return ("Before times are compared, losses are: their mean over steps %d to %d may differ from"
            + " the median of all engines by four standard errors and %.0f %% of its fall since the"
            + " first step, or %.1f %% of itself.")
        .formatted(firstOf(steps), steps, 100 * OF_FALL, 100 * OF_VALUE);
  }

  private static int firstOf(int steps) {
    return steps - Math.max(1, steps / 4) + 1;
  }

  /**
   * A process's loss.
   *
   * @param first of its first step
   * @param last the mean of the last quarter of the steps that all engines do
   * @param standardError of that mean
   */
  record Loss(double first, double last, double standardError) {
    static Loss of(Report report, int steps) {
      double[] all = report.steps().stream().mapToDouble(Report.Step::loss).toArray();
      if (all.length < steps) {
        return new Loss(Double.NaN, Double.NaN, Double.NaN);
      }
      int from = firstOf(steps) - 1;
      int n = steps - from;
      double sum = 0;
      for (int i = from; i < steps; i++) {
        sum += all[i];
      }
      double mean = sum / n;
      double squares = 0;
      for (int i = from; i < steps; i++) {
        squares += (all[i] - mean) * (all[i] - mean);
      }
      return new Loss(all[0], mean, n < 2 ? 0 : Math.sqrt(squares / (n - 1) / n));
    }
  }
}
