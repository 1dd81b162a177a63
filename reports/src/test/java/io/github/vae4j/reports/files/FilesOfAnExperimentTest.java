package io.github.vae4j.reports.files;

import static io.github.vae4j.reports.Events.check;
import static io.github.vae4j.reports.Events.epoch;
import static io.github.vae4j.reports.Events.facts;
import static io.github.vae4j.reports.Events.figure;
import static io.github.vae4j.reports.Events.spec;
import static io.github.vae4j.reports.Events.step;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.vae4j.core.run.Findings;
import io.github.vae4j.core.run.NumberTable;
import io.github.vae4j.core.run.RunListener;
import io.github.vae4j.core.run.RunResult;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.core.run.RunStatus;
import io.github.vae4j.core.run.Split;
import io.github.vae4j.reports.Events;
import io.github.vae4j.reports.FileReport;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two runs, one whose audit fails and one that diverges, as they are found in the files. */
class FilesOfAnExperimentTest {
  private final RunSpec audited = spec("bernoulli", 1);
  private final RunSpec diverging =
      spec(Events.HOSTILE, 2, "likelihood", "gaussian-learned", "binarize", "none");

  @TempDir Path temp;
  private Path out;

  @BeforeEach
  void tellTheStory() {
    out = temp.resolve("out");
    Instant[] now = {Instant.parse("2026-03-01T10:00:00Z")};
    RunListener report =
        new FileReport(OutputFolder.create(out), () -> now[0] = now[0].plusSeconds(1));
    report.experimentStarted(Events.info(), List.of(audited, diverging), Events.provenance());

    report.runStarted(audited, facts());
    report.stepLogged(audited, step(1, 100));
    report.epochFinished(audited, epoch(1, Split.TRAIN, -150.5, 20.25));
    report.epochFinished(audited, epoch(1, Split.TEST, -149.125, Math.PI));
    report.klChecked(audited, check(1, 20.0, 20.5, false));
    report.figureProduced(audited, figure("latent walk", "a <b>bold</b> caption"));
    RunResult first =
        new RunResult(
            audited,
            RunStatus.AUDIT_FAILED,
            1,
            List.of(),
            List.of(),
            metrics("test_elbo", -152.25, "test_kl", 3.5),
            "closed form 20.0, Monte Carlo 20.5");
    report.runFinished(first);

    report.runStarted(diverging, facts("lebesgue", 0));
    report.stepLogged(diverging, step(1, 100));
    report.epochFinished(
        diverging,
        epoch(1, Split.TRAIN, 1e300, Double.MIN_VALUE, metrics("sigma_at_floor", 0.25, "more", 1)));
    report.epochFinished(
        diverging,
        epoch(1, Split.TEST, Double.NaN, Double.POSITIVE_INFINITY, metrics("sigma_at_floor", 0.5)));
    RunResult second =
        new RunResult(
            diverging,
            RunStatus.DIVERGED,
            1,
            List.of(),
            List.of(),
            metrics("test_kl", 9, "steps_per_second", Double.NaN),
            "step 118: kl = Infinity, " + Events.HOSTILE);
    report.runFinished(second);
    report.experimentFinished(
        List.of(first, second),
        new Findings(
            List.of("Nothing can be said."),
            List.of(new Findings.Table("T", List.of("a", "b"), List.of(List.of("1", "2")), "note")),
            List.of(
                new Findings.Plot(
                    "P",
                    "x",
                    "y",
                    List.of(
                        new Findings.Line("l", List.of(1.0, 2.0), List.of(0.1, Double.NaN)))))));
  }

  @Test
  void epochsHaveTheColumnsOfTheDesignFirstAndDiagnosticsLast() throws IOException {
    assertThat(Files.readAllLines(out.resolve("epochs.csv")))
        .containsExactly(
            "run,seed,epoch,split,expected_log_likelihood,kl,elbo,objective,seconds,"
                + "kl_method,kl_samples,sigma_at_floor,more",
            "bernoulli-s1,1,1,train,-150.5,20.25,-170.75,170.75,1.5,closed form,0,,",
            "bernoulli-s1,1,1,test,-149.125,3.141592653589793,-152.26659265358978,"
                + "152.26659265358978,1.5,closed form,0,,",
            Events.HOSTILE
                + "-s2,2,1,train,1.0E300,4.9E-324,1.0E300,-1.0E300,1.5,closed form,0,"
                + "0.25,1.0",
            Events.HOSTILE + "-s2,2,1,test,,Infinity,,,1.5,closed form,0,0.5,");
  }

