package io.github.vae4j.core.objective;

import io.github.vae4j.core.kl.KlValue;
import io.github.vae4j.core.tensor.Tensor;

/**
 * The ELBO's terms of one batch, ELBO = E_q[log p(x|z)] − KL(q(z|x) ‖ p(z)), in nats, as the
 * optimiser sees them and as they are logged. The two differ only where z is relaxed.
 *
 * @param logLikelihood log p(x|z) at the draws that carry the gradient, [S, B]
 * @param kl KL(q(z|x) ‖ p(z)) of each row, with gradient
 * @param exactLogLikelihood log p(x|z) at draws of q itself, [S, B]: what is logged
 */
public record ElboTerms(Tensor logLikelihood, KlValue kl, Tensor exactLogLikelihood) {
  /** E_q[log p(x|z)] of each row, the mean over the S draws, with gradient, [B]. */
  public Tensor expectedLogLikelihood() {
    return logLikelihood.mean(0);
  }
}
