package io.github.vae4j.experiments.studies.gradients;

import io.github.vae4j.core.objective.Objective;
import io.github.vae4j.core.vae.Vae;
import java.util.Set;

/**
 * One way to estimate a gradient.
 *
 * @param name as the tables show it
 * @param k draws of z that one estimate takes
 * @param vae the model, with the encoder distribution that belongs to the estimator
 * @param samples S, with which the objective takes k draws
 * @param biased parts of the model that it is known to be biased for
 */
record Estimator(String name, int k, Vae vae, Objective objective, int samples, Set<Part> biased) {
  Estimator {
    biased = Set.copyOf(biased);
  }

  /** An unbiased one of k draws in one group. */
  static Estimator unbiased(String name, int k, Vae vae, Objective objective) {
    return new Estimator(name, k, vae, objective, 1, Set.of());
  }
}
