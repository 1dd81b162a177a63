package org.example.laplace;

import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.tensor.Tensor;

/** Laplace draws of scale 1, as the difference of two exponential ones, −log(1 − u). */
final class LaplaceNoise {
  private LaplaceNoise() {}

  static Tensor draw(Scope scope, Shape shape, RandomStream random) {
    return exponential(scope, shape, random).sub(exponential(scope, shape, random));
  }

  private static Tensor exponential(Scope scope, Shape shape, RandomStream random) {
    return scope.uniform(shape, random).neg().log1p().neg();
  }
}
