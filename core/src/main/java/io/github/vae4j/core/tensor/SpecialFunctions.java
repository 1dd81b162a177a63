package io.github.vae4j.core.tensor;

import io.github.vae4j.core.engine.GammaFunction;
import io.github.vae4j.core.engine.Normal;

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
}
