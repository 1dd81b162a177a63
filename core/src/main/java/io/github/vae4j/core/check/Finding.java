package io.github.vae4j.core.check;

import java.util.Locale;

/**
 * A comparison of what was expected with what was found.
 *
 * @param at where, or with what
 * @param samples draws it rests on; 0 for none
 * @param error their distance; NaN fails
 * @param bound the largest error that passes
 * @param detectable the smallest defect, in units of the error, that is found
 */
public record Finding(
    String at,
    long samples,
    double expected,
    double found,
    double error,
    double bound,
    double detectable) {

  /**
   * A comparison without draws. Rounding and quadrature may make an error as large as the bound, so
   * a defect is surely found from twice the bound on.
   */
  public static Finding exact(String at, double expected, double found, double bound) {
    double error = expected == found ? 0 : Math.abs(found - expected); // ∞ − ∞ is no number
    return new Finding(at, 0, expected, found, error, bound, 2 * bound);
  }

  /** A count of cases of which none may be wrong. */
  public static Finding cases(String at, int cases, int wrong) {
    return new Finding(at, 0, cases, cases - wrong, wrong, 0, 1);
  }

  /** There was nothing to compare, and why. */
  public static Finding none(String why) {
    return new Finding(why, 0, 0, 0, 0, 0, Double.NaN);
  }

  public boolean passed() {
    return error <= bound;
  }

  /** This one, or the other if that is worse in proportion to its bound. */
  public Finding worse(Finding other) {
    return other.severity() > severity() ? other : this;
  }

  private double severity() {
    if (Double.isNaN(error)) {
      return Double.POSITIVE_INFINITY;
    }
    return bound > 0 ? error / bound : error > 0 ? Double.MAX_VALUE : 0;
  }

  /** "expected 1.0, found 0.398942; error 0.601, allowed 1e-04, at …". */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "expected %.6g, found %.6g; error %.3g, allowed %.3g%s",
        expected,
        found,
        error,
        bound,
        at.isEmpty() ? "" : ", " + at);
  }
}
