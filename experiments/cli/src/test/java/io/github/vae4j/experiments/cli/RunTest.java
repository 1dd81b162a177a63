package io.github.vae4j.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import io.github.vae4j.reports.TextTable;
import io.github.vae4j.reports.files.CsvFile;
import io.github.vae4j.reports.files.Manifest;
import io.github.vae4j.reports.files.OutputFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that go well, from arguments to files. */
class RunTest {
  @TempDir Path folder;

  @Test
  void aFileIsLearnedFromAndEverythingIsLeft() throws IOException {
    Path out = folder.resolve("out");
    Answer answer =
        Answer.to(
            Bars.run(
                Bars.in(folder, 300),
                "--epochs",
                2,
                "--seeds",
                "3,4",
                "--set",
                "objective.beta=0.5",
                "--out",
                out));
    assertThat(answer.err()).isEmpty();
    assertThat(answer.code()).isZero();
    assertThat(answer.out())
        .contains("run 1 of 2, gaussian-fixed-s3: 270 training and 30 test rows of 16")
        .contains("run 2 of 2, gaussian-fixed-s4")
        .containsPattern("epoch 2 test  ELBO -?[\\d.]+ = expected log-likelihood -?[\\d.]+ - KL")
        .containsPattern("done: (\\d+) of \\1 KL checks passed")
        .endsWith("report: %s%n".formatted(out.resolve("report.html")));
    assertThat(answer.out()).doesNotContain("\u001b", "\r" + "epoch"); // no bar off a terminal
    for (String file :
        List.of("manifest.json", "epochs.csv", "summary.csv", "kl_checks.csv", "report.html")) {
      assertThat(out.resolve(file)).isNotEmptyFile();
    }
    assertThat(out.resolve("runs/gaussian-fixed-s3/checkpoint")).isNotEmptyFile();
    assertThat(CsvFile.read(out.resolve("epochs.csv"))).hasSize(2 * 2 * 2);
    assertThat(Rows.statuses(out))
        .containsOnly(entry("gaussian-fixed-s3", "done"), entry("gaussian-fixed-s4", "done"));
    Manifest manifest = Manifest.read(OutputFolder.open(out));
    assertThat(manifest.runs().get(0).settings())
        .contains(entry("objective.beta", "0.5"), entry("seed", "3"), entry("data", "file"));
    assertThat(manifest.sessions().get(0).command())
        .startsWith("./vae4j run --hidden 16")
        .endsWith("--seeds 3,4 --set objective.beta=0.5 --out " + out);
    assertNothingAside(out);
  }

  /** Files that were written aside have all been moved into place. */
  private static void assertNothingAside(Path out) throws IOException {
    try (var files = Files.walk(out)) {
      assertThat(files).noneMatch(file -> file.toString().endsWith(".part"));
    }
  }

  @Test
  void theReportIsMadeAgainFromTheFiles() throws IOException {
    Path out = folder.resolve("out");
    Answer.to(Bars.run(Bars.in(folder, 300), "--epochs", 1, "--out", out));
    Path report = out.resolve("report.html");
    byte[] first = Files.readAllBytes(report);
    Files.delete(report);
    Answer answer = Answer.to("report", out);
    assertThat(answer.code()).isZero();
    assertThat(answer.out()).isEqualTo("report: %s%n".formatted(report));
    assertThat(report).hasBinaryContent(first);
  }

