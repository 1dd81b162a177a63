package io.github.vae4j.core.objective;

import io.github.vae4j.core.tensor.GradientScale;
import io.github.vae4j.core.tensor.Tensor;
import java.util.Optional;

/**
 * The value of {@link Iwae}, with the doubly reparameterised gradient (Tucker, Lawson, Gu,
 * Maddison, 2019, eq. 8):
 *
 * <pre>
 * ∇φ loss = −Σᵢ w̃ᵢ² (∂log wᵢ/∂zᵢ) (∂zᵢ/∂φ),   ∇θ loss = −Σᵢ w̃ᵢ ∇θ log wᵢ
 * </pre>
 *
 * Both are unbiased. The score of q, whose noise drowns the encoder's signal as k grows, has been
 * reparameterised once more and is gone. With k = 1 it is {@link StickingTheLanding}.
 *
 * <p>How it is computed: log Σ w has the gradient w̃ᵢ with respect to log wᵢ; on its way through zᵢ
 * it is multiplied by w̃ᵢ again.
 */
public final class DoublyReparameterized implements Objective {
  private final Groups groups;

  /**
   * The estimator on groups of k draws.
   *
   * @param k at least 1
   */
  public DoublyReparameterized(int k) {
    groups = new Groups(k);
  }

  @Override
  public Tensor loss(ElboTerms terms, Progress progress) {
    GradientScale throughDraws = new GradientScale();
    Tensor logWeights = terms.pathwise(throughDraws).logWeightsThroughDraws();
    Tensor bound = groups.logMeanExp(logWeights);
    throughDraws.by(groups.normalized(logWeights));
    return bound.mean().neg();
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
