package io.github.vae4j.likelihoods.unitinterval;

import io.github.vae4j.core.plugin.ComponentsModule;
import io.github.vae4j.core.plugin.Kind;
import io.github.vae4j.core.plugin.Setting;
import io.github.vae4j.core.plugin.Settings;
import io.github.vae4j.likelihoods.LearnedScale;
import io.github.vae4j.likelihoods.Sigma;
import java.util.List;

/** Binds the densities on an interval by name. */
public final class UnitIntervalModule extends ComponentsModule {
  private static final Setting<Double> SQUEEZE =
      Setting.nonNegative(
              "squeeze",
              0,
              "ε: the support is (−ε, 1 + ε); above 0 values of exactly 0 and 1 are taken, 0.002 is"
                  + " half a grey level of 8 bits")
          .that(margin -> margin >= 0 && margin <= 1, "a number from 0 to 1");
  private static final Setting<Sigma> SHARING =
      Setting.choice("scale", Sigma.PIXEL, "what the learned scale is shared by");
  private static final Setting<Double> FLOOR =
      Setting.positive("scale-floor", 0.02, "what the scale stays above");
  private static final Setting<Double> BETA_START =
      Setting.positive("scale-start", 0.5, "κ^−½ before training, with κ the sum of both shapes");
  private static final Setting<Double> LOGIT_START =
      Setting.positive("scale-start", 1, "σ of the logit before training");

  @Override
  protected void configure() {
    likelihood(
        "continuous-bernoulli",
        "the Bernoulli formula on [0, 1] with the normaliser it lacks there",
        settings -> new ContinuousBernoulli());
    likelihood(
        "bernoulli-on-grey",
        "continuous-bernoulli trained without its normaliser, to see what the practice costs",
        settings -> new BernoulliOnGrey());
    bindComponent(
        Kind.LIKELIHOOD,
        "beta",
        "beta distribution of learned mean and concentration, on (0, 1)",
        List.of(SQUEEZE, SHARING, FLOOR, BETA_START),
        settings -> new Beta(settings.get(SQUEEZE), scale(settings, BETA_START)));
    bindComponent(
        Kind.LIKELIHOOD,
        "logit-normal",
        "Gaussian of learned mean and σ for the logit of x in (0, 1)",
        List.of(SQUEEZE, SHARING, FLOOR, LOGIT_START),
        settings -> new LogitNormal(settings.get(SQUEEZE), scale(settings, LOGIT_START)));
  }

  private static LearnedScale scale(Settings settings, Setting<Double> start) {
    return new LearnedScale(settings.get(SHARING), settings.get(FLOOR), settings.get(start));
  }
}
