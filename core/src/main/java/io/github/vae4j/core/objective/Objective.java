package io.github.vae4j.core.objective;

import io.github.vae4j.core.tensor.Tensor;
import java.util.Optional;

/**
 * What the optimiser minimises. It weighs the ELBO's terms, or the draws they come from, and cannot
 * change what is logged of them.
 */
@FunctionalInterface
public interface Objective {
  /**
   * One number, the mean over the batch, in nats. Where a {@link #bound} is declared, its value is
   * minus an unbiased estimate of that bound, whatever its gradient is, unless the likelihood is
   * trained without its normaliser.
   */
  Tensor loss(ElboTerms terms, Progress progress);

  /**
   * How many draws of z it needs for each row.
   *
   * @param samples S ≥ 1, the run's setting: how many estimates are averaged for each row
   * @return K ≥ 1; S unless an estimate takes several draws
   */
  default int draws(int samples) {
    return samples;
  }

  /**
   * The lower bound of log p(x) that minus its value estimates without bias, for draws that are not
   * relaxed; empty if it is another quantity.
   */
  default Optional<Bound> bound() {
    return Optional.empty();
  }

  /**
   * Whether its gradient is right only where z is reparameterised. Other encoder distributions are
   * then refused before training.
   */
  default boolean needsReparameterization() {
    return false;
  }
}
