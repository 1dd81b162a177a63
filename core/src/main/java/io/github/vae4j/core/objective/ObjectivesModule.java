package io.github.vae4j.core.objective;

import io.github.vae4j.core.plugin.ComponentsModule;
import io.github.vae4j.core.plugin.Kind;
import io.github.vae4j.core.plugin.Setting;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Binds the objectives by name. {@code elbo}, {@code beta}, {@code kl-warm-up} and {@code
 * free-bits} are {@link WeightedElbo}, and all have all of its settings, so that they can be
 * combined; a name stands for its defaults. The others take groups of k draws.
 */
public final class ObjectivesModule extends ComponentsModule {
  @Override
  protected void configure() {
    weighted("elbo", "the negative ELBO", 1, 0, 0);
    weighted("beta", "the KL weighed by beta (Higgins et al., 2017)", 4, 0, 0);
    weighted(
        "kl-warm-up",
        "the KL's weight rises from 0 (Bowman et al., 2016; Sønderby et al., 2016)",
        1,
        5,
        0);
    weighted("free-bits", "a KL floor for each dimension of z (Kingma et al., 2016)", 1, 0, 0.25);
    grouped(
        "iwae",
        "the importance-weighted bound of k draws (Burda et al., 2016); k = 1: the ELBO, sampled",
        5,
        1,
        Iwae::new);
    grouped(
        "dreg",
        "the bound of iwae, its gradient doubly reparameterised (Tucker et al., 2019)",
        5,
        1,
        DoublyReparameterized::new);
    grouped(
        "stl",
        "sticking the landing: no score of q in the gradient (Roeder et al., 2017); unbiased for k = 1",
        1,
        1,
        StickingTheLanding::new);
    grouped(
        "score-function",
        "the ELBO by scores with leave-one-out baselines (Kool et al., 2019); for any encoder",
        5,
        2,
        ScoreFunction::new);
    grouped(
        "vimco",
        "the bound of iwae by scores (Mnih, Rezende, 2016); for any encoder",
        5,
        2,
        Vimco::new);
  }

  private void weighted(
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

  private void grouped(
      String name, String summary, int draws, int least, IntFunction<Objective> factory) {
    Setting<Integer> k =
        Setting.integer(
            "k", draws, least, "draws of z in a group; there are S groups for each row");
    bindComponent(Kind.OBJECTIVE, name, summary, List.of(k), s -> factory.apply(s.get(k)));
  }
}
