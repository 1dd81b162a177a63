package io.github.vae4j.core.tensor;

import io.github.vae4j.core.engine.GammaFunction;
import io.github.vae4j.core.engine.IncompleteBeta;
import io.github.vae4j.core.engine.Kernel;
import io.github.vae4j.core.engine.LogMass;
import io.github.vae4j.core.engine.Normal;
import io.github.vae4j.core.engine.NormalInterval;

/** Functions that densities and masses need. */
public final class SpecialFunctions {
  private SpecialFunctions() {}

  /** ln |Γ(x)|; ∞ at 0, −1, −2, … */
  public static Tensor lgamma(Tensor x) {
    return x.map(GammaFunction.LGAMMA);
  }

  /** ψ(x), the derivative of ln |Γ(x)|; NaN at 0, −1, −2, … */
  public static Tensor digamma(Tensor x) {
    return x.map(GammaFunction.DIGAMMA);
  }

  /** 2/√π ∫₀ˣ e^−t² dt. */
  public static Tensor erf(Tensor x) {
    return x.map(Normal.ERF);
  }

  /** Φ(x), the standard normal distribution function. */
  public static Tensor normalCdf(Tensor x) {
    return x.map(Normal.CDF);
  }

  /** ln Φ(x), exact far in the lower tail, where Φ(x) underflows. */
  public static Tensor logNormalCdf(Tensor x) {
    return x.map(Normal.LOG_CDF);
  }

  /**
   * ln(Φ(c + h) − Φ(c − h)), exact in the tails and for narrow intervals.
   *
   * @param centre c
   * @param halfWidth h > 0
   */
  public static Tensor logNormalInterval(Tensor centre, Tensor halfWidth) {
    return logNormalBin(centre, halfWidth, centre.scope().scalar(0));
  }

  /**
   * The same of an interval that may be open to one side: ln Φ(c + h) where {@code end} is −1, ln(1
   * − Φ(c − h)) where it is 1.
   *
   * @param centre c
   * @param halfWidth h > 0
   * @param end −1, 0 or 1, without gradient
   */
  public static Tensor logNormalBin(Tensor centre, Tensor halfWidth, Tensor end) {
    return of(NormalInterval.LOG, centre, halfWidth, end);
  }

  /** ln B(a, b) = ln Γ(a) + ln Γ(b) − ln Γ(a + b) for a, b > 0, exact where these cancel. */
  public static Tensor logBeta(Tensor a, Tensor b) {
    return of(LogMass.LOG_BETA, a, b);
  }

  /** The Poisson distribution's log-mass x ln λ − λ − ln x!, in double throughout. */
  public static Tensor logPoisson(Tensor x, Tensor logRate) {
    return of(LogMass.POISSON, x, logRate);
  }

  /**
   * The log-mass of the negative binomial distribution of mean m and size n, whose variance is m +
   * m²/n, in double throughout: ln Γ(x + n) − ln Γ(n) − ln x! + n ln(n / (n + m)) + x ln(m / (n +
   * m)).
   */
  public static Tensor logNegativeBinomial(Tensor x, Tensor logMean, Tensor logSize) {
    return of(LogMass.NEGATIVE_BINOMIAL, x, logMean, logSize);
  }

  /**
   * The log-density of the beta distribution in double throughout, (a − 1) ln x + (b − 1) ln(1 − x)
   * − ln B(a, b), with a = κ m and b = κ (1 − m).
   *
   * @param x in (0, 1)
   * @param logitMean logit of m
   * @param logConcentration ln κ
   */
  public static Tensor logBetaDensity(Tensor x, Tensor logitMean, Tensor logConcentration) {
    return of(LogMass.BETA, x, logitMean, logConcentration);
  }

  /**
   * The log-probability of (low, high] of the beta distribution, log(I_high(a, b) − I_low(a, b))
   * with I the regularised incomplete beta function, exact in both tails; without gradient.
   *
   * @param low from 0 to 1
   * @param high from low to 1
   * @param a above 0
   * @param b above 0
   */
  public static Tensor logBetaInterval(Tensor low, Tensor high, Tensor a, Tensor b) {
    return Tensor.elementwise(IncompleteBeta.BETA_INTERVAL, false, low, high, a, b);
  }

  /**
   * The log-probability of (c − h, c + h] of Student's t distribution, exact in both tails; without
   * gradient. The interval is open to −∞ where {@code end} is −1, and to ∞ where it is 1.
   *
   * @param centre c
   * @param halfWidth h ≥ 0
   * @param end −1, 0 or 1
   * @param degrees ν, above 0
   */
  public static Tensor logStudentInterval(
      Tensor centre, Tensor halfWidth, Tensor end, Tensor degrees) {
    return Tensor.elementwise(
        IncompleteBeta.STUDENT_INTERVAL, false, centre, halfWidth, end, degrees);
  }

  private static Tensor of(Kernel kernel, Tensor... operands) {
    boolean tracked = false;
    for (Tensor operand : operands) {
      tracked |= operand.tracked();
    }
    return Tensor.elementwise(kernel, tracked, operands);
  }
}
