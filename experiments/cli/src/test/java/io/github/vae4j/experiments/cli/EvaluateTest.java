package io.github.vae4j.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vae4j.reports.files.CsvFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Asking trained models on the command line. */
class EvaluateTest {
  @TempDir Path folder;
  private Path bars;
  private Path out;

  @BeforeEach
  void paths() {
    bars = Bars.in(folder, 300);
    out = folder.resolve("out");
  }

  private void train(Object... further) {
    Object[] arguments = Bars.run(bars, "--likelihood", "bernoulli", "--out", out);
    Object[] all = java.util.Arrays.copyOf(arguments, arguments.length + further.length);
    System.arraycopy(further, 0, all, arguments.length, further.length);
    assertThat(Answer.to(all).code()).isZero();
  }

  private static double number(Map<String, String> row, String column) {
    return Double.parseDouble(row.getOrDefault(column, ""));
  }

  @Test
  void logLikelihoodAndGapsOfTwoRuns() throws IOException {
    train("--epochs", 3, "--seeds", "1,2");
    Answer answer =
        Answer.to(
            "evaluate",
            out,
            "--log-likelihood",
            "--gaps",
            "--rows",
            20,
            "--samples",
            300,
            "--ais",
            "--ais-temperatures",
            30,
            "--ais-chains",
            8,
            "--ais-rows",
            10);
    assertThat(answer.err()).isEmpty();
    assertThat(answer.code()).isZero();
    assertThat(answer.out())
        .contains("log p(x) by importance sampling with q(z|x)", "annealed", "yes")
        .contains("The inference gap and its parts", "The mean KL and its parts")
        .contains("report: ")
        .doesNotContain("FAILED");

    List<Map<String, String>> rows = CsvFile.read(out.resolve("log_likelihood.csv"));
    assertThat(rows)
        .extracting(row -> row.get("run"))
        .containsExactly("bernoulli-s1", "bernoulli-s2");
    for (Map<String, String> row : rows) {
      assertThat(number(row, "log_likelihood")).isGreaterThan(number(row, "elbo"));
      assertThat(number(row, "simulated_annealed_upper"))
          .isGreaterThan(number(row, "simulated_annealed_lower") - 0.1);
    }
    List<Map<String, String>> own =
        CsvFile.read(out.resolve("runs/bernoulli-s1/log_likelihood.csv"));
    assertThat(own).hasSize(20);
    double sum = own.stream().mapToDouble(row -> number(row, "log_likelihood")).sum();
    assertThat(sum / 20)
        .isCloseTo(
            number(rows.get(0), "log_likelihood"), org.assertj.core.api.Assertions.within(1e-9));
    assertThat(own.get(9).get("annealed")).isNotEmpty();
    assertThat(own.get(10).get("annealed")).isEmpty();
    assertThat(CsvFile.read(out.resolve("gaps_dimensions.csv"))).hasSize(6);
    assertThat(CsvFile.read(out.resolve("runs/bernoulli-s2/gaps.csv"))).hasSize(20);
    assertThat(CsvFile.read(out.resolve("log_likelihood_curve.csv"))).hasSize(2 * 9);

    String page = Files.readString(out.resolve("report.html"));
    assertThat(page)
        .contains("<h2>log p(x)</h2>", "<h2>Where the nats go</h2>", "What more draws gain");
    Files.delete(out.resolve("report.html"));
    assertThat(Answer.to("report", out).code()).isZero();
    assertThat(Files.readString(out.resolve("report.html"))).isEqualTo(page);
  }

  @Test
  void oneRunByNameKeepsTheRowsOfTheOther() {
    train("--epochs", 3, "--seeds", "1,2");
    Object[] all = {"evaluate", out, "--log-likelihood", "--rows", 5, "--samples", 20};
    assertThat(Answer.to(all).code()).isZero();
    List<Map<String, String>> before = CsvFile.read(out.resolve("log_likelihood.csv"));
    assertThat(
            Answer.to(
                    "evaluate",
                    out,
                    "--run",
                    "bernoulli-s2",
                    "--log-likelihood",
                    "--rows",
                    6,
                    "--samples",
                    20)
                .code())
        .isZero();
    List<Map<String, String>> after = CsvFile.read(out.resolve("log_likelihood.csv"));
    assertThat(after.get(0)).isEqualTo(before.get(0));
    assertThat(after.get(1)).containsEntry("rows", "6");
    assertThat(out.resolve("evaluations/log-likelihood-bernoulli-s2.json")).isNotEmptyFile();
  }

  @Test
  void ofBinaryLatentsSaysWhatItLeavesOut() {
    train("--epochs", 3, "--encoder", "bernoulli-concrete", "--prior", "bernoulli");
    Answer answer =
        Answer.to(
            "evaluate", out, "--log-likelihood", "--ais", "--gaps", "--rows", 20, "--samples", 100);
    assertThat(answer.code()).isZero();
    assertThat(answer.out().replaceAll("\\s+", " "))
        .contains("is not annealed", "but z lies in {0, 1}, where there is none")
        .contains("no gaps", "where only a surrogate has a gradient")
        .contains("The mean KL and its parts")
        .doesNotContain("The inference gap and its parts");
  }

  /** A KL that costs 500 times its nats is given up, and z with it. */
  @Test
  void posteriorCollapseIsCalledByName() {
    train("--objective", "beta", "--set", "objective.beta=500", "--epochs", 30, "--audit-every", 0);
    Answer answer = Answer.to("evaluate", out, "--gaps", "--rows", 20, "--samples", 100);
    assertThat(answer.code()).isZero();
    assertThat(answer.out().replaceAll("\\s+", " "))
        .contains("posterior collapse: 3 of 3 dimensions carry < 0.01 nats");
  }

  @Test
  void badInput() {
    train("--epochs", 3);
    assertThat(Answer.to("evaluate", out))
        .satisfies(
            answer -> {
              assertThat(answer.code()).isEqualTo(2);
              assertThat(answer.err()).contains("nothing is asked", "--log-likelihood, --gaps");
            });
    assertThat(Answer.to("evaluate", out, "--gaps", "--run", "bernoulli-s3").err())
        .contains("bernoulli-s3", "bernoulli-s1");
    assertThat(Answer.to("evaluate", out, "--gaps", "--ais").err())
        .contains("--ais belongs to --log-likelihood");
    assertThat(Answer.to("evaluate", out, "--gaps", "--rows", 0).err())
        .contains("--rows", "at least 1");
    assertThat(Answer.to("evaluate", folder, "--gaps").err()).contains("no manifest.json");
    Bars.in(folder, 310);
    Answer other = Answer.to("evaluate", out, "--gaps");
    assertThat(other.code()).isEqualTo(2);
    assertThat(other.err()).contains("the data 'file' are not those that run 'bernoulli-s1'");
    assertThat(out.resolve("evaluations")).doesNotExist();
  }
}
