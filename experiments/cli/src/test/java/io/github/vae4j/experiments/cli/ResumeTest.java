package io.github.vae4j.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Going on in a folder: what is kept, what is trained, what is refused. */
class ResumeTest {
  @TempDir Path folder;
  private Path bars;
  private Path out;

  @BeforeEach
  void paths() {
    bars = Bars.in(folder, 300);
    out = folder.resolve("out");
  }

  private Answer run(Object... further) {
    List<Object> arguments = new ArrayList<>(List.of("--epochs", 2, "--out", out));
    arguments.addAll(Arrays.asList(further));
    return Answer.to(Bars.run(bars, arguments.toArray()));
  }

  /** The content of every file, but for what tells of sessions and times. */
  private Map<Path, String> files() throws IOException {
    Map<Path, String> content = new LinkedHashMap<>();
    try (Stream<Path> all = Files.walk(out)) {
      for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
        String name = String.valueOf(file.getFileName());
        if (!List.of("manifest.json", "report.html").contains(name)) {
          content.put(out.relativize(file), Arrays.toString(Files.readAllBytes(file)));
        }
      }
    }
    return content;
  }

  @Test
  void ofRunsThatAreAllDoneChangesNothing() throws IOException {
    String first = run("--seeds", "1,2").out();
    Map<Path, String> before = files();
    Answer again = run("--seeds", "1,2", "--resume");
    assertThat(again.err()).isEmpty();
    assertThat(again.code()).isZero();
    assertThat(again.out())
        .contains("run 1 of 2, gaussian-fixed-s1: done in an earlier session")
        .contains("run 2 of 2, gaussian-fixed-s2: done in an earlier session")
        .doesNotContain("epoch");
    assertThat(first).contains("epoch");
    assertThat(files()).isEqualTo(before);
    assertThat(Rows.statuses(out))
        .isEqualTo(Map.of("gaussian-fixed-s1", "done", "gaussian-fixed-s2", "done"));
    assertThat(out.resolve("report.html")).isNotEmptyFile();
    assertThat(Answer.to("report", out).code()).isZero();
  }

  /** The findings rest on all results, those of the earlier session among them. */
  @Test
  void concludesFromTheResultsOfBothSessions() throws IOException {
    Object[] compare =
        Bars.with(
            "compare",
            List.of("--set", "data.train=200", "--set", "data.test=50", "--seeds", "1"),
            "--epochs",
            1,
            "--out",
            out);
    Answer first = Answer.to(compare);
    Object[] resumed = Arrays.copyOf(compare, compare.length + 1);
    resumed[compare.length] = "--resume";
    // As if the last run had never begun.
    delete(out.resolve("runs/bernoulli-s1"));
    Answer second = Answer.to(resumed);
    assertThat(second.code()).isZero();
    assertThat(second.out())
        .contains("gaussian-fixed-s1: done in an earlier session")
        .contains("run 4 of 4, bernoulli-s1: 200 training");
    assertThat(table(second)).hasSize(table(first).size());
    // All figures but the last column, seconds, are the same again.
    assertThat(table(second).stream().map(line -> line.replaceAll("\\s+[\\d.]+$", "")))
        .isEqualTo(table(first).stream().map(line -> line.replaceAll("\\s+[\\d.]+$", "")).toList());
  }

  private static List<String> table(Answer answer) {
    return answer.out().lines().dropWhile(line -> !line.equals("Results")).toList();
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  /** A run is a pure function of its settings and data: it would diverge again. */
  @Test
  void keepsARunThatDivergedAndTrainsTheOneThatHadNotBegun() throws IOException {
    Path yaml = folder.resolve("three.yaml");
    Files.writeString(
        yaml,
        """
        common: {likelihood: gaussian-fixed, epochs: 1}
        runs:
          - {name: tame}
          - {name: wild, optimizer: sgd, learning-rate: 1e20}
          - {name: late}
        """);
    Object[] arguments = Bars.with("run", List.of(yaml, "--data-file", bars), "--out", out);
    Answer first = Answer.to(arguments);
    assertThat(first.code()).isEqualTo(1);
    delete(out.resolve("runs/late-s1"));
    Answer second =
        Answer.to(Bars.with("run", List.of(yaml, "--data-file", bars), "--out", out, "--resume"));
    assertThat(second.code()).isEqualTo(1);
    assertThat(second.out())
        .contains("run 1 of 3, tame-s1: done in an earlier session")
        .contains("run 2 of 3, wild-s1: diverged in an earlier session", "step 2 of epoch 1")
        .contains("It would end so again, and is not trained anew; for that choose another --out.")
        .contains("run 3 of 3, late-s1: 270 training");
    assertThat(Rows.statuses(out))
        .isEqualTo(Map.of("tame-s1", "done", "wild-s1", "diverged", "late-s1", "done"));
  }

  /** What failed may have failed by its surroundings, or have been mended since. */
  @Test
  void trainsAFailedRunAgain() throws IOException {
    Path source = folder.resolve("Mended.java");
    String broken =
        """
        import io.github.vae4j.core.plugin.*;
        import io.github.vae4j.core.run.*;
        import java.util.List;
        class Mended implements io.github.vae4j.experiments.runner.Experiment {
          static class Own extends ComponentsModule {
            protected void configure() {
              bindComponent(Kind.SCHEDULE, "own", "fails", List.of(), settings -> progress -> rate());
            }
          }
          static double rate() { throw new IllegalStateException("no luck"); }
          public List<com.google.inject.Module> modules() { return List.of(new Own()); }
          public ExperimentInfo info() { return new ExperimentInfo("mended", "?", List.of()); }
          public List<RunSpec> runs() { return List.of(RunSpec.defaults().with("schedule", "own")); }
        }
        """;
    Files.writeString(source, broken);
    List<Object> own = List.of(source, "--data-file", bars, "--binarize", "dynamic", "--out", out);
    assertThat(Answer.to(Bars.with("run", own, "--epochs", 1)).code()).isEqualTo(1);
    assertThat(Rows.statuses(out)).isEqualTo(Map.of("gaussian-fixed-s1", "failed"));
    Files.writeString(
        source, broken.replace("throw new IllegalStateException(\"no luck\")", "return 1"));
    assertThat(Answer.to(Bars.with("run", own, "--epochs", 1, "--resume")).code()).isZero();
    assertThat(Rows.statuses(out)).isEqualTo(Map.of("gaussian-fixed-s1", "done"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--set | objective.beta=2 | objective.beta was 1.0, is 2",
        "--samples | 2 | samples was 1, is 2",
        "--prior | diagonal-gaussian | prior was standard-gaussian, is diagonal-gaussian",
        "--objective | beta | objective was elbo, is beta, objective.beta was 1.0, is 4.0",
      })
  void refusesOtherSettings(String option, String value, String difference) throws IOException {
    run();
    Map<Path, String> before = files();
    Answer other = run("--resume", option, value);
    assertThat(other.code()).isEqualTo(2);
    assertThat(other.err())
        .contains("gaussian-fixed-s1", "is of other settings", difference)
        .contains("resume with the same settings and data, or choose another --out");
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void refusesOtherData() {
    run();
    Bars.in(folder, 310);
    Answer other = run("--resume");
    assertThat(other.code()).isEqualTo(2);
    assertThat(other.err()).contains("the content of data 'file' has changed");
  }

  @Test
  void refusesAnotherExperiment() {
    run();
    Answer other = Answer.to(Bars.with("compare", List.of("--out", out), "--resume"));
    assertThat(other.code()).isEqualTo(2);
    assertThat(other.err()).contains("holds experiment 'run', not 'compare'", "another --out");
  }

  /** Before the first run is trained, whichever run's file it is. */
  @ParameterizedTest
  @CsvSource({"result", "checkpoint"})
  void refusesADamagedFile(String name) throws IOException {
    run("--seeds", "1,2");
    Path last = out.resolve("runs/gaussian-fixed-s2");
    Path file = last.resolve(name);
    if (name.equals("checkpoint")) {
      Files.delete(last.resolve("result"));
    }
    delete(out.resolve("runs/gaussian-fixed-s1"));
    byte[] good = Files.readAllBytes(file);
    byte[] flipped = good.clone();
    flipped[good.length / 2] ^= 4;
    Map<String, byte[]> damages = new LinkedHashMap<>();
    damages.put("SHA-256 does not fit", flipped);
    damages.put("so it was cut or changed", Arrays.copyOf(good, good.length - 100));
    damages.put("only 10 bytes long", Arrays.copyOf(good, 10));
    damages.put("only 0 bytes long", new byte[0]);
    for (Map.Entry<String, byte[]> damage : damages.entrySet()) {
      Files.write(file, damage.getValue());
      Answer answer = run("--seeds", "1,2", "--resume");
      assertThat(answer.code()).isEqualTo(2);
      assertThat(answer.err())
          .contains(file + " cannot be used", damage.getKey(), "delete the folder " + last);
      assertThat(out.resolve("runs/gaussian-fixed-s1")).doesNotExist();
    }
    delete(last);
    assertThat(run("--seeds", "1,2", "--resume").code()).isZero();
  }
}
