package io.github.vae4j.likelihoods.counts;

import io.github.vae4j.core.plugin.ComponentsModule;
import io.github.vae4j.core.plugin.Kind;
import io.github.vae4j.core.plugin.Setting;
import io.github.vae4j.likelihoods.Sigma;
import java.util.List;

/** Binds the masses on counts by name. */
public final class CountsModule extends ComponentsModule {
  private static final Setting<Sigma> SIZE =
      Setting.choice("size", Sigma.DIMENSION, "what the learned size n is shared by");
  private static final Setting<Double> START =
      Setting.positive("size-start", 1, "n before training; the variance is m + m²/n");

  @Override
  protected void configure() {
    likelihood("poisson", "counts, from log-rates", settings -> new Poisson());
    bindComponent(
        Kind.LIKELIHOOD,
        "negative-binomial",
        "counts of a variance above their mean, of learned mean and size",
        List.of(SIZE, START),
        settings -> new NegativeBinomial(settings.get(SIZE), settings.get(START)));
  }
}
