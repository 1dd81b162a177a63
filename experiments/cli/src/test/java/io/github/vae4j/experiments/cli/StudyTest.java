package io.github.vae4j.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.vae4j.reports.files.CsvFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Studies by name, from a plug-in as a third party writes it. */
class StudyTest {
  @TempDir Path folder;
  private Path plugin = Path.of("");
  private Path out = Path.of("");

  @BeforeEach
  void plugIn() throws IOException {
    plugin = folder.resolve("plugin");
    out = folder.resolve("out");
    Path services = Files.createDirectories(plugin.resolve("META-INF/services"));
    Files.writeString(
        services.resolve("com.google.inject.Module"), CoinModule.class.getName() + "\n");
  }

  private Answer study(Object... arguments) {
    return Answer.to(
        Stream.concat(Stream.of("study", "--plugin", plugin), Stream.of(arguments)).toArray());
  }

  @Test
  void leavesAPageAndATable() throws IOException {
    Answer answer = study("coin", "--set", "tosses=1000", "--seed", 3, "--out", out);
    assertThat(answer.err()).isEmpty();
    assertThat(answer.code()).isZero();
    assertThat(answer.out())
        .startsWith("coin: Is the coin fair?")
        .contains("  tossed 1000 times", " heads.", "Heads & tails")
        .endsWith("report: %s%n".formatted(out.resolve("report.html")));
    assertThat(CsvFile.read(out.resolve("heads-tails.csv")))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row).contains(entry("side", "heads"));
              assertThat(Integer.parseInt(row.get("count"))).isBetween(400, 600);
            });
    assertThat(Files.readString(out.resolve("report.html")))
        .contains("Is the coin fair?", "Bernoulli, 1713", "setting tosses", "\"id\":\"plot0\"");
  }

  /** The same seed, the same bits; another one, others. */
  @Test
  void isAFunctionOfItsSeed() {
    assertThat(heads(3)).isEqualTo(heads(3)).isNotEqualTo(heads(4));
  }

  private String heads(long seed) {
    Path own = folder.resolve("out" + System.nanoTime());
    study("coin", "--set", "tosses=100000", "--seed", seed, "--out", own);
    return CsvFile.read(own.resolve("heads-tails.csv")).get(0).getOrDefault("count", "");
  }

  @Test
  void whatDoesNotHoldEndsWithExitCodeOneAndTheWholePage() {
    Answer answer = study("coin", "--set", "fair=false", "--out", out);
    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.out()).contains("FAILED: the coin is not fair");
    assertThat(out.resolve("report.html")).isNotEmptyFile();
  }

  @Test
  void anExperimentIsRunAsRunDoes() {
    Path bars = Bars.in(folder, 300);
    Answer answer =
        study(
            "short-run",
            "--set",
            "data=file",
            "--set",
            "data.path=" + bars,
            "--set",
            "batch=32",
            "--set",
            "hidden=8",
            "--seed",
            5,
            "--out",
            out);
    assertThat(answer.err()).isEmpty();
    assertThat(answer.code()).isZero();
    assertThat(Rows.statuses(out)).containsOnly(entry("gaussian-fixed-s5", "done"));
  }

  @Test
  void areListed() {
    for (Answer answer : List.of(study(), Answer.to("list", "--plugin", plugin))) {
      assertThat(answer.code()).isZero();
      assertThat(answer.out())
          .contains("Study: what 'vae4j study NAME' can be")
          .contains("  coin: Is the coin fair?", "tosses=100", "times the coin is tossed")
          .contains("  short-run: How well does");
    }
  }

  @Test
  void badInputIsRefusedBeforeAnythingIsWritten() {
    assertRefused("unknown study 'con'; did you mean 'coin'?", "con", "--out", out);
    assertRefused("unknown setting 'toss'", "coin", "--set", "toss=1", "--out", out);
    assertRefused("tosses is '0'", "coin", "--set", "tosses=0", "--out", out);
    assertRefused("expected KEY=VALUE", "coin", "--set", "tosses", "--out", out);
    assertRefused("given twice", "coin", "--set", "fair=true", "--set", "fair=false");
    assertRefused("--seed is 'x'", "coin", "--seed", "x", "--out", out);
    assertRefused("leaves nothing to go on from", "coin", "--resume", "--out", out);
    assertThat(out).doesNotExist();
  }

  private void assertRefused(String message, Object... arguments) {
    Answer answer = study(arguments);
    assertThat(answer.err()).startsWith("vae4j: ").contains(message);
    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.out()).isEmpty();
  }
}
