package io.github.vae4j.experiments.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Memory does not grow with the number of steps, on the heap and beside it. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "resident memory is read from /proc")
class FlatMemoryTest {
  /** Resident memory after so many steps, kilobytes. */
  private record Resident(long steps, long kilobytes) {
    static Resident read(String line) {
      int space = line.indexOf(' ');
      return new Resident(
          Long.parseLong(line, 0, space, 10), Long.parseLong(line, space + 1, line.length(), 10));
    }
  }

  @Test
  void ofTwentyThousandStepsWithEveryComponentInTurn() throws IOException, InterruptedException {
    List<Resident> rounds = resident();
    assertThat(rounds).last().matches(last -> last.steps() >= 20_000);
    long early =
        rounds.stream().filter(r -> r.steps() >= 2_000).findFirst().orElseThrow().kilobytes();
    long late = rounds.get(rounds.size() - 1).kilobytes();
    assertThat(late).isLessThan(early * 105 / 100);
  }

  /** From a process with a heap that is full after some hundred steps. */
  private static List<Resident> resident() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms96m",
                "-Xmx96m",
                "-XX:+AlwaysPreTouch",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", // what the compilers take is not what is measured
                "-cp",
                System.getProperty("java.class.path"),
                ManySteps.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      List<Resident> rounds = lines.lines().map(Resident::read).toList();
      assertThat(process.waitFor()).isZero();
      return rounds;
    } finally {
      process.destroyForcibly();
    }
  }
}
