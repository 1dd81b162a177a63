package io.github.vae4j.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vae4j.reports.files.CsvFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code vae4j sweep}. */
class SweepTest {
  private static final int KILLS = 10;

  /** Many, so that most of the kills find runs at work. */
  private static final int EPOCHS = 20;

  @TempDir Path folder;
  private Path bars;
  private Path yaml;

  @BeforeEach
  void files() throws IOException {
    bars = Bars.in(folder, 300);
    yaml =
        Files.writeString(
            folder.resolve("grid.yaml"),
            """
            question: What do σ and β do?
            common: {likelihood: gaussian-fixed, objective: beta, epochs: 3}
            seeds: [1, 2]
            sweep:
              product: {likelihood.sigma: [0.2, 1], objective.beta: [1, 4]}
            """);
  }

  private Object[] sweep(Path out, Object... further) {
    List<Object> arguments = new ArrayList<>(List.of("--out", out));
    arguments.addAll(Arrays.asList(further));
    return Bars.with("sweep", List.of(yaml, "--data-file", bars), arguments.toArray());
  }

  @Test
  void triesEveryPointAndSaysWhatEachSettingDoes() {
    Path out = folder.resolve("out");
    Answer answer = Answer.to(sweep(out, "--parallel", 3, "--threads", 2));
    assertThat(answer.err()).isEmpty();
    assertThat(answer.code()).isZero();
    assertThat(answer.out())
        .contains("grid: What do σ and β do? 8 runs")
        .contains("8 of 8  ")
        .contains("Marginal effect of objective.beta", "Marginal effect of likelihood.sigma")
        .contains("report: " + out.resolve("report.html"));
    assertThat(CsvFile.read(out.resolve("summary.csv")))
        .hasSize(8)
        .allSatisfy(row -> assertThat(row).containsEntry("status", "done"))
        .extracting(row -> row.get("run"))
        .startsWith("sigma-0.2_beta-1-s1", "sigma-0.2_beta-1-s2");
    assertThat(out.resolve("report.html"))
        .content()
        .contains("Marginal effect of objective.beta", "Rate and distortion along");
  }

  @Test
  void oneRunThatDivergesStopsNoOther() {
    Path out = folder.resolve("out");
    Answer answer =
        Answer.to(sweep(out, "--parallel", 2, "--set", "optimizer=sgd", "--learning-rate", "1e20"));
    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.out()).contains("8 of 8  ", "DIVERGED");
  }

  @Test
  void aBadNumberOfRunsAtOnceIsRefused() {
    Answer answer = Answer.to(sweep(folder.resolve("out"), "--parallel", 0));
    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.err()).contains("--parallel is '0'; expected a whole number of at least 1");
  }

  /**
   * A sweep that is killed at ten random moments ends as one that never was: the same rows in the
   * same order, every column but the seconds, and no file more or less.
   */
  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "processes get no signals there")
  void killedAtRandomItEndsWithTheSameFigures() throws Exception {
    Path whole = folder.resolve("whole");
    assertThat(Answer.to(sweep(whole, "--epochs", EPOCHS, "--parallel", 2)).code()).isZero();
    Path out = folder.resolve("out");
    Random moments = new Random(20261122);
    for (int kill = 0; kill < KILLS; kill++) {
      Object[] arguments =
          kill == 0
              ? sweep(out, "--epochs", EPOCHS)
              : sweep(out, "--epochs", EPOCHS, "--resume", "--parallel", 1 + kill % 2);
      try (Child child = Child.start(folder, List.of(), arguments)) {
        child.await("grid: ");
        Thread.sleep(moments.nextInt(600));
        child.signal("KILL");
        child.end();
      }
    }
    Answer last = Answer.to(sweep(out, "--epochs", EPOCHS, "--resume", "--parallel", 2));
    assertThat(last.code()).isZero();
    for (String file : List.of("summary.csv", "epochs.csv", "kl_checks.csv")) {
      assertThat(Rows.withoutTimes(out.resolve(file)))
          .as(file)
          .isEqualTo(Rows.withoutTimes(whole.resolve(file)));
      assertThat(Files.readAllLines(out.resolve(file)).get(0))
          .as("columns of %s", file)
          .isEqualTo(Files.readAllLines(whole.resolve(file)).get(0));
    }
    assertThat(files(out)).isEqualTo(files(whole));
  }

  private static List<String> files(Path out) throws IOException {
    try (Stream<Path> all = Files.walk(out)) {
      return all.map(file -> out.relativize(file).toString()).sorted().toList();
    }
  }
}
