package io.github.vae4j.core.model;

import io.github.vae4j.core.tensor.Tensor;

/**
 * A likelihood whose parameters are learned without its normaliser, as some practice has it, so
 * that the cost of the practice can be seen. Objectives are given {@link #unnormalizedLogProb} in
 * place of log p(x|z). Nothing else is: the logged terms, log p(x), bits and scores of a run are
 * those of {@link Likelihood#logProb}, a true log-probability.
 */
public interface UnnormalizedTraining {
  /**
   * log p(x|z) less the log of its normaliser, in nats, summed over D; the log of nothing that
   * integrates to 1.
   *
   * @param x [B, D]
   * @param head of shape [S, B, ·]
   * @return [S, B]
   */
  Tensor unnormalizedLogProb(Tensor x, Head head);
}
