package io.github.vae4j.priors;

import io.github.vae4j.core.kl.ClosedFormKl;
import io.github.vae4j.core.tensor.Tensor;

/**
 * The KL of bits with logits a from bits with logits a₀, with η = sigmoid(a):
 *
 * <pre>
 * KL = η (a − a₀) + softplus(a₀) − softplus(a)
 * </pre>
 *
 * It does not change when 0 and 1 change places, (a, a₀) to (−a, −a₀). Each element is computed on
 * the side where a ≤ 0: there η and softplus(a) are small, and nothing large cancels.
 */
public final class BernoulliKl implements ClosedFormKl<BernoulliPosterior, BernoulliPrior> {
  @Override
  public Class<BernoulliPosterior> posterior() {
    return BernoulliPosterior.class;
  }

  @Override
  public Class<BernoulliPrior> prior() {
    return BernoulliPrior.class;
  }

  @Override
  public Tensor klPerDimension(BernoulliPosterior q, BernoulliPrior p) {
    Tensor side = q.logits().greater(0).mul(-2).add(1);
    Tensor a = q.logits().mul(side);
    Tensor a0 = p.logits(a.scope()).mul(side);
    return a.sigmoid().mul(a.sub(a0)).add(a0.softplus()).sub(a.softplus());
  }
}