  @Test
  void aDamagedManifestIsTold() throws IOException {
    Path out = Files.createDirectory(folder.resolve("out"));
    Files.writeString(out.resolve("manifest.json"), "{\"format\": 1,");
    Answer answer = Answer.to("report", out);
    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.err()).contains("manifest.json", "damaged");
  }

  @Test
  void compareEndsWithAVerdictTableThatIsLegible() {
    Path out = folder.resolve("out");
    Answer answer =
        Answer.to(
            Bars.with(
                "compare",
                List.of("--set", "data.train=200", "--set", "data.test=50"),
                "--epochs",
                1,
                "--out",
                out));
    assertThat(answer.err()).isEmpty();
    assertThat(answer.code()).isZero();
    assertThat(answer.out()).contains("run 8 of 8", "Results");
    assertThat(answer.out().lines().dropWhile(line -> !line.equals("Results")))
        .anyMatch(line -> line.startsWith("gaussian-learned "))
        .filteredOn(line -> !line.startsWith("report: "))
        .allMatch(line -> line.length() <= TextTable.WIDTH);
    assertThat(CsvFile.read(out.resolve("summary.csv")))
        .extracting(row -> row.get("run"), row -> row.get("binarize"), row -> row.get("status"))
        .containsExactly(
            tuple("gaussian-fixed-s1", "none", "done"),
            tuple("gaussian-fixed-s2", "none", "done"),
            tuple("gaussian-optimal-s1", "none", "done"),
            tuple("gaussian-optimal-s2", "none", "done"),
            tuple("gaussian-learned-s1", "none", "done"),
            tuple("gaussian-learned-s2", "none", "done"),
            tuple("bernoulli-s1", "dynamic", "done"),
            tuple("bernoulli-s2", "dynamic", "done"));
  }

  /** With which σ: decoders of one kind, told apart by their settings. */
  @Test
  void comparesOneDecoderUnderSeveralSettings() {
    Path out = folder.resolve("out");
    Answer answer =
        Answer.to(
            Bars.with(
                "compare",
                List.of("--set", "data.train=200", "--set", "data.test=50", "--seeds", "1"),
                "--decoders",
                "gaussian-fixed(sigma=0.1),gaussian-fixed(sigma=1)",
                "--set",
                "common-measure-samples=2",
                "--epochs",
                1,
                "--out",
                out));
    assertThat(answer.err()).isEmpty();
    assertThat(answer.code()).isZero();
    assertThat(CsvFile.read(out.resolve("summary.csv")))
        .extracting(row -> row.get("run"))
        .containsExactly("gaussian-fixed_sigma-0.1-s1", "gaussian-fixed_sigma-1-s1");
    assertThat(answer.out())
        .contains("On 50 test rows and 1 seed: gaussian-fixed_sigma-", "PSNR")
        .contains("  scoring 50 test rows: common measure")
        .contains("they say nothing of training");
    Answer both = Answer.to("report", out, second(), "--out", folder.resolve("both.html"));
    assertThat(both.code()).isZero();
    assertThat(both.out())
        .startsWith("%nOn 50 test rows and 1 seed: ".formatted())
        .endsWith("report: %s%n".formatted(folder.resolve("both.html")));
    assertThat(folder.resolve("both.html"))
        .content()
        .contains("On 50 test rows and 1 seed: ")
        .contains(
            "gaussian-fixed_sigma-0.1 (folder=out)", "gaussian-fixed_sigma-0.1 (folder=second)")
        .doesNotContain("out: By ");
  }

  /** Another folder with one of the runs again, and one more. */
  private Path second() {
    Path out = folder.resolve("second");
    Answer answer =
        Answer.to(
            Bars.with(
                "compare",
                List.of("--set", "data.train=200", "--set", "data.test=50", "--seeds", "1"),
                "--decoders",
                "gaussian-fixed(sigma=0.1),laplace",
                "--set",
                "common-measure-samples=2",
                "--epochs",
                1,
                "--out",
                out));
    assertThat(answer.code()).isZero();
    return out;
  }

  /** A run that fails does not stop the others, and the exit code tells. */
  @Test
  void aRunThatDivergesIsToldAndTheNextGoesOn() throws IOException {
    Path out = folder.resolve("out");
    Path yaml = folder.resolve("wild.yaml");
    Files.writeString(
        yaml,
        """
        name: wild
        common: {likelihood: gaussian-fixed, epochs: 1}
        runs: [{name: wild, optimizer: sgd, learning-rate: 1e20}, {name: tame}]
        """);
    Answer answer =
        Answer.to(
            Bars.with("run", List.of(yaml, "--data-file", Bars.in(folder, 300)), "--out", out));
    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.out()).contains("DIVERGED: step ", "run 2 of 2, tame-s1", "done: ");
    assertThat(Rows.statuses(out)).isEqualTo(Map.of("wild-s1", "diverged", "tame-s1", "done"));
  }

  /** The numbers do not depend on how the work is shared. */
  @Test
  void threadsDoNotChangeTheNumbers() {
    Path bars = Bars.in(folder, 300);
    for (int threads = 1; threads <= 2; threads++) {
      Answer.to(
          Bars.run(
              bars, "--epochs", 2, "--threads", threads, "--out", folder.resolve("t" + threads)));
    }
    assertThat(Rows.withoutTimes(folder.resolve("t1/epochs.csv")))
        .hasSize(4)
        .isEqualTo(Rows.withoutTimes(folder.resolve("t2/epochs.csv")));
  }
}
