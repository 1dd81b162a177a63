package io.github.vae4j.core.vae;

import io.github.vae4j.core.model.Head;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Tensor;

/**
 * log P(A(x) | z) of some event or value A(x) that a row x stands for: x itself, the level that it
 * was rounded to, the binary image that it becomes. Averaged over z by {@link ImportanceSampling}
 * it gives log P(A(x)), whatever the likelihood is a density or a mass of.
 */
@FunctionalInterface
public interface RowScore {
  /**
   * The logarithm, in nats, summed over D.
   *
   * @param x [B, D]
   * @param head of p(x|z), of shape [S, B, ·]
   * @param random for what has to be drawn; split, never drawn from, where nothing is
   * @return [S, B]
   */
  Tensor logProb(Tensor x, Head head, RandomStream random);
}
