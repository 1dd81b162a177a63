package org.example.laplace;

import io.github.vae4j.core.model.Head;
import io.github.vae4j.core.model.HeadLayout;
import io.github.vae4j.core.model.Likelihood;
import io.github.vae4j.core.model.Measure;
import io.github.vae4j.core.model.Support;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Tensor;

/**
 * The absolute error as a density: log p(x|z) = −Σ (|x − μ̃(z)| / b + log 2b).
 *
 * @param scale b, in units of x
 */
public record LaplaceLikelihood(double scale) implements Likelihood {
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
    return x.sub(mean(head)).abs().div(scale).add(Math.log(2 * scale)).neg().sum(-1);
  }

  @Override
  public Tensor mean(Head head) {
    return head.get("mean");
  }

  @Override
  public Tensor sample(Head head, RandomStream random) {
    Tensor mean = mean(head).stopGradient();
    return LaplaceNoise.draw(mean.scope(), mean.shape(), random).mul(scale).add(mean);
  }
}
