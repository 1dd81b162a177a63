package io.github.vae4j.core.tensor;

import io.github.vae4j.core.engine.Special;

/** Functions that densities and masses need. */
public final class SpecialFunctions {
  private SpecialFunctions() {}

  /** ln Γ(x) for x > 0. */
  public static Tensor lgamma(Tensor x) {
    return x.map(Special.LGAMMA);
  }

  /** ψ(x), the derivative of ln Γ. */
  public static Tensor digamma(Tensor x) {
    return x.map(Special.DIGAMMA);
  }

  /** 2/√π ∫₀ˣ e^−t² dt. */
  public static Tensor erf(Tensor x) {
    return x.map(Special.ERF);
  }

  /** Φ(x), the standard normal distribution function. */
  public static Tensor normalCdf(Tensor x) {
    return x.map(Special.NORMAL_CDF);
  }

  /** ln Φ(x), exact far in the lower tail, where Φ(x) underflows. */
  public static Tensor logNormalCdf(Tensor x) {
    return x.map(Special.LOG_NORMAL_CDF);
  }
}
