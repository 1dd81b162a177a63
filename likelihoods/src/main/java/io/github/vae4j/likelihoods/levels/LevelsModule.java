package io.github.vae4j.likelihoods.levels;

import io.github.vae4j.core.model.Levels;
import io.github.vae4j.core.plugin.ComponentsModule;
import io.github.vae4j.core.plugin.Kind;
import io.github.vae4j.core.plugin.Setting;
import io.github.vae4j.likelihoods.LearnedScale;
import io.github.vae4j.likelihoods.Sigma;
import io.github.vae4j.likelihoods.StandardDistribution;
import java.util.List;

/** Binds the masses on grey levels by name. */
public final class LevelsModule extends ComponentsModule {
  private static final Setting<Integer> LEVELS =
      Setting.integer("levels", 256, 2, "how many values a pixel can have, from 0 to 1")
          .that(n -> n >= 2 && n <= 65536, "a whole number from 2 to 65536");
  private static final Setting<Integer> COMPONENTS =
      Setting.integer("components", 5, 1, "logistic distributions mixed for each pixel");
  private static final Setting<Sigma> SHARING =
      Setting.choice("scale", Sigma.PIXEL, "what the learned scale is shared by");
  private static final Setting<Double> FLOOR =
      Setting.positive(
          "scale-floor", 0.001, "what scales stay above, in units of x; 0.001 is ¼ of 1 in 255");
  private static final Setting<Double> START =
      Setting.positive("scale-start", 0.2, "scales before training, in units of x");

  @Override
  protected void configure() {
    discretized("gaussian", StandardDistribution.GAUSSIAN);
    discretized("logistic", StandardDistribution.LOGISTIC);
    bindComponent(
        Kind.LIKELIHOOD,
        "mixture-discretized-logistic",
        "mass of a mixture of logistic distributions on the bins of grey levels",
        List.of(LEVELS, COMPONENTS, FLOOR, START),
        settings ->
            new LogisticMixture(
                new Levels(settings.get(LEVELS)),
                settings.get(COMPONENTS),
                settings.get(FLOOR),
                settings.get(START)));
    bindComponent(
        Kind.LIKELIHOOD,
        "categorical",
        "a probability of its own for each grey level; levels times as many outputs as pixels",
        List.of(LEVELS),
        settings -> new Categorical(new Levels(settings.get(LEVELS))));
  }

  private void discretized(String name, StandardDistribution standard) {
    bindComponent(
        Kind.LIKELIHOOD,
        "discretized-" + name,
        "mass of a %s distribution on the bins of grey levels".formatted(name),
        List.of(LEVELS, SHARING, FLOOR, START),
        settings ->
            new Discretized(
                standard,
                new Levels(settings.get(LEVELS)),
                new LearnedScale(settings.get(SHARING), settings.get(FLOOR), settings.get(START))));
  }
}
