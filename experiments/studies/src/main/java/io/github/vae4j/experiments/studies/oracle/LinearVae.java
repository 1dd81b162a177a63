package io.github.vae4j.experiments.studies.oracle;

import io.github.vae4j.core.kl.KlRegistry;
import io.github.vae4j.core.model.Head;
import io.github.vae4j.core.model.HeadLayout;
import io.github.vae4j.core.nn.ActivationFunction;
import io.github.vae4j.core.nn.HeadNetwork;
import io.github.vae4j.core.nn.HiddenLayers;
import io.github.vae4j.core.nn.Initialization;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.core.tensor.Parameter;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.tensor.Tensor;
import io.github.vae4j.core.vae.Vae;
import io.github.vae4j.likelihoods.GaussianFixed;
import io.github.vae4j.priors.DiagonalGaussianEncoder;
import io.github.vae4j.priors.GaussianStandardKl;
import io.github.vae4j.priors.StandardGaussianPrior;
import java.util.List;
import java.util.Set;

/** A linear-Gaussian model as a VAE, and back. */
final class LinearVae {
  private static final HiddenLayers NONE =
      new HiddenLayers(List.of(), ActivationFunction.IDENTITY, Initialization.GLOROT);

  private LinearVae() {}

  static Vae of(LinearGaussian model) {
    int dim = model.dim();
    int latent = model.latent();
    DiagonalGaussianEncoder family = new DiagonalGaussianEncoder();
    GaussianFixed likelihood = new GaussianFixed(model.sigma());
    RandomStream unused = RandomStream.of(0);
    HeadNetwork encoder = HeadNetwork.of("encoder", dim, NONE, family.head(latent), unused);
    HeadNetwork decoder = HeadNetwork.of("decoder", latent, NONE, likelihood.head(dim), unused);
    setEncoder(encoder, model);
    double[][] weights = model.weights();
    set(decoder.parameters().get(0), (l, d) -> weights[d][l]);
    set(decoder.parameters().get(1), (d, none) -> model.mean()[d]);
    return new Vae(
        encoder,
        family,
        new StandardGaussianPrior(latent),
        decoder,
        likelihood,
        new KlRegistry(Set.of(new GaussianStandardKl())));
  }

  /** Mean (x − μ)ᵀ W M⁻¹, log-variance log σ²/Mₗₗ. */
  private static void setEncoder(HeadNetwork encoder, LinearGaussian model) {
    int latent = model.latent();
    double[][] weights = model.weights();
    double[][] inverse = model.inverse();
    double[][] gain = new double[model.dim()][latent];
    double[] shift = new double[latent];
    for (int d = 0; d < model.dim(); d++) {
      for (int l = 0; l < latent; l++) {
        for (int k = 0; k < latent; k++) {
          gain[d][l] += weights[d][k] * inverse[k][l];
        }
        shift[l] -= model.mean()[d] * gain[d][l];
      }
    }
    double[][] precision = model.precision();
    set(encoder.parameters().get(0), (d, w) -> w < latent ? gain[d][w] : 0);
    set(
        encoder.parameters().get(1),
        (w, none) ->
            w < latent
                ? shift[w]
                : 2 * Math.log(model.sigma()) - Math.log(precision[w - latent][w - latent]));
  }

  /** An entry of a matrix. */
  interface Entry {
    double at(int row, int column);
  }

  /** Fills a matrix, or a vector, whose only column is 0. */
  static void set(Parameter parameter, Entry entry) {
    int columns = parameter.shape().rank() == 2 ? parameter.shape().last() : 1;
    float[] values = parameter.values();
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) entry.at(i / columns, i % columns);
    }
    parameter.changed();
  }

  static LinearGaussian read(Device device, Vae vae) {
    List<HeadLayout.Slot> slots = vae.decoder().layout().slots();
    long free = slots.stream().filter(HeadLayout.Slot::free).count();
    List<Parameter> parameters = vae.decoder().parameters();
    if (!slots.get(0).name().equals("mean")
        || slots.size() != 1 + free
        || parameters.size() != 2 + free) {
      throw new IllegalArgumentException(
          "the decoder has the parameters %s and the head %s; expected one linear layer, and a mean with at most a σ that is no output"
              .formatted(parameters, slots));
    }
    Parameter weight = parameters.get(0);
    int latent = weight.shape().get(0);
    int dim = weight.shape().get(1);
    double[][] weights = new double[dim][latent];
    double[] mean = new double[dim];
    for (int d = 0; d < dim; d++) {
      mean[d] = parameters.get(1).values()[d];
      for (int l = 0; l < latent; l++) {
        weights[d][l] = weight.values()[l * dim + d];
      }
    }
    return new LinearGaussian(weights, mean, sigma(device, vae, latent, dim));
  }

  /** From the density at its own mean, −½ D log 2πσ². */
  private static double sigma(Device device, Vae vae, int latent, int dim) {
    try (Scope scope = device.inference()) {
      Head head = vae.decode(scope.full(Shape.of(1, 1, latent), 0));
      Tensor x = vae.likelihood().mean(head).reshape(1, dim);
      double logVariance =
          -2.0 * vae.likelihood().logProb(x, head).item() / dim - Math.log(2 * Math.PI);
      return Math.exp(0.5 * logVariance);
    }
  }
}
