package io.github.vae4j.core.objective;

import io.github.vae4j.core.kl.KlValue;
import io.github.vae4j.core.model.LatentDraw;
import io.github.vae4j.core.tensor.GradientScale;
import io.github.vae4j.core.tensor.Tensor;

/**
 * What an objective sees of one pass through the model: the ELBO's terms, ELBO = E_q[log p(x|z)] −
 * KL(q(z|x) ‖ p(z)), and the draws they come from with their log-probabilities; all in nats. Each
 * part is computed when it is first asked for, so that an objective pays for what it uses.
 *
 * <p>Nothing an objective does changes what is logged, {@link #exactLogLikelihood} and {@link #kl}.
 */
public interface ElboTerms {
  /** The draws, K for each row. */
  LatentDraw z();

  /** The log-probabilities at the draws that carry the gradient. */
  Draws pathwise();

  /**
   * The same, computed anew, with a factor on the gradient that flows through z.
   *
   * @param scale whose factor is to be set before the gradient is taken, one for each draw
   */
  Draws pathwise(GradientScale scale);

  /** The log-probabilities at exact draws of q; no gradient flows through z. */
  Draws exact();

  /** KL(q(z|x) ‖ p(z)) of each row, with gradient. */
  KlValue kl();

  /** log p(x|z) at exact draws of q, [K, B], without gradient: what is logged. */
  Tensor exactLogLikelihood();

  /** log p(x|z) at the draws that carry the gradient, [K, B]. */
  default Tensor logLikelihood() {
    return pathwise().logLikelihood();
  }

  /** E_q[log p(x|z)] of each row, the mean over the K draws, with gradient, [B]. */
  default Tensor expectedLogLikelihood() {
    return logLikelihood().mean(0);
  }
}
