package io.github.vae4j.core.objective;

import io.github.vae4j.core.plugin.ComponentsModule;
import io.github.vae4j.core.plugin.Kind;
import io.github.vae4j.core.plugin.Setting;
import java.util.List;

/**
 * Binds the objectives by name. All are {@link WeightedElbo}, and all have all of its settings, so
 * that they can be combined; a name stands for its defaults.
 */
public final class ObjectivesModule extends ComponentsModule {
  @Override
  protected void configure() {
    objective("elbo", "the negative ELBO", 1, 0, 0);
    objective("beta", "the KL weighed by beta (Higgins et al., 2017)", 4, 0, 0);
    objective(
        "kl-warm-up",
        "the KL's weight rises from 0 (Bowman et al., 2016; Sønderby et al., 2016)",
        1,
        5,
        0);
    objective("free-bits", "a KL floor for each dimension of z (Kingma et al., 2016)", 1, 0, 0.25);
  }

  private void objective(
      String name, String summary, double beta, double warmUpEpochs, double freeBits) {
    Setting<Double> weight = Setting.nonNegative("beta", beta, "weight of the KL");
    Setting<Double> warmUp =
        Setting.nonNegative(
            "warm-up-epochs",
            warmUpEpochs,
            "epochs in which the KL's weight rises from 0 to beta; 0: none");
    Setting<Double> floor =
        Setting.nonNegative(
            "free-bits",
            freeBits,
            "nats of KL, mean over the batch, that each dimension of z has free of charge");
    bindComponent(
        Kind.OBJECTIVE,
        name,
        summary,
        List.of(weight, warmUp, floor),
        s -> new WeightedElbo(s.get(weight), s.get(warmUp), s.get(floor)));
  }
}
