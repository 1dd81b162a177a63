package io.github.vae4j.experiments.runner.preparation;

import io.github.vae4j.core.InputException;
import io.github.vae4j.core.data.DataSet;
import io.github.vae4j.core.kl.KlRegistry;
import io.github.vae4j.core.model.EncoderDistribution;
import io.github.vae4j.core.model.HeadLayout;
import io.github.vae4j.core.model.Likelihood;
import io.github.vae4j.core.model.Prior;
import io.github.vae4j.core.nn.HeadNetwork;
import io.github.vae4j.core.nn.HiddenLayers;
import io.github.vae4j.core.plugin.Components;
import io.github.vae4j.core.plugin.Dimensions;
import io.github.vae4j.core.plugin.Kind;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.run.RunSettings;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.core.vae.Vae;

/** Puts a model together from what a specification names. */
public final class ModelBuilder {
  private final Components components;
  private final KlRegistry klRegistry;

  public ModelBuilder(Components components, KlRegistry klRegistry) {
    this.components = components;
    this.klRegistry = klRegistry;
  }

  /** The likelihood that a specification names. */
  public Likelihood likelihood(RunSpec spec, Dimensions dimensions) {
    return spec.create(Kind.LIKELIHOOD, components, dimensions);
  }

  /**
   * Makes every part that a specification names, to see that it can be made.
   *
   * @throws InputException if encoder distribution and prior are over different values of z
   */
  public void checkParts(RunSpec spec, Dimensions dimensions) {
    Dimensions none = new Dimensions(0, 0);
    spec.create(Kind.OBJECTIVE, components, none);
    spec.create(Kind.OPTIMIZER, components, none);
    spec.create(Kind.SCHEDULE, components, none);
    Prior prior = spec.create(Kind.PRIOR, components, dimensions);
    EncoderDistribution encoderDistribution = spec.create(Kind.ENCODER, components, dimensions);
    if (!encoderDistribution.support().equals(prior.support())) {
      throw new InputException(
          ("encoder '%s' draws z from %s, but prior '%s' is over %s; choose an encoder and a prior"
                  + " over the same values")
              .formatted(
                  spec.name(Kind.ENCODER),
                  encoderDistribution.support(),
                  spec.name(Kind.PRIOR),
                  prior.support()));
    }
  }

  /**
   * The model, with its starting weights.
   *
   * @param data training rows, whose mean sets the decoder's starting biases, and whose columns the
   *     scale that the encoder is fed by
   */
  public Vae build(RunSpec spec, DataSet data, RandomStream initialization) {
    int latent = spec.get(RunSettings.LATENT);
    Dimensions dimensions = new Dimensions(data.dim(), latent);
    Likelihood likelihood = likelihood(spec, dimensions);
    Prior prior = spec.create(Kind.PRIOR, components, dimensions);
    EncoderDistribution encoderDistribution = spec.create(Kind.ENCODER, components, dimensions);
    HiddenLayers hidden =
        new HiddenLayers(
            spec.get(RunSettings.HIDDEN),
            spec.get(RunSettings.ACTIVATION),
            spec.get(RunSettings.INITIALIZATION));
    HeadNetwork encoder =
        HeadNetwork.of(
                "encoder", data.dim(), hidden, encoderDistribution.head(latent), initialization)
            .fedBy(ColumnScales.of(data));
    HeadLayout decoderLayout = likelihood.head(data.dim());
    HeadNetwork decoder =
        HeadNetwork.of("decoder", latent, hidden.reversed(), decoderLayout, initialization);
    setOutputs(decoder, decoderLayout, likelihood, data);
    return new Vae(encoder, encoderDistribution, prior, decoder, likelihood, klRegistry);
  }

  private static void setOutputs(
      HeadNetwork decoder, HeadLayout layout, Likelihood likelihood, DataSet data) {
    float[] mean = mean(data);
    for (HeadLayout.Slot slot : layout.slots()) {
      if (!slot.free()) {
        decoder.initialBias(slot.name(), likelihood.initialBias(slot, mean));
        decoder.initialWeight(slot.name(), likelihood.initialWeight(slot));
      }
    }
  }

  /** The mean of every dimension. */
  private static float[] mean(DataSet data) {
    double[] sums = new double[data.dim()];
    float[] row = new float[data.dim()];
    for (int i = 0; i < data.size(); i++) {
      data.copyRow(i, row, 0);
      for (int j = 0; j < row.length; j++) {
        sums[j] += row[j];
      }
    }
    float[] mean = new float[sums.length];
    for (int j = 0; j < mean.length; j++) {
      mean[j] = (float) (sums[j] / data.size());
    }
    return mean;
  }
}
