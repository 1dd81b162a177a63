package io.github.vae4j.experiments.studies.gradients;

import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Parameter;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.tensor.Tensor;
import io.github.vae4j.core.vae.Vae;
import io.github.vae4j.experiments.studies.oracle.LinearGaussian;
import io.github.vae4j.priors.GaussianPosterior;

/**
 * A linear-Gaussian model away from its optimum: every weight of the encoder and of the decoder is
 * moved by a normal draw of a given deviation.
 *
 * @param x one row, drawn from the model before it was moved
 */
record GaussianModel(Vae vae, float[] x, int latent) {
  /**
   * Draws a model.
   *
   * @param dim D
   * @param latent L
   * @param moved standard deviation of what the weights are moved by
   */
  static GaussianModel drawn(int dim, int latent, double moved, RandomStream random) {
    LinearGaussian model = LinearGaussian.drawn(dim, latent, 1, random.split("model")).turned();
    Vae vae = model.vae();
    RandomStream noise = random.split("moved");
    for (Parameter parameter : vae.parameters()) {
      float[] values = parameter.values();
      for (int i = 0; i < values.length; i++) {
        values[i] += (float) (moved * noise.nextNormal());
      }
      parameter.changed();
    }
    float[] x = new float[dim];
    model.draw(1, random.split("x")).copyRow(0, x, 0);
    return new GaussianModel(vae, x, latent);
  }

  /**
   * The negative ELBO without any noise, a function of x whose gradient is exact. log p(x|z) is a
   * quadratic function of z, and so is its expectation over q = N(μ, diag σ²) the mean over the 2L
   * points μ ± √L σₗ eₗ, for every μ and σ.
   */
  Tensor negativeElbo(Tensor rows) {
    GaussianPosterior q = (GaussianPosterior) vae.encode(rows);
    float[] nodes = new float[2 * latent * latent];
    for (int l = 0; l < latent; l++) {
      nodes[2 * l * latent + l] = (float) Math.sqrt(latent);
      nodes[(2 * l + 1) * latent + l] = (float) -Math.sqrt(latent);
    }
    Tensor points = rows.scope().constant(Shape.of(2 * latent, 1, latent), nodes);
    Tensor z = points.mul(q.logVariance().mul(0.5).exp()).add(q.mean());
    Tensor logLikelihood = vae.likelihood().logProb(rows, vae.decode(z)).mean(0);
    Tensor kl = vae.klRegistry().closedForm(q, vae.prior()).orElseThrow().total();
    return kl.sub(logLikelihood).mean();
  }

  float[][] rows() {
    return new float[][] {x};
  }
}
