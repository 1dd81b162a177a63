package io.github.vae4j.experiments.runner;

import com.google.inject.Injector;
import com.google.inject.Module;
import io.github.vae4j.core.data.DataSplits;
import io.github.vae4j.core.data.FloatDataSet;
import io.github.vae4j.core.data.ImageShape;
import io.github.vae4j.core.plugin.ComponentsModule;
import io.github.vae4j.core.plugin.Kind;
import io.github.vae4j.core.plugin.Plugins;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.run.ExperimentInfo;
import io.github.vae4j.core.run.Provenance;
import io.github.vae4j.core.run.RunListener;
import io.github.vae4j.core.run.RunResult;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.experiments.runner.checkpoint.CheckpointStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs on 300 grey images of 4 × 4 pixels: a bright bar in one of eight places. */
public final class SmallData extends ComponentsModule {
  @Override
  protected void configure() {
    bindComponent(
        Kind.DATA,
        "bars",
        "bars of 4 × 4 pixels",
        List.of(),
        settings -> () -> new DataSplits(bars(240, "train"), bars(60, "test")));
  }

  private static FloatDataSet bars(int count, String name) {
    RandomStream random = RandomStream.of(7).split(name);
    float[] values = new float[count * 16];
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      labels[i] = random.nextInt(8);
      int line = labels[i] % 4;
      for (int j = 0; j < 4; j++) {
        int pixel = labels[i] < 4 ? line * 4 + j : j * 4 + line;
        values[i * 16 + pixel] = (float) (0.6 + 0.4 * random.nextDouble());
      }
    }
    return FloatDataSet.images(values, new ImageShape(4, 4), labels);
  }

  /** A small specification on these data. */
  public static RunSpec spec() {
    return RunSpec.defaults()
        .with("data", "bars")
        .with("likelihood", "bernoulli")
        .with("binarize", "dynamic")
        .with("hidden", 16)
        .with("latent", 3)
        .with("batch", 32)
        .with("epochs", 4)
        .with("log-every", 3);
  }

  /** An injector of all components, these data among them. */
  public static Injector injector(Module... further) {
    List<Module> modules = new ArrayList<>(List.of(further));
    modules.add(new SmallData());
    return Plugins.injector(SmallData.class.getClassLoader(), modules);
  }

  /** Carries out those runs. */
  public static List<RunResult> run(
      Injector injector,
      int threads,
      RunListener listener,
      CheckpointStore checkpoints,
      Interruption interruption,
      RunSpec... specs) {
    Experiment experiment =
        new Experiment() {
          @Override
          public ExperimentInfo info() {
            return new ExperimentInfo("test", "Does it work?", List.of());
          }

          @Override
          public List<RunSpec> runs() {
            return List.of(specs);
          }
        };
    try (Device device = Device.cpu(threads)) {
      return injector
          .getInstance(ExperimentRunner.class)
          .run(
              experiment,
              new Execution(
                  device,
                  listener,
                  checkpoints,
                  interruption,
                  new Provenance(Instant.EPOCH, "", "", Map.of())));
    }
  }

  public static List<RunResult> run(Injector injector, RunSpec... specs) {
    return run(
        injector, 2, new RunListener() {}, CheckpointStore.none(), new Interruption(), specs);
  }
}
