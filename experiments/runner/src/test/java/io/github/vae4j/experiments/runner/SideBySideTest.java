package io.github.vae4j.experiments.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vae4j.core.plugin.ComponentsModule;
import io.github.vae4j.core.plugin.Kind;
import io.github.vae4j.core.run.EpochRow;
import io.github.vae4j.core.run.ExperimentInfo;
import io.github.vae4j.core.run.Provenance;
import io.github.vae4j.core.run.RunListener;
import io.github.vae4j.core.run.RunResult;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.core.run.RunStatus;
import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.experiments.runner.checkpoint.CheckpointStore;
import io.github.vae4j.experiments.runner.failure.RecordingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Several runs at once. */
class SideBySideTest {
  private record Runs(List<RunSpec> runs) implements Experiment {
    @Override
    public ExperimentInfo info() {
      return new ExperimentInfo("test", "", List.of());
    }
  }

  private static RunSpec[] seeds(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(seed -> SmallData.spec().with("seed", seed))
        .toArray(RunSpec[]::new);
  }

  private static List<RunResult> atOnce(
      int devices, Interruption interruption, RunListener listener, RunSpec... specs) {
    List<Device> all = Stream.generate(() -> Device.cpu(1)).limit(devices).toList();
    try {
      return SmallData.injector(new Failing())
          .getInstance(ExperimentRunner.class)
          .run(
              new Runs(List.of(specs)),
              new Execution(
                  all,
                  listener,
                  CheckpointStore.none(),
                  interruption,
                  new Provenance(Instant.EPOCH, "", "", Map.of())));
    } finally {
      all.forEach(Device::close);
    }
  }

  private static List<Map<String, Double>> figures(List<RunResult> results) {
    return results.stream()
        .map(
            result -> {
              Map<String, Double> metrics = new java.util.TreeMap<>(result.metrics());
              metrics.remove("seconds");
              return metrics;
            })
        .toList();
  }

  /** A schedule that fails at once. */
  private static final class Failing extends ComponentsModule {
    @Override
    protected void configure() {
      bindComponent(
          Kind.SCHEDULE,
          "failing",
          "fails",
          List.of(),
          settings ->
              progress -> {
                throw new IllegalStateException("planned failure");
              });
    }
  }

  @Test
  void givesTheSameBitsInTheSameOrderAsOneAfterTheOther() {
    RunSpec[] specs = seeds(5);
    List<RunResult> alone = SmallData.run(SmallData.injector(), specs);
    List<RunResult> together = atOnce(3, new Interruption(), new RunListener() {}, specs);
    assertThat(together)
        .extracting(result -> result.spec().runName())
        .containsExactlyElementsOf(alone.stream().map(result -> result.spec().runName()).toList());
    assertThat(figures(together)).isEqualTo(figures(alone));
  }

  @Test
  void aRunThatFailsStopsNoOther() {
    RunSpec[] specs = seeds(4);
    specs[0] = specs[0].with("schedule", "failing");
    List<RunResult> results = atOnce(2, new Interruption(), new RunListener() {}, specs);
    assertThat(results)
        .extracting(RunResult::status)
        .containsExactly(RunStatus.FAILED, RunStatus.DONE, RunStatus.DONE, RunStatus.DONE);
    assertThat(results.get(0).message()).contains("planned failure");
  }

  /** What cannot be recorded must not be computed for hours. */
  @Test
  void aListenerThatFailsStopsAll() {
    AtomicInteger finished = new AtomicInteger();
    RunListener full =
        new RunListener() {
          @Override
          public void epochFinished(RunSpec spec, EpochRow row) {
            throw new UncheckedIOException("cannot write rows", new IOException("disk full"));
          }

          @Override
          public void runFinished(RunResult result) {
            finished.incrementAndGet();
          }
        };
    assertThatThrownBy(() -> atOnce(2, new Interruption(), full, seeds(6)))
        .isInstanceOf(RecordingException.class)
        .hasRootCauseMessage("disk full");
    assertThat(finished).hasValueLessThan(3);
  }

  /** Listeners may count on it. */
  @Test
  void eventsComeOneAtATime() {
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    RunListener listener =
        new RunListener() {
          @Override
          public void epochFinished(RunSpec spec, EpochRow row) {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            for (int i = 0; i < 1000; i++) {
              Thread.onSpinWait();
            }
            inside.decrementAndGet();
          }
        };
    atOnce(3, new Interruption(), listener, seeds(6));
    assertThat(most).hasValue(1);
  }

  @Test
  void anInterruptionKeepsTheRestFromBeginning() {
    Interruption interruption = new Interruption();
    RunListener first =
        new RunListener() {
          @Override
          public void epochFinished(RunSpec spec, EpochRow row) {
            interruption.request();
          }
        };
    List<RunResult> results = atOnce(2, interruption, first, seeds(8));
    assertThat(results).hasSizeBetween(1, 3);
    assertThat(results)
        .extracting(RunResult::status)
        .contains(RunStatus.INTERRUPTED)
        .doesNotContain(RunStatus.FAILED);
  }
}
