package io.github.vae4j.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.vae4j.reports.files.CsvFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the console says of runs that cannot be taken at their plain figures. */
class ConsoleTest {
  /** A logistic prior: the Gaussian encoder has no closed-form KL to it. */
  private static final String LOGISTIC_PRIOR =
      """
      import com.google.inject.Module;
      import io.github.vae4j.core.model.*;
      import io.github.vae4j.core.plugin.ComponentsModule;
      import io.github.vae4j.core.random.RandomStream;
      import io.github.vae4j.core.run.*;
      import io.github.vae4j.core.tensor.*;
      import io.github.vae4j.experiments.runner.Experiment;
      import java.util.List;

      public class OwnPrior implements Experiment {
        record Logistic(int latentDim) implements Prior {
          public Support support() { return Support.REAL; }
          public Tensor logProb(Tensor z) {
            return z.add(z.neg().softplus().mul(2)).neg().sum(-1);
          }
          public Tensor sample(Scope scope, int n, RandomStream random) {
            Tensor u = scope.uniform(Shape.of(n, latentDim), random).clip(0x1p-25, 1 - 0x1p-24);
            return u.log().sub(u.neg().log1p());
          }
        }
        public List<Module> modules() {
          return List.of(new ComponentsModule() {
            protected void configure() {
              prior("logistic", "heavier tails", (settings, dimensions) -> new Logistic(dimensions.latent()));
            }
          });
        }
        public ExperimentInfo info() { return new ExperimentInfo("own-prior", "Why?", List.of()); }
        public List<RunSpec> runs() {
          return List.of(
              RunSpec.defaults().with("name", "sampled").with("prior", "logistic"),
              RunSpec.defaults().with("name", "exact"));
        }
      }
      """;

  @TempDir Path folder;

  private Answer run(Path experiment, Object... further) {
    return Answer.to(
        Bars.with(
            "run",
            List.of(
                experiment, "--data-file", Bars.in(folder, 300), "--out", folder.resolve("out")),
            further));
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static List<String> results(Answer answer) {
    return answer.out().lines().dropWhile(line -> !line.equals("Results")).toList();
  }

  private static String row(Answer answer, String start) {
    return results(answer).stream()
        .filter(line -> line.startsWith(start + " "))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no row " + start + " in " + answer.out()));
  }

  @Test
  void aSampledKlIsMarkedWhereverItStands() throws IOException {
    Answer answer = run(file("OwnPrior.java", LOGISTIC_PRIOR), "--epochs", 1);
    assertThat(answer.err()).isEmpty();
    assertThat(answer.code()).isZero();
    assertThat(answer.out())
        .containsPattern("epoch 1 train .* nats \\([\\d.]+ s\\), KL sampled: 1 draw a row")
        .containsPattern("epoch 1 test  .* nats \\([\\d.]+ s\\), KL sampled: 1 draw a row")
        .contains("  done: KL not audited: it has no closed form")
        .containsPattern(
            "done: (\\d+) of \\1 KL checks passed; an error of [\\d.]+ nats in the mean")
        .doesNotContain("0 of 0");
    assertThat(row(answer, "sampled")).matches("sampled +-?[\\d.]+\\* +[\\d.]+\\* +[\\d. ]+");
    assertThat(row(answer, "exact")).doesNotContain("*");
    assertThat(results(answer)).anyMatch(line -> line.contains("* The KL has no closed form"));
    assertThat(CsvFile.read(folder.resolve("out/summary.csv")))
        .extracting(
            row -> row.get("run"), row -> row.get("kl_method"), row -> row.get("kl_samples"))
        .containsExactly(
            tuple("sampled-s1", "Monte Carlo", "1"), tuple("exact-s1", "closed form", "0"));
  }

  @Test
  void anAuditThatIsSwitchedOffIsToldSo() {
    Answer answer =
        Answer.to(
            Bars.run(
                Bars.in(folder, 300),
                "--epochs",
                1,
                "--audit-every",
                0,
                "--out",
                folder.resolve("out")));
    assertThat(answer.code()).isZero();
    assertThat(answer.out()).contains("done: KL not audited: the audit is switched off");
  }

  /** Where the KL is near 0, its draws vary more than it is large. */
  @Test
  void anAuditOfASmallKlOwnsToBeWeak() {
    Answer answer =
        Answer.to(
            Bars.run(
                Bars.in(folder, 300),
                "--epochs",
                1,
                "--objective",
                "beta",
                "--set",
                "objective.beta=1000",
                "--learning-rate",
                0.01,
                "--out",
                folder.resolve("out")));
    assertThat(answer.code()).isZero();
    assertThat(answer.out())
        .containsPattern(
            "The audit is weak here, as the KL is small: after epoch 1 it is [\\d.e-]+ nats, and an error");
  }

  @Test
  void whatDidNotFinishHasARowAndAStatus() throws IOException {
    Path runs =
        file(
            "wild.yaml",
            """
            common: {epochs: 1}
            runs:
              - {name: wild, optimizer: sgd, learning-rate: 1e20}
              - {name: tame}
            """);
    Answer answer = run(runs);
    assertThat(answer.code()).isEqualTo(1);
    assertThat(row(answer, "wild")).isEqualTo("wild  diverged");
    assertThat(row(answer, "tame")).matches("tame  done +-?[\\d.]+ +.*");
  }

  @Test
  void theOnlyRunHasItsStatusToo() {
    Answer answer =
        Answer.to(
            Bars.run(
                Bars.in(folder, 300),
                "--likelihood",
                "gaussian-fixed",
                "--optimizer",
                "sgd",
                "--learning-rate",
                1e20,
                "--seeds",
                "1,2",
                "--out",
                folder.resolve("out")));
    assertThat(answer.code()).isEqualTo(1);
    assertThat(row(answer, "gaussian-fixed")).isEqualTo("gaussian-fixed  diverged");
  }

  /** Two configurations of one label: their mean would be of nothing. */
  @Test
  void runsOfDifferentSettingsAreNeverAveraged() throws IOException {
    Path runs =
        file(
            "two.yaml",
            """
            common: {epochs: 1}
            runs: [{latent: 2, seed: 1}, {latent: 2, seed: 2}, {latent: 4, seed: 3}]
            """);
    Answer answer =
        Answer.to(
            "run",
            runs,
            "--hidden",
            16,
            "--batch",
            32,
            "--audit-every",
            0,
            "--data-file",
            Bars.in(folder, 300),
            "--out",
            folder.resolve("out"));
    assertThat(answer.err()).isEmpty();
    assertThat(answer.code()).isZero();
    assertThat(row(answer, "gaussian-fixed (latent=2)")).contains("±");
    assertThat(row(answer, "gaussian-fixed (latent=4)")).doesNotContain("±");
    assertThat(folder.resolve("out/report.html"))
        .content()
        .contains("gaussian-fixed (latent=2)", "gaussian-fixed (latent=4)");
  }
}
