package io.github.vae4j.core.model;

import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Tensor;
import java.util.Map;
import java.util.Optional;

/**
 * p(x|z), the decoder distribution, with independent dimensions given the head. A log-probability
 * keeps every constant and is summed, never averaged, over the D dimensions.
 */
public interface Likelihood {
  /** The raw outputs asked of the decoder network for x of dimension D. */
  HeadLayout head(int dataDim);

  /** The values x can take; data are checked against it before training. */
  Support support();

  /** The values that one dimension of x can take, where they are not the same for all. */
  default Support support(int dimension) {
    return support();
  }

  /** Whether {@link #logProb} is the log of a mass or of a density; the two are never ranked. */
  Measure measure();

  /** The measure of one dimension of x, where they are not of the same. */
  default Measure measure(int dimension) {
    return measure();
  }

  /**
   * log p(x|z) in nats, summed over D.
   *
   * @param x [B, D]
   * @param head of shape [S, B, ·]
   * @return [S, B]
   */
  Tensor logProb(Tensor x, Head head);

  /** E[x|z], shape [S, B, D]. */
  Tensor mean(Head head);

  /**
   * √Var[x|z] of each dimension, where there is a formula for it: what a draw varies by around the
   * mean, in units of x. Reports show it as a map of the pixels; no number rests on it.
   *
   * @return [S, B, D], or empty unless the likelihood knows better
   */
  default Optional<Tensor> deviation(Head head) {
    return Optional.empty();
  }

  /** One draw of x for every row of the head, without gradient, shape [S, B, D]. */
  Tensor sample(Head head, RandomStream random);

  /**
   * A constant that makes the mean of the decoder equal the data's mean when all weights are 0: the
   * start of a head slot's bias.
   *
   * @param slot the slot's name
   * @param dataMean the mean of one dimension of the training data
   * @return the bias; 0 unless the likelihood knows better
   */
  default float initialBias(String slot, float dataMean) {
    return 0f;
  }

  /**
   * The start of all biases of a slot that the decoder network computes: those of {@link
   * #initialBias(String, float)} where the slot has one value for each dimension, else 0, unless
   * the likelihood knows better.
   *
   * @param dataMean the mean of every dimension of the training data, [D]
   * @return the biases, of the slot's width
   */
  default float[] initialBias(HeadLayout.Slot slot, float[] dataMean) {
    float[] bias = new float[slot.width()];
    for (int i = 0; i < bias.length && bias.length == dataMean.length; i++) {
      bias[i] = initialBias(slot.name(), dataMean[i]);
    }
    return bias;
  }

  /**
   * What the drawn weights of a slot's outputs are multiplied by before training. 0 starts each row
   * at {@link #initialBias}, whatever its z: for outputs that are exponentiated, as those of rates
   * are, where drawn weights would start some rows at a hundred times the data's mean.
   *
   * @return 1 unless the likelihood knows better
   */
  default float initialWeight(HeadLayout.Slot slot) {
    return 1f;
  }

  /**
   * Figures worth logging beside the terms, such as the share of σ at its floor, each a scalar
   * tensor under the name of its column.
   */
  default Map<String, Tensor> diagnostics(Head head) {
    return Map.of();
  }
}
