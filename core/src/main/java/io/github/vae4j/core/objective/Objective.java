package io.github.vae4j.core.objective;

import io.github.vae4j.core.tensor.Tensor;

/**
 * What the optimiser minimises. It weighs the ELBO's terms and cannot change what is logged of
 * them.
 */
@FunctionalInterface
public interface Objective {
  /** One number, the mean over the batch, in nats. */
  Tensor loss(ElboTerms terms, Progress progress);
}
