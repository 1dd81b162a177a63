package io.github.vae4j.experiments.studies.oracle;

import io.github.vae4j.core.plugin.ComponentsModule;
import io.github.vae4j.core.plugin.Kind;
import io.github.vae4j.core.plugin.Setting;
import java.util.List;

/** Data drawn from the models whose log p(x) is known, by name. */
public final class OracleModule extends ComponentsModule {
  private static final int MOST_ROWS = 1_000_000;

  private static final Setting<Integer> ROWS = rows("n", 2000, "rows to train on");
  private static final Setting<Integer> TEST = rows("test", 500, "rows to test on");
  private static final Setting<Long> SEED =
      Setting.seed("seed", 1, "seed of the model and of what is drawn from it; not the run's seed");
  private static final Setting<Integer> DIM = Setting.integer("dim", 10, 2, "D");
  private static final Setting<Integer> LATENT =
      Setting.integer("latent", 2, 1, "L of the model that the data come from");
  private static final Setting<Double> SIGMA =
      Setting.positive("sigma", 0.5, "σ of the noise, in units of x");
  private static final Setting<Integer> BITS =
      Setting.integer("latent", 4, 1, "bits of z of the model that the data come from")
          .that(bits -> bits <= 12, "a whole number from 1 to 12");

  @Override
  protected void configure() {
    bindComponent(
        Kind.DATA,
        "linear-gaussian",
        "x = W z + μ + σ ε, whose log p(x) and best model are known (Tipping, Bishop, 1999)",
        List.of(ROWS, TEST, DIM, LATENT, SIGMA, SEED),
        s ->
            new LinearGaussianSource(
                s.get(ROWS), s.get(TEST), s.get(DIM), s.get(LATENT), s.get(SIGMA), s.get(SEED)));
    bindComponent(
        Kind.DATA,
        "enumerable",
        "bits x of a decoder of few bits z, whose log p(x) is a sum",
        List.of(ROWS, TEST, DIM, BITS, SEED),
        s -> new EnumerableSource(s.get(ROWS), s.get(TEST), s.get(DIM), s.get(BITS), s.get(SEED)));
  }

  private static Setting<Integer> rows(String key, int defaultValue, String description) {
    return Setting.integer(key, defaultValue, 1, description)
        .that(rows -> rows <= MOST_ROWS, "a whole number from 1 to " + MOST_ROWS);
  }
}
