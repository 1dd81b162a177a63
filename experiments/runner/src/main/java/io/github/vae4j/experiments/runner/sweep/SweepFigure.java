package io.github.vae4j.experiments.runner.sweep;

import io.github.vae4j.core.run.RunResult;
import java.util.List;

/**
 * A final figure that a sweep speaks of.
 *
 * @param metric its column's name
 * @param words in a heading, with its unit
 * @param sign 1 where higher is better, −1 where lower is, 0 where neither
 */
record SweepFigure(String metric, String words, int sign, int digits) {
  static final SweepFigure ELBO = new SweepFigure("test_elbo", "test ELBO (nats)", 1, 2);
  static final SweepFigure BITS =
      new SweepFigure("bits_per_dimension", "bits per dimension on 256 levels", -1, 4);
  static final SweepFigure THRESHOLDED =
      new SweepFigure(
          "thresholded_log_mass", "log-probability of the thresholded images (nats)", 1, 2);
  static final SweepFigure KL = new SweepFigure("test_kl", "test KL (nats)", 0, 2);
  static final SweepFigure ERROR = new SweepFigure("test_mse", "squared error of the mean", -1, 2);
  static final SweepFigure ACTIVE = new SweepFigure("active_units", "active units", 0, 2);

  /** Whether every run has it, and in all of them it means the same. */
  boolean comparable(List<RunResult> done) {
    boolean everywhere =
        !done.isEmpty() && done.stream().allMatch(run -> run.metrics().containsKey(metric));
    boolean oneData = done.stream().map(run -> Nats.of(run.spec()).data()).distinct().count() == 1;
    boolean oneMeasure = done.stream().map(run -> Nats.of(run.spec())).distinct().count() == 1;
    return everywhere && (equals(ELBO) ? oneMeasure : sign == 0 || oneData);
  }

  /** Those of a list that are. */
  static List<SweepFigure> comparable(List<SweepFigure> figures, List<RunResult> done) {
    return figures.stream().filter(figure -> figure.comparable(done)).toList();
  }
}