  @Test
  void everyRunHasItsOwnRows() throws IOException {
    Path own = OutputFolder.open(out).run(diverging.runName());
    assertThat(Files.readAllLines(own.resolve("epochs.csv")))
        .hasSize(3)
        .element(1)
        .asString()
        .startsWith(Events.HOSTILE);
    assertThat(Files.readAllLines(own.resolve("steps.csv")))
        .containsExactly(
            "run,epoch,step,expected_log_likelihood,kl,elbo,objective,learning_rate,"
                + "gradient_norm,kl_method,kl_samples",
            Events.HOSTILE + "-s2,1,100,-200.0,20.0,-220.0,220.0,0.001,3.25,closed form,0");
    JsonNode spec = json(own.resolve("spec.json"));
    assertThat(spec.at("/settings/binarize").asText()).isEqualTo("none");
    assertThat(spec.at("/settings/latent").asText()).isEqualTo("20");
    assertThat(spec.at("/facts/parameters").asLong()).isEqualTo(652_824);
  }

  @Test
  void theSummaryHasOneRowARunWithTheMetricsOfAllRuns() throws IOException {
    assertThat(Files.readAllLines(out.resolve("summary.csv")))
        .containsExactly(
            "run,data,likelihood,prior,encoder,seed,epochs,status,label,measure,binarize,"
                + "test_elbo,test_kl,steps_per_second",
            "bernoulli-s1,digits,bernoulli,standard-gaussian,diagonal-gaussian,1,1,audit-failed,"
                + "bernoulli,counting,dynamic,-152.25,3.5,",
            Events.HOSTILE
                + "-s2,digits,gaussian-learned,standard-gaussian,diagonal-gaussian,2,1,diverged,"
                + Events.HOSTILE
                + ",lebesgue,none,,9.0,");
  }

  @Test
  void klChecksHaveTheColumnsOfTheDesignFirst() throws IOException {
    assertThat(Files.readAllLines(out.resolve("kl_checks.csv")))
        .containsExactly(
            "run,epoch,posterior,prior,closed_form,monte_carlo,standard_error,z,samples,passed,"
                + "subject,detectable,false_alarm",
            "bernoulli-s1,1,DiagonalGaussian,StandardGaussian,20.0,20.5,0.01,50.0,4096,false,"
                + "mean of 64 rows,0.09,1.0E-7");
  }

  @Test
  void theManifestSaysWhereItComesFromAndHowEveryRunStands() throws IOException {
    JsonNode manifest = json(out.resolve("manifest.json"));
    assertThat(manifest.at("/experiment/question").asText()).endsWith("?");
    JsonNode session = manifest.at("/sessions/0");
    assertThat(session.at("/command").asText()).isEqualTo("./vae4j compare --out OUT");
    assertThat(session.at("/commit").asText()).isEqualTo("0123abcd");
    assertThat(session.at("/environment/jdk").asText()).isEqualTo("17.0.11");
    assertThat(session.at("/started").asText()).isEqualTo("2026-03-01T10:00:00Z");
    assertThat(session.at("/wall_seconds").asDouble()).isGreaterThan(3);
    JsonNode first = manifest.at("/runs/0");
    assertThat(first.at("/run").asText()).isEqualTo("bernoulli-s1");
    assertThat(first.at("/status").asText()).isEqualTo("audit-failed");
    assertThat(first.at("/message").asText()).isEqualTo("closed form 20.0, Monte Carlo 20.5");
    assertThat(first.at("/facts/data_hash").asText()).isEqualTo("feedbeef");
    assertThat(first.at("/seed").asText()).isEqualTo("1");
    assertThat(first.at("/settings/prior").asText()).isEqualTo("standard-gaussian");
    assertThat(Instant.parse(first.at("/finished").asText()))
        .isAfter(Instant.parse(first.at("/started").asText()));
    JsonNode second = manifest.at("/runs/1");
    assertThat(second.at("/status").asText()).isEqualTo("diverged");
    assertThat(second.at("/folder").asText())
        .isEqualTo("%3Cscript%3Ealert%28%27x%27%29%3C%2Fscript%3E-s2");
    assertThat(out.resolve("runs").resolve(second.at("/folder").asText())).isDirectory();
  }

