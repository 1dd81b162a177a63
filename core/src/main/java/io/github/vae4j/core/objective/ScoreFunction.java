package io.github.vae4j.core.objective;

import io.github.vae4j.core.tensor.StraightThrough;
import io.github.vae4j.core.tensor.Tensor;
import java.util.Optional;

/**
 * The negative ELBO from exact draws, with the score-function gradient and, for each draw, the mean
 * of the others as baseline (Williams, 1992; Mnih, Rezende, 2016; Kool, van Hoof, Welling, 2019):
 *
 * <pre>
 * loss = −1/k Σᵢ fᵢ,   fᵢ = log p(x|zᵢ) + log p(zᵢ) − log q(zᵢ|x),   zᵢ ~ q(z|x)
 * ∇φ loss = −1/k Σᵢ (fᵢ − 1/(k−1) Σⱼ≠ᵢ fⱼ) ∇φ log q(zᵢ|x)
 * ∇θ loss = −1/k Σᵢ ∇θ (log p(x|zᵢ) + log p(zᵢ))
 * </pre>
 *
 * No gradient flows through z, so it is unbiased for every encoder distribution that has a
 * log-probability, bits among them. Its price is variance, which falls with k.
 */
public final class ScoreFunction implements Objective {
  private final Groups groups;

  /**
   * The estimator on groups of k draws.
   *
   * @param k at least 2: the baseline of a draw is the mean of the others
   */
  public ScoreFunction(int k) {
    if (k < 2) {
      throw new IllegalArgumentException(
          "k is " + k + "; expected at least 2, as a draw's baseline is the mean of the others");
    }
    groups = new Groups(k);
  }

  @Override
  public Tensor loss(ElboTerms terms, Progress progress) {
    Draws draws = terms.exact();
    Tensor f = draws.logWeights().stopGradient();
    Tensor joint = draws.logLikelihood().add(draws.logPrior());
    Tensor score = draws.logPosterior().mul(advantage(f));
    return StraightThrough.of(f.mean(), joint.add(score).mean()).neg();
  }

  /** fᵢ − 1/(k−1) Σⱼ≠ᵢ fⱼ = k/(k−1) (fᵢ − mean f), of each group, [S·k, B]. */
  private Tensor advantage(Tensor f) {
    Tensor grouped = groups.of(f);
    int k = groups.k();
    Tensor mean = grouped.mean(1).reshape(grouped.shape().get(0), 1, grouped.shape().get(2));
    return grouped.sub(mean).mul(k / (k - 1.0)).reshape(f.shape());
  }

  @Override
  public int draws(int samples) {
    return groups.draws(samples);
  }

  @Override
  public Optional<Bound> bound() {
    return Optional.of(Bound.ELBO);
  }
}
