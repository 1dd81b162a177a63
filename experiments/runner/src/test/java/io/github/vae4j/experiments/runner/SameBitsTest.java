package io.github.vae4j.experiments.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Injector;
import io.github.vae4j.core.run.EpochRow;
import io.github.vae4j.core.run.Figure;
import io.github.vae4j.core.run.RunListener;
import io.github.vae4j.core.run.RunResult;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.core.run.RunStatus;
import io.github.vae4j.core.run.Split;
import io.github.vae4j.experiments.runner.checkpoint.Checkpoint;
import io.github.vae4j.experiments.runner.checkpoint.CheckpointFile;
import io.github.vae4j.experiments.runner.checkpoint.CheckpointStore;
import io.github.vae4j.experiments.runner.checkpoint.FolderCheckpoints;
import io.github.vae4j.experiments.runner.checkpoint.RunIdentity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One specification gives the same bits, whatever happens beside it. */
class SameBitsTest {
  private final Injector injector = SmallData.injector();

  /** Keeps the last checkpoint of each run in memory. */
  private static final class Memory implements CheckpointStore {
    final Map<String, Checkpoint> last = new HashMap<>();

    @Override
    public Optional<Checkpoint> load(RunIdentity run) {
      return Optional.empty();
    }

    @Override
    public void save(Checkpoint checkpoint) {
      last.put(checkpoint.run().spec().runName(), checkpoint);
    }

    @Override
    public Optional<RunResult> result(RunIdentity run) {
      return Optional.empty();
    }

    @Override
    public void save(RunIdentity run, RunResult result) {}
  }

  private Checkpoint end(int threads, RunSpec... specs) {
    Memory memory = new Memory();
    SmallData.run(injector, threads, new RunListener() {}, memory, new Interruption(), specs);
    return memory.last.get(specs[specs.length - 1].runName());
  }

  private static void assertSame(Checkpoint actual, Checkpoint expected) {
    assertThat(bits(actual.parameters())).isEqualTo(bits(expected.parameters()));
    assertThat(bits(actual.optimizer().arrays())).isEqualTo(bits(expected.optimizer().arrays()));
    assertThat(actual.step()).isEqualTo(expected.step());
    assertThat(terms(actual.rows())).isEqualTo(terms(expected.rows()));
  }

  private static Map<String, List<Integer>> bits(Map<String, float[]> arrays) {
    Map<String, List<Integer>> bits = new TreeMap<>();
    arrays.forEach(
        (name, values) -> {
          bits.put(name, bits(values));
        });
    return bits;
  }

  private static List<Integer> bits(float[] values) {
    List<Integer> bits = new ArrayList<>();
    for (float value : values) {
      bits.add(Float.floatToRawIntBits(value));
    }
    return bits;
  }

  private static List<Object> terms(List<EpochRow> rows) {
    return rows.stream()
        .<Object>map(row -> List.of(row.epoch(), row.split(), row.terms(), row.objective()))
        .toList();
  }

  @Test
  void runToRun() {
    assertSame(end(2, SmallData.spec()), end(2, SmallData.spec()));
  }

  @Test
  void anotherSeedGivesOtherBits() {
    Checkpoint one = end(1, SmallData.spec());
    Checkpoint two = end(1, SmallData.spec().with("seed", 2));
    assertThat(bits(one.parameters())).isNotEqualTo(bits(two.parameters()));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void withAnyNumberOfThreads(int threads) {
    // Wide enough that products and elementwise operations are split among the workers.
    RunSpec wide = SmallData.spec().with("hidden", 600).with("batch", 240).with("epochs", 2);
    assertSame(end(threads, wide), end(1, wide));
  }

  @Test
  void withTheAuditOnOrOff() {
    Checkpoint on = end(2, SmallData.spec());
    Checkpoint off = end(2, SmallData.spec().with("audit-every", 0));
    assertThat(on.checks()).isNotEmpty();
    assertThat(off.checks()).isEmpty();
    assertSame(off, on);
  }

  @Test
  void aloneOrAfterAnotherRun() {
    RunSpec other = SmallData.spec().with("name", "other").with("likelihood", "gaussian-fixed");
    assertSame(end(2, other.with("binarize", "none"), SmallData.spec()), end(2, SmallData.spec()));
  }

  @Test
  void aloneOrBesideAnotherRun() throws Exception {
    Checkpoint alone = end(2, SmallData.spec());
    RunSpec other = SmallData.spec().with("name", "other").with("seed", 9).with("epochs", 8);
    CountDownLatch started = new CountDownLatch(2);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Future<Checkpoint> beside = threads.submit(() -> endBeside(started, other));
      Future<Checkpoint> same = threads.submit(() -> endBeside(started, SmallData.spec()));
      assertSame(same.get(), alone);
      assertSame(beside.get(), end(2, other));
    } finally {
      threads.shutdownNow();
    }
  }

  /** Neither trains before both have begun. */
  private Checkpoint endBeside(CountDownLatch started, RunSpec spec) throws InterruptedException {
    started.countDown();
    started.await();
    return end(2, spec);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void samplesWithAnyNumberOfThreads(int threads) {
    assertThat(figures(threads)).isNotEmpty().isEqualTo(figures(1));
  }

  /** Prior samples, draws at the output and what else is shown, pixel by pixel. */
  private Map<String, List<List<Integer>>> figures(int threads) {
    Map<String, List<List<Integer>>> figures = new TreeMap<>();
    SmallData.run(
        injector,
        threads,
        new RunListener() {
          @Override
          public void figureProduced(RunSpec spec, Figure figure) {
            figures.put(
                figure.name(), Arrays.stream(figure.pixels()).map(SameBitsTest::bits).toList());
          }
        },
        CheckpointStore.none(),
        new Interruption(),
        SmallData.spec());
    return figures;
  }

  @ParameterizedTest
  @ValueSource(strings = {"adam", "sgd", "rmsprop", "adamw"})
  void stoppedAndResumed(String optimizer, @TempDir Path folder) {
    RunSpec spec =
        SmallData.spec()
            .with("optimizer", optimizer)
            .with("schedule", "cosine")
            .with("encoder", "bernoulli-concrete")
            .with("prior", "bernoulli");
    Interruption interruption = new Interruption();
    List<RunResult> stopped =
        SmallData.run(
            injector,
            2,
            new RunListener() {
              @Override
              public void epochFinished(RunSpec run, EpochRow row) {
                if (row.epoch() == 2 && row.split() == Split.TEST) {
                  interruption.request(); // noticed after the first step of epoch 3
                }
              }
            },
            new FolderCheckpoints(folder::resolve, false),
            interruption,
            spec);
    assertThat(stopped).extracting(RunResult::status).containsExactly(RunStatus.INTERRUPTED);

    SmallData.run(
        injector,
        2,
        new RunListener() {},
        new FolderCheckpoints(folder::resolve, true),
        new Interruption(),
        spec);

    Checkpoint resumed = CheckpointFile.read(folder.resolve(spec.runName()).resolve("checkpoint"));
    assertSame(resumed, end(2, spec));
  }
}
