package io.github.vae4j.experiments.benchmarks.ours;

import io.github.vae4j.core.model.Head;
import io.github.vae4j.core.model.HeadLayout;
import io.github.vae4j.core.model.Likelihood;
import io.github.vae4j.core.model.Measure;
import io.github.vae4j.core.model.Support;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Tensor;

/** As {@link Laplace}, of scale 1: the absolute error with its constant. */
final class LaplaceFixed implements Likelihood {
  @Override
  public HeadLayout head(int dataDim) {
    return HeadLayout.of("mean", dataDim);
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
    return x.sub(head.get("mean")).abs().add(Math.log(2)).neg().sum(-1);
  }

  @Override
  public Tensor mean(Head head) {
    return head.get("mean");
  }

  @Override
  public Tensor sample(Head head, RandomStream random) {
    return mean(head).stopGradient();
  }
}
