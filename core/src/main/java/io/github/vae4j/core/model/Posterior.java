package io.github.vae4j.core.model;

import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Tensor;

/** q(z|x) for the rows of one batch: B independent distributions over ℝᴸ or {0,1}ᴸ. Immutable. */
public interface Posterior {
  /**
   * Draws of z, through which a gradient flows.
   *
   * @param samples S ≥ 0
   * @return draws of shape [S, B, L]
   */
  LatentDraw rsample(int samples, RandomStream random);

  /**
   * log q(z|x) in nats, summed over L.
   *
   * @param z [S, B, L]
   * @return [S, B]
   */
  Tensor logProb(Tensor z);

  /** E[z], shape [B, L]. */
  Tensor mean();
}
