package org.example.laplace;

import io.github.vae4j.core.model.Prior;
import io.github.vae4j.core.model.Support;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.tensor.Tensor;

/**
 * Latent variables that are mostly near 0: log p(z) = −Σ (|z| / b + log 2b).
 *
 * @param latentDim L
 * @param scale b
 */
public record LaplacePrior(int latentDim, double scale) implements Prior {
  @Override
  public Support support() {
    return Support.REAL;
  }

  @Override
  public Tensor logProb(Tensor z) {
    return z.abs().div(scale).add(Math.log(2 * scale)).neg().sum(-1);
  }

  @Override
  public Tensor sample(Scope scope, int n, RandomStream random) {
    return LaplaceNoise.draw(scope, Shape.of(n, latentDim), random).mul(scale);
  }
}
