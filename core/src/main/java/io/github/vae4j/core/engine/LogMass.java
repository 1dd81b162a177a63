package io.github.vae4j.core.engine;

import org.apache.commons.math3.special.Beta;
import org.apache.commons.math3.special.Gamma;

/**
 * Logarithms of the beta function, of densities and of masses that are made of it. Each is a
 * difference of terms that may be 10⁶ times as large as it, so that it is taken in double.
 */
public final class LogMass {
  /** log B(a, b). */
  public static final Kernel LOG_BETA = new LogBeta();

  /** Of x, log λ. */
  public static final Kernel POISSON = new Poisson();

  /** Of x, log of the mean, log of the size. */
  public static final Kernel NEGATIVE_BINOMIAL = new NegativeBinomial();

  /** Of x in (0, 1), logit of the mean, log of the concentration. */
  public static final Kernel BETA = new BetaDensity();

  /** Keeps shapes from 0, where the beta function is infinite. */
  private static final double LEAST_SHAPE = 1e-100;

  private LogMass() {}

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  /** ln(1 + eˣ). */
  private static double softplus(double x) {
    return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
  }

  private static final class LogBeta extends DoubleKernel {
    LogBeta() {
      super(2);
    }

    @Override
    double value(double a, double b, double c) {
      return Beta.logBeta(a, b);
    }

    @Override
    void partials(double a, double b, double c, double[] out) {
      double sum = Gamma.digamma(a + b);
      out[0] = Gamma.digamma(a) - sum;
      out[1] = Gamma.digamma(b) - sum;
    }
  }

  /** x r − eʳ − ln Γ(x + 1). */
  private static final class Poisson extends DoubleKernel {
    Poisson() {
      super(2);
    }

    @Override
    double value(double x, double r, double c) {
      return x * r - Math.exp(r) - Gamma.logGamma(x + 1);
    }

    @Override
    void partials(double x, double r, double c, double[] out) {
      out[0] = r - Gamma.digamma(x + 1);
      out[1] = x - Math.exp(r);
    }
  }

  /**
   * With m the mean and n the size: ln Γ(x + n) − ln Γ(n) − ln Γ(x + 1) + n ln(n / (n + m)) + x
   * ln(m / (n + m)). The first three are −ln x − ln B(x, n), or 0 for x = 0, which does not cancel
   * for large n.
   */
  private static final class NegativeBinomial extends DoubleKernel {
    NegativeBinomial() {
      super(3);
    }

    @Override
    double value(double x, double logMean, double logSize) {
      double n = Math.exp(logSize);
      double ways = x == 0 ? 0 : -Math.log(x) - Beta.logBeta(x, Math.max(n, LEAST_SHAPE));
      return ways - n * softplus(logMean - logSize) - x * softplus(logSize - logMean);
    }

    @Override
    void partials(double x, double logMean, double logSize, double[] out) {
      double n = Math.max(Math.exp(logSize), LEAST_SHAPE);
      double share = sigmoid(logMean - logSize); // m / (n + m)
      double sum = x == 0 ? 0 : Gamma.digamma(x + n) - Gamma.digamma(n);
      out[0] = Gamma.digamma(x + n) - Gamma.digamma(x + 1) - softplus(logSize - logMean);
      out[1] = x - (x + n) * share;
      out[2] = n * (sum - softplus(logMean - logSize) + share) - x * (1 - share);
    }
  }

  /** With a = κ sigmoid(l), b = κ sigmoid(−l): (a − 1) ln x + (b − 1) ln(1 − x) − ln B(a, b). */
  private static final class BetaDensity extends DoubleKernel {
    BetaDensity() {
      super(3);
    }

    @Override
    double value(double x, double logit, double logConcentration) {
      double k = Math.exp(logConcentration);
      double a = Math.max(k * sigmoid(logit), LEAST_SHAPE);
      double b = Math.max(k * sigmoid(-logit), LEAST_SHAPE);
      return (a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x) - Beta.logBeta(a, b);
    }

    @Override
    void partials(double x, double logit, double logConcentration, double[] out) {
      double k = Math.exp(logConcentration);
      double mean = sigmoid(logit);
      double rest = sigmoid(-logit);
      double a = Math.max(k * mean, LEAST_SHAPE);
      double b = Math.max(k * rest, LEAST_SHAPE);
      double sum = Gamma.digamma(a + b);
      double byA = Math.log(x) - Gamma.digamma(a) + sum;
      double byB = Math.log1p(-x) - Gamma.digamma(b) + sum;
      out[0] = (a - 1) / x - (b - 1) / (1 - x);
      out[1] = a * rest * byA - b * mean * byB;
      out[2] = a * byA + b * byB;
    }
  }
}