  @Test
  void figuresAreGridsWithClearGapsAndTheirCaptionBeside() throws IOException {
    OutputFolder folder = OutputFolder.open(out);
    FigureText text = FigureText.readAll(folder.figures("bernoulli-s1")).get(0);
    assertThat(text)
        .isEqualTo(
            new FigureText(
                "latent walk",
                "a <b>bold</b> caption",
                "latent%20walk.png",
                5,
                3,
                2,
                3,
                13,
                6,
                List.of()));
    BufferedImage picture =
        ImageIO.read(folder.figures("bernoulli-s1").resolve(text.file()).toFile());
    assertThat(picture.getWidth()).isEqualTo(13);
    assertThat(picture.getHeight()).isEqualTo(6);
    int[] pixel = new int[2];
    // Image 1 begins at x = 3 + 2. Its second pixel is 7, shown clipped; the others are 1/4.
    assertThat(picture.getRaster().getPixel(5, 0, pixel)).containsExactly(64, 255);
    assertThat(picture.getRaster().getPixel(6, 0, pixel)).containsExactly(255, 255);
    assertThat(picture.getRaster().getPixel(5, 1, pixel)).containsExactly(64, 255);
    // Image 4 is the second of the second row: its fifth pixel lies in its own second row.
    assertThat(picture.getRaster().getPixel(6, 5, pixel)).containsExactly(255, 255);
    assertThat(picture.getRaster().getPixel(3, 0, pixel)).containsExactly(0, 0);
    assertThat(picture.getRaster().getPixel(12, 5, pixel)).containsExactly(0, 0);
  }

  /** A folder of a version that did not know the rows of a figure is read as before. */
  @Test
  void whatWasAddedSinceMayBeMissing() throws IOException {
    OutputFolder folder = OutputFolder.open(out);
    Path file = folder.figures("bernoulli-s1").resolve("latent%20walk.json");
    String text = Files.readString(file);
    Files.writeString(file, text.replaceFirst(",\\s*\"rows\"[^\\]]*\\]", ""));
    assertThat(Files.readString(file)).doesNotContain("rows");
    assertThat(FigureText.readAll(folder.figures("bernoulli-s1")).get(0).rows()).isEmpty();
    Files.writeString(file, text);
  }

  @Test
  void tablesOfNumbersAreCsvFilesOfTheRun() throws IOException {
    OutputFolder folder = OutputFolder.open(out);
    new TableFiles(folder)
        .tableProduced(
            spec("t", 1),
            new NumberTable(
                "kl_dimensions",
                List.of("dimension", "kl"),
                new double[][] {{7, 0.1}, {1e17, Double.NaN}, {-0.0, 1e-300}}));
    assertThat(out.resolve("runs/t-s1/kl_dimensions.csv"))
        .hasContent("dimension,kl\n7,0.1\n1.0E17,\n0,1.0E-300\n");
    Files.delete(out.resolve("runs/t-s1/kl_dimensions.csv"));
  }

  @Test
  void findingsReadBackAsTheyWere() {
    Findings findings = FindingsJson.read(OutputFolder.open(out));
    assertThat(findings.sentences()).containsExactly("Nothing can be said.");
    assertThat(findings.tables().get(0).rows()).containsExactly(List.of("1", "2"));
    assertThat(findings.plots().get(0).lines().get(0).y()).containsExactly(0.1, Double.NaN);
  }

  @Test
  void nothingIsLeftAside() throws IOException {
    try (var files = Files.walk(out)) {
      assertThat(files.filter(file -> file.toString().endsWith(".part"))).isEmpty();
    }
  }

  private static Map<String, Double> metrics(Object... namesAndValues) {
    Map<String, Double> metrics = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      metrics.put((String) namesAndValues[i], ((Number) namesAndValues[i + 1]).doubleValue());
    }
    return metrics;
  }

  private static JsonNode json(Path file) throws IOException {
    return new ObjectMapper().readTree(file.toFile());
  }
}
