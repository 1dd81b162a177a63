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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  /** σ is no setting of a Bernoulli: those runs fail, named and with the reason. */
  @Test
  void aCombinationThatDoesNotSuitFailsAlone() throws IOException {
    Files.writeString(
        yaml,
        """
        common: {epochs: 1, binarize: dynamic}
        sweep:
          product: {likelihood: [bernoulli, gaussian-fixed], likelihood.sigma: [0.2, 1]}
        """);
    Path out = folder.resolve("out");
    Answer answer = Answer.to(sweep(out, "--parallel", 1));
    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.out())
        .contains("setting 'likelihood.sigma' belongs to", "gaussian-fixed_sigma-1-s1: ")
        .contains("2 of 4 runs are not done");
    assertThat(Rows.statuses(out))
        .containsEntry("bernoulli_sigma-0.2-s1", "failed")
        .containsEntry("gaussian-fixed_sigma-0.2-s1", "done");
    assertThat(Answer.to(sweep(out, "--resume")).code()).isEqualTo(1);
    Files.writeString(yaml, Files.readString(yaml).replace("likelihood.sigma", "likelihood.sgima"));
    Answer all = Answer.to(sweep(folder.resolve("other")));
    assertThat(all.code()).isEqualTo(2);
    assertThat(all.err()).contains("none of the 4 runs can be carried out", "likelihood.sgima");
    assertThat(folder.resolve("other")).doesNotExist();
  }

  /** The file may change or go; what was carried out is kept, and the command names it. */
  @Test
  void keepsTheFileAndRepeatsFromIt() throws IOException {
    Path out = folder.resolve("out");
    Files.writeString(
        yaml, "common: {epochs: 1}\nsweep: {product: {learning-rate: [0.001, 0.01]}}\n");
    String content = Files.readString(yaml);
    Answer answer = Answer.to(sweep(out));
    assertThat(answer.code()).isZero();
    assertThat(answer.out().replace("\n", " ")).contains(" moves with learning-rate: from ");
    assertThat(out.resolve("grid.yaml")).hasContent(content);
    assertThat(out.resolve("manifest.json"))
        .content()
        .contains(out.resolve("grid.yaml").toString(), "kept here as grid.yaml");
    assertThat(Answer.to(sweep(out, "--resume")).code()).isZero();
  }

  /** Runs would be called sigma-0.2 and be trained with another σ. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--set likelihood.sigma=3 | 'likelihood.sigma' is given twice | under 'sweep' of %s, which"
            + " tries 0.2, 1, and by --set likelihood.sigma=3 on the command line",
        "--set likelihood.sigma=1 | 'likelihood.sigma' is given twice | which tries 0.2, 1",
        "--epochs 4 | 'epochs' is given twice | as 3 under 'common' of %s, and by --epochs 4 on the"
            + " command line; leave out",
        "--objective elbo | 'objective' is given twice | as beta under 'common'",
      })
  void aSettingThatTheFileSetsOtherwiseIsRefused(String given, String first, String second) {
    Path out = folder.resolve("out");
    for (String command : List.of("sweep", "run")) {
      List<Object> arguments = new ArrayList<>(List.of(given.split(" ")));
      arguments.addAll(List.of("--out", out));
      Answer answer =
          Answer.to(Bars.with(command, List.of(yaml, "--data-file", bars), arguments.toArray()));
      assertThat(answer.code()).isEqualTo(2);
      assertThat(answer.err()).contains(first, second.replace("%s", yaml.toString()));
      assertThat(out).doesNotExist();
    }
  }

  /** A value that the file has, too, contradicts nothing, and seeds have their names. */
  @Test
  void theSameValueAndOtherSeedsAreTaken() {
    Path out = folder.resolve("out");
    Answer answer = Answer.to(sweep(out, "--epochs", "3.", "--seeds", 3));
    assertThat(answer.code()).isEqualTo(2); // 3. is no whole number, but no contradiction either
    assertThat(answer.err()).doesNotContain("given twice");
    assertThat(Answer.to(sweep(out, "--epochs", 3, "--seeds", 3)).code()).isZero();
    assertThat(Rows.statuses(out)).hasSize(4).containsKey("sigma-1_beta-4-s3");
  }

  /** What stands in the files stands in the findings: all of it, or the session is refused. */
  @Test
  void anEditedSweepGoesOnOnlyIfItStillAsksForAllItHas() throws IOException {
    Path out = folder.resolve("out");
    String text = Files.readString(yaml).replace("epochs: 3", "epochs: 1");
    Files.writeString(yaml, text);
    assertThat(Answer.to(sweep(out)).code()).isZero();
    String summary = Files.readString(out.resolve("summary.csv"));
    Files.writeString(yaml, text.replace("[0.2, 1]", "[0.3, 1]"));
    Answer other = Answer.to(sweep(out, "--resume"));
    assertThat(other.code()).isEqualTo(2);
    assertThat(other.err())
        .contains(
            out + " holds 4 runs that are no longer asked for: sigma-0.2_beta-1-s1, ",
            "ask for them again",
            "another --out");
    assertThat(out.resolve("summary.csv")).hasContent(summary);
    Files.writeString(
        yaml,
        text.replace("[0.2, 1]", "[0.2, 0.3, 1]").replace("seeds: [1, 2]", "seeds: [1, 2, 3]"));
    Answer more = Answer.to(sweep(out, "--resume"));
    assertThat(more.code()).isZero();
    assertThat(more.out()).contains("18 of 18  ", "in an earlier session");
    assertThat(Rows.statuses(out)).hasSize(18);
  }

  /** Without a question the page would have an empty heading. */
  @Test
  void asksWhatItsSettingsDoUnlessItHasAQuestion() throws IOException {
    Files.writeString(
        yaml,
        """
        common: {epochs: 1, likelihood: gaussian-fixed}
        sweep: {product: {likelihood.sigma: [1, 2], samples: [1, 2]}}
        """);
    Path out = folder.resolve("out");
    assertThat(Answer.to(sweep(out)).out())
        .contains("grid: What do likelihood.sigma and samples do? 4 runs");
    assertThat(out.resolve("report.html"))
        .content()
        .contains("<h1>What do likelihood.sigma and samples do?");
  }

  /** Those that cannot be carried out are told of in their order, too. */
  @Test
  void runsAreToldOfInTheirOrder() throws IOException {
    Files.writeString(
        yaml,
        """
        common: {epochs: 1, likelihood: gaussian-fixed}
        sweep: {product: {likelihood.sigma: [-7, -6, -5, -4, -3, -2, -1, 1]}}
        """);
    Answer answer = Answer.to(sweep(folder.resolve("out"), "--parallel", 1));
    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.out().lines().filter(line -> line.startsWith("run ")))
        .extracting(line -> line.replaceAll(".*, |:.*", ""))
        .startsWith("sigma--7-s1", "sigma--6-s1", "sigma--5-s1", "sigma--4-s1", "sigma--3-s1");
  }

  /** The best by the mean is a claim only where the runs tell it apart. */
  @Test
  void saysWhetherTheBestIsToldApart() {
    Answer answer = Answer.to(sweep(folder.resolve("out"), "--seeds", 1));
    assertThat(answer.out().replaceAll("\\s+", " "))
        .containsPattern(
            "Test ELBO \\(nats\\): best by the mean is \\S+ with \\S+, one seed, (and better"
                + " than|but)")
        .contains("% interval [", "Holm’s correction for 6 pairs", "This rests on one seed");
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
    Files.writeString(yaml, Files.readString(yaml).replace(", epochs: 3", "")); // given by --epochs
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
