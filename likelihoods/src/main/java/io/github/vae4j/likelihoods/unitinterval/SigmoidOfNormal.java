package io.github.vae4j.likelihoods.unitinterval;

import io.github.vae4j.core.tensor.SpecialFunctions;
import io.github.vae4j.core.tensor.Tensor;

/**
 * Mean and variance of sigmoid(μ + σ n): the mean E[sigmoid(μ + σ n)] for a standard normal n, by
 * the trapezoid rule in one of two forms, each of which converges faster than any power of the step
 * where it is used:
 *
 * <pre>
 * σ ≤ 1:  Σ h φ(nᵢ) sigmoid(μ + σ nᵢ)
 * σ &gt; 1:  Σ h p(lᵢ) Φ((μ − lᵢ) / σ)      with p the logistic density, as sigmoid(a) = P(l ≤ a)
 * </pre>
 */
final class SigmoidOfNormal {
  private static final double NORMAL_STEP = 0.5;
  private static final int NORMAL_NODES = 16; // on either side: to 8 deviations
  private static final double LOGISTIC_STEP = 0.75;
  private static final int LOGISTIC_NODES = 26; // on either side: to 19.5 scales

  private SigmoidOfNormal() {}

  static Tensor mean(Tensor location, Tensor logSigma) {
    Tensor one = location.scope().scalar(1);
    Tensor narrow = logSigma.exp().min(one);
    Tensor wide = logSigma.exp().max(one).reciprocal();
    Tensor small = location.mul(0);
    for (int i = -NORMAL_NODES; i <= NORMAL_NODES; i++) {
      double n = i * NORMAL_STEP;
      double weight = NORMAL_STEP * Math.exp(-0.5 * n * n) / Math.sqrt(2 * Math.PI);
      small = small.add(narrow.mul(n).add(location).sigmoid().mul(weight));
    }
    Tensor large = location.mul(0);
    for (int i = -LOGISTIC_NODES; i <= LOGISTIC_NODES; i++) {
      double l = i * LOGISTIC_STEP;
      double density = 1 / (2 + 2 * Math.cosh(l));
      Tensor below = SpecialFunctions.normalCdf(location.sub(l).mul(wide));
      large = large.add(below.mul(LOGISTIC_STEP * density));
    }
    return large.where(logSigma.greater(0), small);
  }

  /**
   * Var[sigmoid(μ + σ n)] by the same nodes: for σ ≤ 1 about the mean; for σ &gt; 1 as E[s²] −
   * E[s]² at −|μ|, where E[s] ≤ ½ and little cancels. There sigmoid(a)² = P(max(l, l′) ≤ a) for two
   * logistic numbers, whose maximum has the density 2 sigmoid(l) p(l).
   */
  static Tensor variance(Tensor location, Tensor logSigma) {
    Tensor one = location.scope().scalar(1);
    Tensor narrow = logSigma.exp().min(one);
    Tensor wide = logSigma.exp().max(one).reciprocal();
    Tensor low = location.abs().neg();
    Tensor mean = mean(low, logSigma);
    Tensor small = location.mul(0);
    for (int i = -NORMAL_NODES; i <= NORMAL_NODES; i++) {
      double n = i * NORMAL_STEP;
      double weight = NORMAL_STEP * Math.exp(-0.5 * n * n) / Math.sqrt(2 * Math.PI);
      small = small.add(narrow.mul(n).add(low).sigmoid().sub(mean).square().mul(weight));
    }
    Tensor square = location.mul(0);
    for (int i = -LOGISTIC_NODES; i <= LOGISTIC_NODES; i++) {
      double l = i * LOGISTIC_STEP;
      double density = 2 / (1 + Math.exp(-l)) / (2 + 2 * Math.cosh(l));
      Tensor below = SpecialFunctions.normalCdf(low.sub(l).mul(wide));
      square = square.add(below.mul(LOGISTIC_STEP * density));
    }
    Tensor large = square.sub(mean.square());
    return large.where(logSigma.greater(0), small);
  }
}
