package io.github.vae4j.core.kl;

import io.github.vae4j.core.model.Posterior;
import io.github.vae4j.core.model.Prior;
import io.github.vae4j.core.tensor.Tensor;

/**
 * A closed form of KL(q‖p) = E_q[log q(z) − log p(z)] for one pair of classes.
 *
 * @param <Q> the exact class of the posterior
 * @param <P> the exact class of the prior
 */
public interface ClosedFormKl<Q extends Posterior, P extends Prior> {
  Class<Q> posterior();

  Class<P> prior();

  /**
   * KL(q‖p) of every dimension of every row, in nats, never negative in exact arithmetic. A pair
   * that does not factorise over dimensions returns width 1.
   *
   * @return [B, L], or [B, 1]
   */
  Tensor klPerDimension(Q q, P p);

  /** KL(q‖p) of every row, summed over the dimensions, [B]. */
  default Tensor kl(Q q, P p) {
    return klPerDimension(q, p).sum(-1);
  }
}
