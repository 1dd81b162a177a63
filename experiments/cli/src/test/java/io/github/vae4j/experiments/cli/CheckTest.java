package io.github.vae4j.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vae4j.reports.files.CsvFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code vae4j check}, and the certification of somebody else's components before training. */
class CheckTest {
  /** A likelihood in a file of its own, with {@code %s} in place of its constant. */
  private static final String EXPERIMENT =
      """
      import com.google.inject.Module;
      import io.github.vae4j.core.model.*;
      import io.github.vae4j.core.plugin.ComponentsModule;
      import io.github.vae4j.core.random.RandomStream;
      import io.github.vae4j.core.run.*;
      import io.github.vae4j.core.tensor.Tensor;
      import io.github.vae4j.experiments.runner.Experiment;
      import java.util.List;

      public class Own implements Experiment {
        record Unit() implements Likelihood {
          public HeadLayout head(int dataDim) { return HeadLayout.of("mean", dataDim); }
          public Support support() { return Support.REAL; }
          public Measure measure() { return Measure.LEBESGUE; }
          public Tensor mean(Head head) { return head.get("mean"); }
          public Tensor logProb(Tensor x, Head head) {
            return x.sub(mean(head)).square().mul(-0.5).sub(%s).sum(-1);
          }
          public Tensor sample(Head head, RandomStream random) {
            Tensor mean = mean(head).stopGradient();
            return mean.scope().normal(mean.shape(), random).add(mean);
          }
        }
        public List<Module> modules() {
          return List.of(new ComponentsModule() {
            protected void configure() { likelihood("unit", "N(mean, 1)", s -> new Unit()); }
          });
        }
        public ExperimentInfo info() { return new ExperimentInfo("own", "Is it?", List.of()); }
        public List<RunSpec> runs() {
          return List.of(RunSpec.defaults().with("likelihood", "unit").with("latent", 2));
        }
      }
      """;

  @TempDir Path folder;

  private Path own(String constant) throws IOException {
    return Files.writeString(folder.resolve("Own.java"), EXPERIMENT.formatted(constant));
  }

  private Answer run(Path experiment, Object... further) {
    return Answer.to(
        Bars.with(
            "run",
            java.util.List.of(
                experiment,
                "--data-file",
                Bars.in(folder, 300),
                "--epochs",
                1,
                "--out",
                folder.resolve("out")),
            further));
  }

  @Test
  void everythingBuiltInHolds() {
    Path out = folder.resolve("out");
    Answer answer = Answer.to("check", "--out", out);
    assertThat(answer.out()).doesNotContain("FAILED").contains("likelihood", "GaussianStandardKl");
    assertThat(answer.code()).isZero();
    assertThat(CsvFile.read(out.resolve("checks.csv")))
        .hasSizeGreaterThan(300)
        .allSatisfy(row -> assertThat(row.get("passed")).isIn("true", "not applicable"));
    assertThat(out.resolve("report.html")).content().contains("properties", "hold");
  }

  @Test
  void anUnknownNameIsAnsweredWithTheNearest() {
    Answer answer = Answer.to("check", "bernouli", "--out", folder.resolve("out"));
    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.err()).contains("did you mean 'bernoulli'?", "diagonal-gaussian");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void theComponentsOfAFileAreCertified() throws IOException {
    Path out = folder.resolve("out");
    Answer answer = Answer.to("check", own("0"), "--out", out);
    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.out())
        .contains("unit", "FAILED: integrates to 1: expected 1.00000, found 2.50663")
        .doesNotContain("gaussian-fixed");
  }

  @Test
  void whatFailsIsNotTrained() throws IOException {
    Answer answer = run(own("0"));
    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.out()).contains("FAILED: integrates to 1", "nothing was trained");
    assertThat(folder.resolve("out").resolve("checks.csv")).exists();
    assertThat(folder.resolve("out").resolve("summary.csv")).doesNotExist();
  }

  @Test
  void unlessItIsAskedFor() throws IOException {
    Answer answer = run(own("0"), "--no-check");
    assertThat(answer.err()).isEmpty();
    assertThat(answer.code()).isZero();
    assertThat(folder.resolve("out").resolve("manifest.json"))
        .content()
        .contains("skipped by --no-check: likelihood unit");
  }

  @Test
  void whatHoldsIsTrained() throws IOException {
    Answer answer = run(own("0.9189385332046727"));
    assertThat(answer.err()).isEmpty();
    assertThat(answer.code()).isZero();
    assertThat(answer.out()).contains("certifying components").doesNotContain("FAILED");
    assertThat(folder.resolve("out").resolve("checks.csv")).exists();
  }
}
