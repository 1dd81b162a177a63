package io.github.vae4j.core.objective;

import io.github.vae4j.core.tensor.Tensor;
import java.util.Optional;

/**
 * The value of {@link Iwae}, with a gradient that leaves out the score of q (Roeder, Wu, Duvenaud,
 * 2017):
 *
 * <pre>
 * ∇φ loss = −Σᵢ w̃ᵢ (∂log wᵢ/∂zᵢ) (∂zᵢ/∂φ),   ∇θ loss = −Σᵢ w̃ᵢ ∇θ log wᵢ
 * </pre>
 *
 * For k = 1, the negative ELBO with a sampled KL, what is left out has mean 0, so the gradient is
 * unbiased; and it is 0 for every draw where q(z|x) = p(z|x), where that of {@link Iwae} still
 * varies. For k > 1 the encoder's gradient is biased (Tucker et al., 2019, section 3); {@link
 * DoublyReparameterized} is not.
 */
public final class StickingTheLanding implements Objective {
  private final Groups groups;

  /**
   * The estimator on groups of k draws.
   *
   * @param k at least 1
   */
  public StickingTheLanding(int k) {
    groups = new Groups(k);
  }

  @Override
  public Tensor loss(ElboTerms terms, Progress progress) {
    return groups.logMeanExp(terms.pathwise().logWeightsThroughDraws()).mean().neg();
  }

  @Override
  public int draws(int samples) {
    return groups.draws(samples);
  }

  @Override
  public Optional<Bound> bound() {
    return Optional.of(new Bound(groups.k()));
  }

  @Override
  public boolean needsReparameterization() {
    return true;
  }
}
