package io.github.vae4j.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vae4j.experiments.runner.checkpoint.Checkpoint;
import io.github.vae4j.experiments.runner.checkpoint.CheckpointFile;
import io.github.vae4j.reports.files.CsvFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stopped from outside, a run loses nothing that was done, and ends with the same bits. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "processes get no signals there")
class InterruptionTest {
  /** Many, so that a signal after the second epoch does not find the run at its end. */
  private static final int EPOCHS = 30;

  @TempDir static Path shared;
  private static Path bars;
  private static Path whole;

  @TempDir Path folder;

  @BeforeAll
  static void runThatIsNeverStopped() {
    bars = Bars.in(shared, 1500);
    whole = shared.resolve("whole");
    assertThat(Answer.to(arguments(whole)).code()).isZero();
  }

  private static Object[] arguments(Path out, Object... further) {
    List<Object> arguments =
        new ArrayList<>(
            List.of("--epochs", EPOCHS, "--seeds", "1,2", "--log-every", 10, "--out", out));
    arguments.addAll(Arrays.asList(further));
    return Bars.run(bars, arguments.toArray());
  }

  /** Ctrl-C, and a polite request to end. */
  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143"})
  void aSignalStopsTheRunAndResumeEndsWithTheSameBits(String signal, int code) throws Exception {
    Path out = folder.resolve("out");
    try (Child child = Child.start(folder, List.of(), arguments(out))) {
      child.await("epoch 2 test");
      child.signal(ignoresInterrupts() ? "TERM" : signal);
      Answer stopped = child.end();
      assertThat(stopped.err()).isEmpty();
      assertThat(stopped.code()).isEqualTo(ignoresInterrupts() ? 143 : code);
      assertThat(stopped.out())
          .containsPattern("INTERRUPTED: stopped in epoch \\d+; go on with --resume")
          .contains("stopped; go on with: ./vae4j run", "--out " + out + " --resume")
          .contains("report: " + out.resolve("report.html"))
          .doesNotContain("gaussian-fixed-s2:");
    }
    assertThat(Rows.statuses(out))
        .isEqualTo(Map.of("gaussian-fixed-s1", "interrupted", "gaussian-fixed-s2", "pending"));
    int epochs = CheckpointFile.read(checkpoint(out, 1)).epoch();
    assertThat(epochs).isBetween(2, EPOCHS - 1);
    assertThat(CsvFile.read(out.resolve("epochs.csv"))).hasSize(2 * epochs);
    assertThat(Answer.to("report", out).code()).isZero();

    Answer resumed = Answer.to(arguments(out, "--resume"));
    assertThat(resumed.err()).isEmpty();
    assertThat(resumed.code()).isZero();
    assertThat(resumed.out()).contains("resumed after epoch " + epochs);
    assertSameAsNeverStopped(out);
  }

  /** A shell's background jobs hand on that they ignore Ctrl-C, and Java respects that. */
  private static boolean ignoresInterrupts() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return false;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("SigIgn:"))
        .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).trim(), 16) & 2) != 0);
  }

  /** Nothing can be done in the moment of a kill; so everything must be whole at every moment. */
  @Test
  void aKilledRunGoesOnToo() throws Exception {
    Path out = folder.resolve("out");
    try (Child child = Child.start(folder, List.of(), arguments(out))) {
      child.await("epoch 3 train"); // written, but not yet in a checkpoint
      Answer second = Answer.to(arguments(out, "--resume"));
      assertThat(second.code()).isEqualTo(2);
      assertThat(second.err()).contains("another vae4j is at work in " + out);
      child.signal("KILL");
      assertThat(child.end().code()).isEqualTo(137);
    }
    assertThat(Rows.statuses(out)).containsEntry("gaussian-fixed-s1", "running");
    assertThat(CheckpointFile.read(checkpoint(out, 1)).epoch()).isGreaterThanOrEqualTo(2);
    assertThat(Answer.to(arguments(out, "--resume")).code()).isZero();
    assertSameAsNeverStopped(out);
  }

  private static Path checkpoint(Path out, int seed) {
    return out.resolve("runs/gaussian-fixed-s" + seed + "/checkpoint");
  }

  private static void assertSameAsNeverStopped(Path out) {
    assertThat(Rows.statuses(out))
        .isEqualTo(Map.of("gaussian-fixed-s1", "done", "gaussian-fixed-s2", "done"));
    for (String file :
        List.of("epochs.csv", "summary.csv", "kl_checks.csv", "runs/gaussian-fixed-s1/steps.csv")) {
      assertThat(Rows.withoutTimes(out.resolve(file)))
          .as(file)
          .isNotEmpty()
          .isEqualTo(Rows.withoutTimes(whole.resolve(file)));
    }
    for (int seed = 1; seed <= 2; seed++) {
      Checkpoint actual = CheckpointFile.read(checkpoint(out, seed));
      Checkpoint expected = CheckpointFile.read(checkpoint(whole, seed));
      assertThat(bits(actual.parameters())).isEqualTo(bits(expected.parameters()));
      assertThat(bits(actual.optimizer().arrays())).isEqualTo(bits(expected.optimizer().arrays()));
      assertThat(actual.step()).isEqualTo(expected.step());
    }
  }

  private static Map<String, List<Integer>> bits(Map<String, float[]> arrays) {
    Map<String, List<Integer>> bits = new TreeMap<>();
    arrays.forEach(
        (name, values) -> {
          List<Integer> own = new ArrayList<>();
          for (float value : values) {
            own.add(Float.floatToRawIntBits(value));
          }
          bits.put(name, own);
        });
    return bits;
  }
}
