package io.github.vae4j.experiments.benchmarks;

import io.github.vae4j.core.data.Binarization;
import io.github.vae4j.core.data.BinarizationMode;
import io.github.vae4j.core.data.DataSet;
import io.github.vae4j.core.plugin.Components;
import io.github.vae4j.core.plugin.Dimensions;
import io.github.vae4j.core.plugin.Kind;
import io.github.vae4j.core.plugin.Plugins;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.experiments.benchmarks.ours.StartingWeights;
import io.github.vae4j.experiments.benchmarks.protocol.Rows;
import io.github.vae4j.experiments.benchmarks.protocol.Task;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Files that the processes share: the data, and the weights that all engines start from. */
record Preparation(Path folder, Commands commands, Effort effort) {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** Every batch size divides it, so that all batches of all engines are whole. */
  private static final int MULTIPLE = 512;

  private static final int BATCH = 128;

  /**
   * Writes the rows of a data set, as they are and with a threshold of ½.
   *
   * @param source its name and settings
   */
  void data(RunSpec source) {
    Components components =
        Plugins.injector(Preparation.class.getClassLoader(), List.of())
            .getInstance(Components.class);
    DataSet train =
        source
            .complete(components)
            .create(Kind.DATA, components, new Dimensions(0, 0))
            .load()
            .train();
    int size = train.size() / MULTIPLE * MULTIPLE;
    byte[] grey = new byte[size * train.dim()];
    byte[] binary = new byte[grey.length];
    Binarization threshold =
        Binarization.training(BinarizationMode.THRESHOLD, RandomStream.of(Task.SEED));
    float[] row = new float[train.dim()];
    for (int i = 0; i < size; i++) {
      train.copyRow(i, row, 0);
      put(row, grey, i);
      threshold.apply(row, row.length, new int[] {i}, 0);
      put(row, binary, i);
    }
    new Rows(grey, train.dim()).write(rows(false));
    new Rows(binary, train.dim()).write(rows(true));
  }

  private static void put(float[] row, byte[] bytes, int index) {
    IntStream.range(0, row.length)
        .forEach(j -> bytes[index * row.length + j] = (byte) Math.round(255 * row[j]));
  }

  /** The file of the data. */
  Path rows(boolean binary) {
    return folder.resolve(binary ? "binary.rows" : "grey.rows");
  }

  private Path weights(Case what) {
    String name =
        what.likelihood() + what.architecture().hidden() + (what.startsTrained() ? ".trained" : "");
    return folder.resolve(name + ".weights");
  }

  /**
   * Writes the weights of a case, unless there they are: those before training, or those after an
   * epoch. Where ours is alone, it needs no file to start from.
   *
   * @throws IllegalStateException if that fails
   */
  void weights(Case what, Jdk jdk, int threads) throws InterruptedException {
    if (what.peers().isEmpty() || Files.exists(weights(what))) {
      return;
    }
    long rows = rows(what.binary()).toFile().length() / what.architecture().dim();
    boolean train = what.startsTrained();
    int steps = train ? (int) (rows / BATCH) + 1 : 1;
    Task task = task(what, threads, new Effort.Steps(0, steps), train ? BATCH : what.batch());
    Outcome outcome =
        new EngineProcess(commands.ours(jdk, StartingWeights.class, task), Map.of(), PATIENCE)
            .run();
    if (outcome instanceof Outcome.Failed || !Files.exists(weights(what))) {
      throw new IllegalStateException("the weights of " + what.name() + ": " + outcome);
    }
  }

  /**
   * Lets processes of ours start as {@code vae4j} does, whose launcher prepares this at its first
   * use, on JDKs that can.
   *
   * @throws IllegalStateException if that fails
   */
  void quickStart(Jdk jdk, Case what, int threads) throws InterruptedException {
    if (!jdk.startsQuickly()) {
      return;
    }
    Task task = task(what, threads, new Effort.Steps(0, 200), what.batch());
    Outcome outcome =
        new EngineProcess(commands.preparingQuickStart(jdk, task), Map.of(), PATIENCE).run();
    if (outcome instanceof Outcome.Failed || !Files.exists(commands.quickStart(jdk))) {
      throw new IllegalStateException("the quick start of " + jdk + ": " + outcome);
    }
  }

  /** What a job's process is told. */
  Task task(Job job) {
    return task(
        job.what(), job.threads(), effort.of(job.what(), job.engine().kind()), job.what().batch());
  }

  private Task task(Case what, int threads, Effort.Steps steps, int batch) {
    return new Task(
        0,
        what.architecture(),
        what.likelihood(),
        batch,
        threads,
        steps.warmUp(),
        steps.timed(),
        effort.images(),
        Case.SAMPLES,
        rows(what.binary()),
        weights(what));
  }
}
