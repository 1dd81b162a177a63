package io.github.vae4j.core.check;

import io.github.vae4j.core.model.Head;
import io.github.vae4j.core.model.HeadLayout;
import io.github.vae4j.core.model.Likelihood;
import io.github.vae4j.core.model.Measure;
import io.github.vae4j.core.model.Support;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Tensor;

/**
 * Failures before a success of probability p = sigmoid(a): log P(x) = x log(1 − p) + log p for x =
 * 0, 1, …
 *
 * @param shift of the draws: 0, and 1 where the successful trial is counted by mistake
 */
record Geometric(int shift) implements Likelihood {
  @Override
  public HeadLayout head(int dataDim) {
    return HeadLayout.of("logits", dataDim);
  }

  @Override
  public Support support() {
    return Support.COUNTS;
  }

  @Override
  public Measure measure() {
    return Measure.COUNTING;
  }

  @Override
  public Tensor logProb(Tensor x, Head head) {
    Tensor a = head.get("logits");
    return x.mul(a.softplus()).add(a.neg().softplus()).neg().sum(-1);
  }

  @Override
  public Tensor mean(Head head) {
    return head.get("logits").neg().exp();
  }

  /** The whole part of log u / log(1 − p), without an operation that rounds. */
  @Override
  public Tensor sample(Head head, RandomStream random) {
    Tensor a = head.get("logits");
    Tensor u = a.scope().uniform(a.shape(), random).clip(0x1p-25, 1);
    float[] draws = u.log().div(a.softplus()).neg().clip(0, 1e30).toArray();
    for (int i = 0; i < draws.length; i++) {
      draws[i] = (float) Math.floor(draws[i]) + shift;
    }
    return a.scope().constant(a.shape(), draws);
  }
}
