package io.github.vae4j.experiments.studies.evaluation;

import io.github.vae4j.core.estimate.Moments;
import io.github.vae4j.core.run.Findings;
import java.util.List;
import org.apache.commons.math3.special.Erf;

/**
 * Something that must hold of a run's figures, whatever the model: where it does not, a formula, a
 * sampler or a density is wrong.
 *
 * @param value that was found
 * @param bound what is expected of it, in words
 */
record KnownBound(String run, String name, double value, String bound, boolean passed) {
  /** The probability that one true statement about a mean over rows is called false. */
  static final double FALSE_ALARM = 1e-6;

  private static final double NORMAL_QUANTILE = Math.sqrt(2) * Erf.erfInv(1 - 2 * FALSE_ALARM);
  private static final double ROUNDING = 1e-3;

  /** A mean over rows that must not be below 0. */
  static KnownBound notNegative(String run, String name, Moments moments) {
    double error = tolerance(moments);
    return new KnownBound(
        run,
        name,
        moments.mean(),
        "at least 0, within " + NatsText.error(error),
        !(moments.mean() < -error));
  }

  /** A mean over rows that must be 0. */
  static KnownBound zero(String run, String name, Moments moments) {
    double error = tolerance(moments);
    return new KnownBound(
        run,
        name,
        moments.mean(),
        "0 within " + NatsText.error(error),
        Math.abs(moments.mean()) <= error);
  }

  private static double tolerance(Moments moments) {
    return moments.count() < 2
        ? Double.POSITIVE_INFINITY // one row tells nothing of its own error
        : ROUNDING + NORMAL_QUANTILE * moments.standardError();
  }

  /** All of them, as a table. */
  static Findings.Table table(List<KnownBound> bounds) {
    return new Findings.Table(
        "What must hold, whatever the model",
        List.of("run", "statement", "found", "expected", "holds"),
        bounds.stream()
            .map(
                each ->
                    List.of(
                        each.run,
                        each.name,
                        NatsText.exact(each.value),
                        each.bound,
                        each.passed ? "yes" : "FAILED"))
            .toList(),
        "Means over rows are held to %s standard errors: a true one fails with probability %s."
            .formatted(NatsText.fixed(NORMAL_QUANTILE, 2), NatsText.exact(FALSE_ALARM)));
  }

  /** A sentence for each that does not hold. */
  static List<String> failures(List<KnownBound> bounds) {
    return bounds.stream()
        .filter(each -> !each.passed)
        .map(
            each ->
                "FAILED in %s: %s is %s, expected %s; a density, a sampler or an estimate is wrong."
                    .formatted(each.run, each.name, NatsText.exact(each.value), each.bound))
        .toList();
  }
}
