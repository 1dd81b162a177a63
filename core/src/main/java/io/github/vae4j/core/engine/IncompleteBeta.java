package io.github.vae4j.core.engine;

import org.apache.commons.math3.special.Beta;
import org.jspecify.annotations.Nullable;

/**
 * Logarithms of probabilities of intervals that are made of the regularised incomplete beta
 * function I_x(a, b), in double throughout and without gradient. With the continued fraction of
 * DLMF 8.17.22, evaluated after Lentz as in Thompson and Barnett (1986, J. Comput. Phys. 64):
 *
 * <pre>
 * I_x(a, b) = xᵃ (1 − x)ᵇ / (a B(a, b)) · 1 / (1 + d₁ / (1 + d₂ / (1 + …)))
 * d₂ₘ₊₁ = −(a + m)(a + b + m) x / ((a + 2m)(a + 2m + 1))
 * d₂ₘ = m (b − m) x / ((a + 2m − 1)(a + 2m))
 * </pre>
 *
 * which converges fast for x up to about a / (a + b); beyond, I_x(a, b) = 1 − I_{1−x}(b, a).
 */
public final class IncompleteBeta {
  /** Of low, high, a, b: log(I_high(a, b) − I_low(a, b)) for 0 ≤ low ≤ high ≤ 1. */
  public static final Kernel BETA_INTERVAL = new BetaInterval();

  /**
   * Of c, h, e, ν: log P(c − h &lt; t ≤ c + h) of Student's t with ν degrees of freedom, the
   * interval open to −∞ where e = −1, and to ∞ where e = 1.
   */
  public static final Kernel STUDENT_INTERVAL = new StudentInterval();

  private static final double LOG_2 = Math.log(2);

  /** Keeps shapes from 0, where the beta function is infinite. */
  private static final double LEAST_SHAPE = 1e-100;

  private static final double PRECISION = 1e-13;
  private static final double TINY = 1e-290;
  private static final int MOST_TERMS = 100_000;

  private IncompleteBeta() {}

  /**
   * log I_x(a, b).
   *
   * @param rest 1 − x, with all its digits
   */
  private static double log(double x, double rest, double a, double b, double logBeta) {
    if (x <= 0) {
      return Double.NEGATIVE_INFINITY;
    }
    if (rest <= 0) {
      return 0;
    }
    if (x > (a + 1) / (a + b + 2)) {
      return Math.log1p(-Math.exp(Math.min(logOfFraction(rest, x, b, a, logBeta), 0)));
    }
    return Math.min(logOfFraction(x, rest, a, b, logBeta), 0);
  }

  private static double logOfFraction(double x, double rest, double a, double b, double logBeta) {
    return a * Math.log(x)
        + b * Math.log(rest)
        - Math.log(a)
        - logBeta
        - Math.log(fraction(x, a, b));
  }

  /** 1 + d₁ / (1 + d₂ / (1 + …)). */
  private static double fraction(double x, double a, double b) {
    double value = 1;
    double c = 1;
    double d = 0;
    double step = 0;
    for (int m = 0; m < MOST_TERMS && Math.abs(step - 1) >= PRECISION; m++) {
      double even = m == 0 ? 0 : m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
      double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
      if (m > 0) {
        d = 1 / away(1 + even * d);
        c = away(1 + even / c);
        value *= c * d;
      }
      d = 1 / away(1 + odd * d);
      c = away(1 + odd / c);
      step = c * d;
      value *= step;
    }
    return value;
  }

  /** Kept from 0, which is divided by. */
  private static double away(double v) {
    return Math.abs(v) < TINY ? TINY : v;
  }

  /** log(eᵃ − eᵇ) for a ≥ b. */
  private static double logDifference(double a, double b) {
    return a == Double.NEGATIVE_INFINITY ? a : a + Math.log1p(-Math.exp(Math.min(b - a, 0)));
  }

  /** Without gradient, and with log B(a, b) kept as long as a and b stay the same. */
  private abstract static class Interval implements Kernel {
    @Override
    public final int arity() {
      return 4;
    }

    @Override
    public final Reads gradientReads() {
      return Reads.NOTHING;
    }

    @Override
    public final void gradient(
        float[][] in,
        float[] out,
        float[] dOut,
        float[] @Nullable [] dIn,
        int n,
        Scratch scratch) {}
  }

  private static final class BetaInterval extends Interval {
    @Override
    public void value(float[][] in, float[] out, int n, Scratch scratch) {
      double a = 0;
      double b = 0;
      double logBeta = 0;
      for (int i = 0; i < n; i++) {
        double ownA = Math.max(in[2][i], LEAST_SHAPE);
        double ownB = Math.max(in[3][i], LEAST_SHAPE);
        if (a != ownA || b != ownB) {
          a = ownA;
          b = ownB;
          logBeta = Beta.logBeta(a, b);
        }
        double low = in[0][i];
        double high = in[1][i];
        double log =
            low > a / (a + b)
                ? logDifference(
                    log(1 - low, low, b, a, logBeta), log(1 - high, high, b, a, logBeta))
                : logDifference(
                    log(high, 1 - high, a, b, logBeta), log(low, 1 - low, a, b, logBeta));
        out[i] = (float) log;
      }
    }
  }

  private static final class StudentInterval extends Interval {
    @Override
    public void value(float[][] in, float[] out, int n, Scratch scratch) {
      double nu = 0;
      double logBeta = 0;
      for (int i = 0; i < n; i++) {
        if (nu != in[3][i]) {
          nu = in[3][i];
          logBeta = Beta.logBeta(0.5 * nu, 0.5);
        }
        float end = in[2][i];
        double c = end == 0 ? Math.abs((double) in[0][i]) : (double) in[0][i] * end;
        double nearest = c - in[1][i];
        double near = logTail(Math.abs(nearest), nu, logBeta);
        double far = end == 0 ? logTail(c + in[1][i], nu, logBeta) : Double.NEGATIVE_INFINITY;
        out[i] =
            (float)
                (nearest >= 0
                    ? logDifference(near, far)
                    : Math.log1p(-Math.min(Math.exp(near) + Math.exp(far), 1)));
      }
    }

    /** log P(t &gt; d) = log ½ I_y(ν/2, ½) with y = ν / (ν + d²), for d ≥ 0. */
    private static double logTail(double d, double nu, double logBeta) {
      double square = d * d;
      double sum = nu + square;
      return Double.isInfinite(square)
          ? Double.NEGATIVE_INFINITY
          : log(nu / sum, square / sum, 0.5 * nu, 0.5, logBeta) - LOG_2;
    }
  }
}
