package io.github.vae4j.experiments.studies.identities;

import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.core.tensor.Parameter;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.tensor.Tensor;
import io.github.vae4j.core.vae.Vae;
import io.github.vae4j.priors.GaussianPosterior;
import java.util.function.Function;

/**
 * How the two terms of the loss pull at the encoder's weights: the cosine between ∇ E[−log p(x|z)]
 * and ∇ KL, over given rows and given noise.
 *
 * @param noise ε of z = μ + σ ε, [S, L], the same for each row
 */
record Pull(Device device, Vae vae, Function<Scope, Tensor> rows, float[] noise, int latent) {

  /**
   * Noise with which the mean over S = 2L draws of a quadratic function of z is its expectation:
   * ±√L in one dimension, 0 in the others.
   */
  static float[] cubature(int latent) {
    float[] noise = new float[2 * latent * latent];
    for (int l = 0; l < latent; l++) {
      noise[2 * l * latent + l] = (float) Math.sqrt(latent);
      noise[(2 * l + 1) * latent + l] = (float) -Math.sqrt(latent);
    }
    return noise;
  }

  /** Between −1 and 1. */
  double cosine() {
    try (Scope scope = device.scope()) {
      Tensor x = rows.apply(scope);
      GaussianPosterior q = (GaussianPosterior) vae.encode(x);
      int count = x.shape().get(0);
      int samples = noise.length / latent;
      Tensor z =
          scope
              .constant(Shape.of(samples, 1, latent), noise)
              .mul(q.logVariance().mul(0.5).exp())
              .add(q.mean())
              .reshape(samples, count, latent);
      Tensor distortion = vae.likelihood().logProb(x, vae.decode(z)).mean().neg();
      Tensor rate = vae.klRegistry().closedForm(q, vae.prior()).orElseThrow().total().mean();
      double product = 0;
      double first = 0;
      double second = 0;
      var ofDistortion = scope.gradients(distortion);
      var ofRate = scope.gradients(rate);
      for (Parameter parameter : vae.encoder().parameters()) {
        float[] a = ofDistortion.of(parameter).toArray();
        float[] b = ofRate.of(parameter).toArray();
        for (int i = 0; i < a.length; i++) {
          product += (double) a[i] * b[i];
          first += (double) a[i] * a[i];
          second += (double) b[i] * b[i];
        }
      }
      return product / Math.sqrt(first * second);
    }
  }
}
