package io.github.vae4j.experiments.benchmarks.ours;

import io.github.vae4j.core.data.ByteDataSet;
import io.github.vae4j.core.data.DataSource;
import io.github.vae4j.core.data.DataSplits;
import io.github.vae4j.core.data.ImageShape;
import io.github.vae4j.core.plugin.ComponentsModule;
import io.github.vae4j.core.plugin.Kind;
import io.github.vae4j.core.plugin.Setting;
import io.github.vae4j.experiments.benchmarks.protocol.Rows;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Components of the benchmarks: their data, and the likelihoods that a user might write. */
final class BenchmarkModule extends ComponentsModule {
  static final String DATA = "benchmark-rows";

  /** Rows of the data that are evaluated after each epoch, which is not measured. */
  private static final int TEST_ROWS = 256;

  private static final int SIDE = 28;
  private static final Setting<String> PATH =
      Setting.text("path", "", "the file that all engines read");

  @Override
  protected void configure() {
    likelihood(
        "laplace-learned", "Laplace, mean and scale from the decoder", settings -> new Laplace());
    likelihood("laplace-fixed", "Laplace of scale 1", settings -> new LaplaceFixed());
    bindComponent(
        Kind.DATA,
        DATA,
        "what the engines are compared on",
        List.of(PATH),
        settings -> source(Path.of(settings.get(PATH))));
  }

  private static DataSource source(Path file) {
    return () -> {
      byte[] train = Rows.read(file, SIDE * SIDE).bytes();
      byte[] test = Arrays.copyOf(train, Math.min(train.length, TEST_ROWS * SIDE * SIDE));
      ImageShape shape = new ImageShape(SIDE, SIDE);
      return new DataSplits(ByteDataSet.images(train, shape), ByteDataSet.images(test, shape));
    };
  }
}
