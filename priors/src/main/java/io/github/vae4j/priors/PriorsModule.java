package io.github.vae4j.priors;

import io.github.vae4j.core.plugin.ComponentsModule;
import io.github.vae4j.core.plugin.Kind;
import io.github.vae4j.core.plugin.Setting;
import java.util.List;

/** Binds the priors, the encoder distributions and the KL rules of this module. */
public final class PriorsModule extends ComponentsModule {
  private static final Setting<Double> PROBABILITY =
      Setting.real("probability", 0.5, "P(z = 1), before training if it is learned")
          .that(p -> p > 0 && p < 1, "a probability greater than 0 and below 1");
  private static final Setting<Boolean> LEARNED =
      Setting.flag("learned", false, "whether the probabilities are learned with the model");
  private static final Setting<Double> TEMPERATURE =
      Setting.positive("temperature", 2.0 / 3, "τ of the relaxation; nearer to bits as it falls");

  @Override
  protected void configure() {
    prior(
        "standard-gaussian",
        "N(0, I)",
        (settings, dimensions) -> new StandardGaussianPrior(dimensions.latent()));
    prior(
        "diagonal-gaussian",
        "Gaussian of learned mean and variance",
        (settings, dimensions) -> new DiagonalGaussianPrior(dimensions.latent()));
    bindComponent(
        Kind.PRIOR,
        "bernoulli",
        "independent bits of fixed or learned probabilities",
        List.of(PROBABILITY, LEARNED),
        (settings, dimensions) ->
            settings.get(LEARNED)
                ? BernoulliPrior.learned(dimensions.latent(), settings.get(PROBABILITY))
                : BernoulliPrior.fixed(dimensions.latent(), settings.get(PROBABILITY)));

    encoder(
        "diagonal-gaussian",
        "Gaussian of mean and log-variance, reparameterised",
        settings -> new DiagonalGaussianEncoder());
    bindComponent(
        Kind.ENCODER,
        "bernoulli-concrete",
        "independent bits; the gradient flows through the binary Concrete relaxation",
        List.of(TEMPERATURE),
        settings -> new BernoulliEncoder(BitGradient.concrete(settings.get(TEMPERATURE))));
    encoder(
        "bernoulli-straight-through",
        "independent bits; the gradient flows straight through to the probability",
        settings -> new BernoulliEncoder(BitGradient.straightThrough()));

    kl(new GaussianStandardKl());
    kl(new GaussianDiagonalKl());
    kl(new BernoulliKl());
  }
}
