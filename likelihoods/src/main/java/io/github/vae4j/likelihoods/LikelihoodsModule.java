package io.github.vae4j.likelihoods;

import io.github.vae4j.core.plugin.ComponentsModule;
import io.github.vae4j.core.plugin.Kind;
import io.github.vae4j.core.plugin.Setting;
import java.util.List;

/** Binds the likelihoods of this module by name. */
public final class LikelihoodsModule extends ComponentsModule {
  private static final Setting<Double> FIXED_SIGMA =
      sigma("sigma", 1, "σ of every dimension of x, in units of x");
  private static final Setting<Sigma> SIGMA =
      Setting.choice("sigma", Sigma.PIXEL, "what a learned σ is shared by");
  private static final Setting<Double> SIGMA_FLOOR =
      sigma("sigma-floor", 0.02, "what σ stays above, in units of x; 0.02 is 5 of 255 grey levels");
  private static final Setting<Double> SIGMA_START =
      sigma("sigma-start", 0.3, "σ before training, in units of x: about the data's deviation");

  @Override
  protected void configure() {
    bindComponent(
        Kind.LIKELIHOOD,
        "gaussian-fixed",
        "Gaussian of constant σ: the squared error with its constant",
        List.of(FIXED_SIGMA),
        settings -> new GaussianFixed(settings.get(FIXED_SIGMA)));
    bindComponent(
        Kind.LIKELIHOOD,
        "gaussian-learned",
        "Gaussian of learned σ: shared, for each dimension, or from the decoder",
        List.of(SIGMA, SIGMA_FLOOR, SIGMA_START),
        settings ->
            new GaussianLearned(
                settings.get(SIGMA), settings.get(SIGMA_FLOOR), settings.get(SIGMA_START)));
    likelihood("bernoulli", "independent bits, from logits", settings -> new Bernoulli());
  }

  /** A σ whose σ² and 1/σ² are well within 32-bit floats, and leave room for (x − μ)². */
  private static Setting<Double> sigma(String key, double defaultValue, String description) {
    return Setting.positive(key, defaultValue, description)
        .that(v -> v >= 1e-12 && v <= 1e12, "a number greater than 0, from 1e-12 to 1e12");
  }
}
