package io.github.vae4j.core.objective;

import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.tensor.StraightThrough;
import io.github.vae4j.core.tensor.Tensor;
import java.util.Optional;

/**
 * The importance-weighted bound of exact draws, with a score-function gradient whose baseline for a
 * draw is made of the other draws (Mnih, Rezende, 2016, eqs. 8 to 11):
 *
 * <pre>
 * loss = −L,   L = log 1/k Σᵢ wᵢ,   L₋ᵢ = log 1/k (Σⱼ≠ᵢ wⱼ + exp(1/(k−1) Σⱼ≠ᵢ log wⱼ))
 * ∇loss = −Σᵢ ((L − L₋ᵢ) ∇φ log q(zᵢ|x) + w̃ᵢ ∇log wᵢ)
 * </pre>
 *
 * No gradient flows through z, so it is unbiased for every encoder distribution that has a
 * log-probability: what {@link Iwae} is to reparameterised draws, this is to bits.
 */
public final class Vimco implements Objective {
  private final Groups groups;

  /**
   * The estimator on groups of k draws.
   *
   * @param k at least 2: the baseline of a draw is made of the others
   */
  public Vimco(int k) {
    if (k < 2) {
      throw new IllegalArgumentException(
          "k is " + k + "; expected at least 2, as a draw's baseline is made of the others");
    }
    groups = new Groups(k);
  }

  @Override
  public Tensor loss(ElboTerms terms, Progress progress) {
    Draws draws = terms.exact();
    Tensor bound = groups.logMeanExp(draws.logWeights());
    Tensor score = groups.of(draws.logPosterior());
    Tensor signal = signal(groups.of(draws.logWeights().stopGradient()), bound.stopGradient());
    return StraightThrough.of(bound.mean(), bound.add(score.mul(signal).sum(1)).mean()).neg();
  }

  /** L − L₋ᵢ, [S, k, B]. */
  private Tensor signal(Tensor logWeights, Tensor bound) {
    int samples = logWeights.shape().get(0);
    int k = groups.k();
    int rows = logWeights.shape().get(2);
    Tensor sum = logWeights.sum(1).reshape(samples, 1, rows);
    Tensor others = sum.sub(logWeights).div(k - 1).reshape(samples, k, 1, rows);
    Tensor own = logWeights.scope().constant(Shape.of(k, k, 1), identity(k));
    Tensor without = others.where(own, logWeights.reshape(samples, 1, k, rows)); // [S, k, k, B]
    Tensor baseline = without.logSumExp(2).sub(Math.log(k));
    return bound.reshape(samples, 1, rows).sub(baseline);
  }

  private static float[] identity(int k) {
    float[] values = new float[k * k];
    for (int i = 0; i < k; i++) {
      values[i * k + i] = 1;
    }
    return values;
  }

  @Override
  public int draws(int samples) {
    return groups.draws(samples);
  }

  @Override
  public Optional<Bound> bound() {
    return Optional.of(new Bound(groups.k()));
  }
}
