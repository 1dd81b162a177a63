package io.github.vae4j.experiments.benchmarks;

import io.github.vae4j.experiments.benchmarks.protocol.Report;
import java.util.List;

/**
 * Whether engines compute the same. All start from the same weights and train on the same rows, in
 * other orders and with other draws; so after as many steps their losses differ by noise alone.
 *
 * @param expected the median of all engines' losses
 * @param tolerance how far a loss may be from it
 */
record Agreement(double expected, double tolerance) {
  /** Of the fall of the loss since the first step. A density's loss has no natural zero. */
  private static final double OF_FALL = 0.03;

  /** Of the value, where nothing is trained. */
  private static final double OF_VALUE = 0.003;

  /** The agreement of those losses. */
  static Agreement of(Case what, List<Loss> losses) {
    double expected = median(losses.stream().map(Loss::last).toList());
    double fall = Math.abs(median(losses.stream().map(Loss::first).toList()) - expected);
    return new Agreement(
        expected,
        what.measured() == Case.Measured.TRAINING ? OF_FALL * fall : OF_VALUE * Math.abs(expected));
  }

  private static double median(List<Double> values) {
    return Quantiles.of(values).median();
  }

  boolean holds(Loss loss) {
    return Math.abs(loss.last() - expected) <= tolerance;
  }

  /** What is compared, in words. */
  static String rule(int steps) {
    return ("Before times are compared, losses are: their mean over steps %d to %d may differ from"
            + " the median of all engines by %.0f %% of its fall since the first step, that of an"
            + " evaluation or a likelihood by itself by %.1f %%.")
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
   */
  record Loss(double first, double last) {
    static Loss of(Report report, int steps) {
      List<Report.Step> all = report.steps();
      double last =
          all
              .subList(Math.min(all.size(), firstOf(steps) - 1), Math.min(all.size(), steps))
              .stream()
              .mapToDouble(Report.Step::loss)
              .average()
              .orElse(Double.NaN);
      return new Loss(all.isEmpty() ? Double.NaN : all.get(0).loss(), last);
    }
  }
}
