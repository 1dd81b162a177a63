package io.github.vae4j.experiments.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Injector;
import io.github.vae4j.core.run.EpochRow;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
          List<Integer> own = new java.util.ArrayList<>();
          for (float value : values) {
            own.add(Float.floatToRawIntBits(value));
          }
          bits.put(name, own);
        });
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
