package io.github.vae4j.experiments.studies.decoders;

import io.github.vae4j.core.plugin.ComponentsModule;
import io.github.vae4j.core.plugin.Kind;
import io.github.vae4j.core.plugin.Setting;
import java.util.List;

/** Data of known decoders, by name. */
public final class DecodersModule extends ComponentsModule {
  private static final Setting<KnownDecoder> KIND =
      Setting.choice("kind", KnownDecoder.GAUSSIAN, "the decoder that the data come from");
  private static final Setting<Integer> ROWS = rows("n", 2000, "rows to train on");
  private static final Setting<Integer> TEST = rows("test", 500, "rows to test on");
  private static final Setting<Integer> DIM = Setting.integer("dim", 32, 2, "D");
  private static final Setting<Integer> LATENT =
      Setting.integer("latent", 2, 1, "L of the decoder that the data come from");
  private static final Setting<Long> SEED =
      Setting.seed(
          "seed", 1, "seed of the decoder and of what is drawn from it; not the run's seed");

  @Override
  protected void configure() {
    bindComponent(
        Kind.DATA,
        "known-decoder",
        "grey levels drawn from a decoder of a known kind, to see which likelihood is told to fit",
        List.of(KIND, ROWS, TEST, DIM, LATENT, SEED),
        s ->
            new KnownDecoderSource(
                s.get(KIND), s.get(ROWS), s.get(TEST), s.get(DIM), s.get(LATENT), s.get(SEED)));
  }

  private static Setting<Integer> rows(String key, int defaultValue, String description) {
    return Setting.integer(key, defaultValue, 1, description)
        .that(rows -> rows <= 1_000_000, "a whole number from 1 to 1000000");
  }
}
