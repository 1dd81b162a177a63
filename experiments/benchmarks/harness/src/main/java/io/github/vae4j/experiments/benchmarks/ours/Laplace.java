package io.github.vae4j.experiments.benchmarks.ours;

import io.github.vae4j.core.model.Head;
import io.github.vae4j.core.model.HeadLayout;
import io.github.vae4j.core.model.Likelihood;
import io.github.vae4j.core.model.Measure;
import io.github.vae4j.core.model.Support;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Tensor;

/**
 * A likelihood as a user writes it, in plain tensor operations: p(x|z) = ∏ᵢ exp(−|xᵢ − μᵢ| / bᵢ) /
 * (2bᵢ), with μ and ln b from the decoder.
 */
final class Laplace implements Likelihood {
  @Override
  public HeadLayout head(int dataDim) {
    return HeadLayout.of("mean", dataDim).output("logScale", dataDim);
  }

  @Override
  public Support support() {
    return Support.REAL;
  }

  @Override
  public Measure measure() {
    return Measure.LEBESGUE;
  }

  @Override
  public Tensor logProb(Tensor x, Head head) {
    Tensor logScale = head.get("logScale").clip(-4, 4);
    Tensor distance = x.sub(head.get("mean")).abs().mul(logScale.neg().exp());
    return distance.add(logScale).add(Math.log(2)).neg().sum(-1);
  }

  @Override
  public Tensor mean(Head head) {
    return head.get("mean");
  }

  /** The evaluation between two epochs draws nothing; the figures at a run's end are not made. */
  @Override
  public Tensor sample(Head head, RandomStream random) {
    return mean(head).stopGradient();
  }
}
