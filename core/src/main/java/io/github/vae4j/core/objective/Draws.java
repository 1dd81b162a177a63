package io.github.vae4j.core.objective;

import io.github.vae4j.core.model.UnnormalizedTraining;
import io.github.vae4j.core.tensor.Tensor;

/**
 * K draws z ~ q(z|x) for each of B rows, and the three log-probabilities there, each of shape [K,
 * B], in nats. Each is computed when it is first asked for.
 */
public interface Draws {
  /**
   * log p(x|z), or what stands for it in training where the likelihood is an {@link
   * UnnormalizedTraining}.
   */
  Tensor logLikelihood();

  /** log p(z). */
  Tensor logPrior();

  /** log q(z|x). */
  Tensor logPosterior();

  /**
   * log q(z|x) with q's parameters held: its gradient flows through z alone.
   *
   * @throws IllegalStateException if z is not reparameterised, so that no such gradient exists
   */
  Tensor logPosteriorThroughDraws();

  /** log w = log p(x|z) + log p(z) − log q(z|x), the log importance weights. */
  default Tensor logWeights() {
    return logLikelihood().add(logPrior()).sub(logPosterior());
  }

  /** log w, whose gradient reaches q's parameters through z alone. */
  default Tensor logWeightsThroughDraws() {
    return logLikelihood().add(logPrior()).sub(logPosteriorThroughDraws());
  }
}
