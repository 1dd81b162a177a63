package io.github.vae4j.experiments.studies.identities;

import io.github.vae4j.core.data.DataSet;
import io.github.vae4j.core.kl.KlRegistry;
import io.github.vae4j.core.model.HeadLayout;
import io.github.vae4j.core.model.Likelihood;
import io.github.vae4j.core.nn.ActivationFunction;
import io.github.vae4j.core.nn.HeadNetwork;
import io.github.vae4j.core.nn.HiddenLayers;
import io.github.vae4j.core.nn.Initialization;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.vae.Vae;
import io.github.vae4j.priors.DiagonalGaussianEncoder;
import io.github.vae4j.priors.GaussianStandardKl;
import io.github.vae4j.priors.StandardGaussianPrior;
import java.util.List;
import java.util.Set;

/**
 * Makes small VAEs of Gaussian latents.
 *
 * @param latent L
 * @param hidden widths of the hidden layers, which are smooth, so that quadrature converges
 */
record Networks(int latent, List<Integer> hidden) {

  /** A model with drawn weights, its decoder's biases at the data's mean. */
  Vae vae(Likelihood likelihood, DataSet data, RandomStream random) {
    DiagonalGaussianEncoder family = new DiagonalGaussianEncoder();
    HiddenLayers layers = new HiddenLayers(hidden, ActivationFunction.SILU, Initialization.GLOROT);
    HeadLayout layout = likelihood.head(data.dim());
    HeadNetwork encoder =
        HeadNetwork.of("encoder", data.dim(), layers, family.head(latent), random);
    HeadNetwork decoder = HeadNetwork.of("decoder", latent, layers.reversed(), layout, random);
    float[] mean = mean(data);
    for (HeadLayout.Slot slot : layout.slots()) {
      if (!slot.free()) {
        float[] bias = new float[mean.length];
        for (int d = 0; d < bias.length; d++) {
          bias[d] = likelihood.initialBias(slot.name(), mean[d]);
        }
        decoder.initialBias(slot.name(), bias);
      }
    }
    return new Vae(
        encoder,
        family,
        new StandardGaussianPrior(latent),
        decoder,
        likelihood,
        new KlRegistry(Set.of(new GaussianStandardKl())));
  }

  private static float[] mean(DataSet data) {
    double[] sums = new double[data.dim()];
    float[] row = new float[data.dim()];
    for (int i = 0; i < data.size(); i++) {
      data.copyRow(i, row, 0);
      for (int d = 0; d < row.length; d++) {
        sums[d] += row[d];
      }
    }
    float[] mean = new float[sums.length];
    for (int d = 0; d < mean.length; d++) {
      mean[d] = (float) (sums[d] / data.size());
    }
    return mean;
  }
}
