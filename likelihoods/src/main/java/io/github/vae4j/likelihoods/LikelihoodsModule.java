package io.github.vae4j.likelihoods;

import io.github.vae4j.core.plugin.ComponentsModule;
import io.github.vae4j.core.plugin.Kind;
import io.github.vae4j.core.plugin.Setting;
import io.github.vae4j.core.plugin.Settings;
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
  private static final Setting<Double> RATE =
      Setting.real("sigma-rate", 0.05, "weight of the newest training batch in σ²")
          .that(rate -> rate > 0 && rate <= 1, "a number above 0 and up to 1");
  private static final Setting<Sigma> SCALE =
      Setting.choice("scale", Sigma.PIXEL, "what the learned scale is shared by");
  private static final Setting<Double> SCALE_FLOOR =
      sigma("scale-floor", 0.02, "what the scale stays above, in units of x");
  private static final Setting<Double> SCALE_START =
      sigma("scale-start", 0.2, "the scale before training, in units of x");
  private static final Setting<DegreesKind> DEGREES =
      Setting.choice("degrees", DegreesKind.FIXED, "whether ν stays what it is or is learned");
  private static final Setting<Double> DEGREES_START =
      Setting.real("degrees-start", 5, "degrees of freedom ν, before training if they are learned")
          .that(v -> v > 2 && v <= 1e6, "a number above 2, up to 1e6");

  /** Whether ν is a constant. */
  private enum DegreesKind {
    FIXED,
    LEARNED
  }

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
    bindComponent(
        Kind.LIKELIHOOD,
        "gaussian-optimal",
        "Gaussian of one σ in closed form: the mean squared error of training batches",
        List.of(SIGMA_FLOOR, SIGMA_START, RATE),
        settings ->
            new GaussianOptimal(
                settings.get(SIGMA_FLOOR), settings.get(SIGMA_START), settings.get(RATE)));
    bindComponent(
        Kind.LIKELIHOOD,
        "laplace",
        "Laplace distribution of learned scale: the absolute error with its constant",
        List.of(SCALE, SCALE_FLOOR, SCALE_START),
        settings -> new Laplace(scale(settings)));
    bindComponent(
        Kind.LIKELIHOOD,
        "student-t",
        "Student-t distribution of learned scale, with ν fixed or learned: heavy tails",
        List.of(DEGREES, DEGREES_START, SCALE, SCALE_FLOOR, SCALE_START),
        settings -> new StudentT(degrees(settings), scale(settings)));
    likelihood("bernoulli", "independent bits, from logits", settings -> new Bernoulli());
  }

  private static LearnedScale scale(Settings settings) {
    return new LearnedScale(
        settings.get(SCALE), settings.get(SCALE_FLOOR), settings.get(SCALE_START));
  }

  private static Degrees degrees(Settings settings) {
    double start = settings.get(DEGREES_START);
    return settings.get(DEGREES) == DegreesKind.FIXED
        ? new Degrees.Fixed(start)
        : new Degrees.Learned(start);
  }

  /** A σ whose σ² and 1/σ² are well within 32-bit floats, and leave room for (x − μ)². */
  private static Setting<Double> sigma(String key, double defaultValue, String description) {
    return Setting.positive(key, defaultValue, description)
        .that(v -> v >= 1e-12 && v <= 1e12, "a number greater than 0, from 1e-12 to 1e12");
  }
}
