package io.github.vae4j.priors;

import io.github.vae4j.core.model.GaussianDensity;
import io.github.vae4j.core.model.Prior;
import io.github.vae4j.core.model.Support;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.tensor.Tensor;

/**
 * N(0, I): log p(z) = −½ Σ (z² + log 2π).
 *
 * @param latentDim L
 */
public record StandardGaussianPrior(int latentDim) implements Prior {
  @Override
  public Support support() {
    return Support.REAL;
  }

  @Override
  public Tensor logProb(Tensor z) {
    return GaussianDensity.logStandard(z).sum(-1);
  }

  @Override
  public Tensor sample(Scope scope, int n, RandomStream random) {
    return scope.normal(Shape.of(n, latentDim), random);
  }
}
