package org.example.laplace;

import io.github.vae4j.core.plugin.ComponentsModule;
import io.github.vae4j.core.plugin.Kind;
import io.github.vae4j.core.plugin.Setting;
import java.util.List;

/** Binds this plug-in's parts by name; META-INF/services lists it. */
public final class LaplaceModule extends ComponentsModule {
  private static final Setting<Double> SCALE = Setting.positive("scale", 1, "b, mean of |x − μ|");

  @Override
  protected void configure() {
    bindComponent(
        Kind.LIKELIHOOD,
        "laplace-fixed",
        "Laplace of constant scale: the absolute error with its constant",
        List.of(SCALE),
        settings -> new LaplaceLikelihood(settings.get(SCALE)));
    bindComponent(
        Kind.PRIOR,
        "laplace",
        "Laplace of constant scale, for sparse latent variables",
        List.of(SCALE),
        (settings, dimensions) -> new LaplacePrior(dimensions.latent(), settings.get(SCALE)));
    kl(new GaussianLaplaceKl());
  }
}
