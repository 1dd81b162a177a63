package io.github.vae4j.experiments.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.Injector;
import io.github.vae4j.core.InputException;
import io.github.vae4j.core.run.EpochRow;
import io.github.vae4j.core.run.ExperimentInfo;
import io.github.vae4j.core.run.Findings;
import io.github.vae4j.core.run.Provenance;
import io.github.vae4j.core.run.RunFacts;
import io.github.vae4j.core.run.RunListener;
import io.github.vae4j.core.run.RunResult;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.experiments.runner.checkpoint.Checkpoint;
import io.github.vae4j.experiments.runner.checkpoint.CheckpointFile;
import io.github.vae4j.experiments.runner.checkpoint.CheckpointStore;
import io.github.vae4j.experiments.runner.checkpoint.FolderCheckpoints;
import io.github.vae4j.experiments.runner.checkpoint.RunIdentity;
import io.github.vae4j.experiments.runner.failure.RecordingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one session leaves to the next, and what stops a session. */
class SessionsTest {
  private final Injector injector = SmallData.injector();

  @TempDir Path folder;

  /** Writes down what it hears. */
  private static class Heard implements RunListener {
    final List<String> events = new ArrayList<>();

    @Override
    public void experimentStarted(ExperimentInfo info, List<RunSpec> runs, Provenance provenance) {
      events.add("experiment");
    }

    @Override
    public void runStarted(RunSpec spec, RunFacts facts) {
      events.add("started " + spec.runName() + " after " + facts.resumedFrom());
    }

    @Override
    public void runKept(RunSpec spec, RunFacts facts) {
      events.add("kept " + spec.runName() + ", " + facts.measure());
    }

    @Override
    public void runFinished(RunResult result) {
      events.add("finished " + result.spec().runName() + " " + result.status());
    }

    @Override
    public void experimentFinished(List<RunResult> results, Findings findings) {
      events.add("experiment finished");
    }
  }

  private List<RunResult> run(RunListener listener, boolean resume, RunSpec... specs) {
    CheckpointStore checkpoints = new FolderCheckpoints(folder::resolve, resume);
    return SmallData.run(injector, 2, listener, checkpoints, new Interruption(), specs);
  }

  /** The result of a finished run comes back to the last bit, with NaN and all. */
  @Test
  void aResultIsTheSameWhenReadAgain() {
    RunSpec spec = SmallData.spec();
    List<RunResult> first = run(new Heard(), false, spec);
    Heard heard = new Heard();
    List<RunResult> second = run(heard, true, spec);
    assertThat(second)
        .usingRecursiveComparison()
        .withEqualsForType((a, b) -> Double.compare(a, b) == 0, Double.class)
        .isEqualTo(first);
    assertThat(first.get(0).rows()).anyMatch(row -> Double.isNaN(row.objective()));
    assertThat(List.copyOf(second.get(0).metrics().keySet()))
        .isEqualTo(List.copyOf(first.get(0).metrics().keySet()));
    assertThat(heard.events)
        .containsExactly(
            "experiment",
            "kept bernoulli-s1, counting",
            "finished bernoulli-s1 done",
            "experiment finished");
  }

  /** Otherwise the first run would be trained, perhaps for hours, before the error shows. */
  @Test
  void allThatIsThereIsCheckedBeforeTheFirstRun() {
    RunSpec one = SmallData.spec();
    RunSpec two = one.with("seed", 2);
    run(new Heard(), false, two);
    Heard heard = new Heard();
    assertThatThrownBy(() -> run(heard, true, one, two.with("latent", 4)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("latent was 3, is 4");
    assertThat(heard.events).isEmpty();
  }

  /** The settings name the component, not its code. */
  @Test
  void aCheckpointThatDoesNotFitTheModelIsRefused() {
    RunSpec spec = SmallData.spec();
    run(new Heard(), false, spec);
    Path file = folder.resolve("bernoulli-s1/checkpoint");
    Checkpoint good = CheckpointFile.read(file);
    Map<String, float[]> other = new TreeMap<>(good.parameters());
    other.put("decoder.output.bias", new float[3]);
    CheckpointFile.write(
        file,
        new Checkpoint(
            good.run(),
            good.epoch(),
            good.step(),
            good.seconds(),
            good.rows(),
            good.checks(),
            other,
            good.optimizer()));
    assertThat(folder.resolve("bernoulli-s1/result").toFile().delete()).isTrue();
    Heard heard = new Heard();
    assertThatThrownBy(() -> run(heard, true, spec))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("one of its components has changed")
        .hasMessageContaining("decoder.output.bias=3")
        .hasMessageContaining("decoder.output.bias=16");
    assertThat(heard.events).isEmpty();
  }

  @Test
  void aListenerThatFailsStopsTheExperiment() {
    Heard heard =
        new Heard() {
          @Override
          public void epochFinished(RunSpec spec, EpochRow row) {
            throw new UncheckedIOException("cannot write rows", new IOException("disk full"));
          }
        };
    assertThatThrownBy(() -> run(heard, false, SmallData.spec(), SmallData.spec().with("seed", 2)))
        .isInstanceOf(RecordingException.class)
        .hasMessage("cannot write rows")
        .hasRootCauseMessage("disk full");
    assertThat(heard.events).containsExactly("experiment", "started bernoulli-s1 after 0");
    assertThat(CheckpointFile.read(folder.resolve("bernoulli-s1/checkpoint")).epoch()).isZero();
  }

  @Test
  void aStoreThatFailsStopsTheExperiment() {
    CheckpointStore full =
        new CheckpointStore() {
          @Override
          public Optional<Checkpoint> load(RunIdentity run) {
            return Optional.empty();
          }

          @Override
          public void save(Checkpoint checkpoint) {
            throw new UncheckedIOException("cannot write", new IOException("disk full"));
          }

          @Override
          public Optional<RunResult> result(RunIdentity run) {
            return Optional.empty();
          }

          @Override
          public void save(RunIdentity run, RunResult result) {}
        };
    Heard heard = new Heard();
    assertThatThrownBy(
            () -> SmallData.run(injector, 1, heard, full, new Interruption(), SmallData.spec()))
        .isInstanceOf(RecordingException.class)
        .hasRootCauseMessage("disk full");
    assertThat(heard.events).doesNotContain("experiment finished");
  }
}
