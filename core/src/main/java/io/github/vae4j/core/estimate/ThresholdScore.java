package io.github.vae4j.core.estimate;

import io.github.vae4j.core.model.CumulativeDistribution;
import io.github.vae4j.core.model.Head;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Tensor;
import io.github.vae4j.core.vae.RowScore;

/**
 * The probability of the binary image that x becomes when every pixel is compared with a threshold
 * t:
 *
 * <pre>
 * log P(b | z) = Σⱼ bⱼ log P(xⱼ > t | z) + (1 − bⱼ) log P(xⱼ ≤ t | z),   bⱼ = [xⱼ > t]
 * </pre>
 *
 * in nats, a mass for every likelihood, so that a Bernoulli decoder and a density compare.
 *
 * @param threshold t, usually ½
 */
public record ThresholdScore(CumulativeDistribution likelihood, double threshold)
    implements RowScore {
  @Override
  public Tensor logProb(Tensor x, Head head, RandomStream random) {
    return likelihood.logTail(x.greater(threshold), x.scope().scalar(threshold), head).sum(-1);
  }
}
