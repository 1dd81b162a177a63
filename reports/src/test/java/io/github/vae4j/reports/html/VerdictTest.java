package io.github.vae4j.reports.html;

import static io.github.vae4j.reports.Events.figure;
import static io.github.vae4j.reports.Events.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.vae4j.core.run.NumberTable;
import io.github.vae4j.core.run.RunFacts;
import io.github.vae4j.core.run.RunResult;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.core.run.RunStatus;
import io.github.vae4j.core.run.Split;
import io.github.vae4j.reports.Events;
import io.github.vae4j.reports.FileReport;
import io.github.vae4j.reports.html.Table.Cell;
import io.github.vae4j.reports.html.Table.Column;
import io.github.vae4j.reports.html.Table.Row;
import io.github.vae4j.reports.html.Table.Tone;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nats of different measures or data never stand in one column. */
class VerdictTest {
  @TempDir Path temp;

  private final List<RunResult> results = new ArrayList<>();
  private final List<RunFacts> facts = new ArrayList<>();
  private final List<String> sampled = new ArrayList<>();

  @Test
  void eachMeasureHasItsOwnElboColumnAndSharesTheOthers() {
    grey("gaussian", 1, RunStatus.DONE, -750, 9.0);
    grey("gaussian", 2, RunStatus.DONE, -752, 9.5);
    binary("bernoulli", 1, "dynamic", -100, 7.0);
    binary("bernoulli", 2, "dynamic", -102, 7.5);

    Table seeds = tables().get(0);
    assertThat(headings(seeds))
        .containsExactly(
            "runs",
            "test ELBO, density of grey pixels (nats)",
            "test ELBO, mass of 0/1 pixels (nats)",
            "test squared error of the decoder’s mean (summed over D)");
    assertThat(texts(seeds, 0))
        .containsExactly("−751.0 ± 1.4", "no: density of grey pixels", "9.25 ± 0.35");
    assertThat(texts(seeds, 1))
        .containsExactly("no: mass of 0/1 pixels", "−101.0 ± 1.4", "7.25 ± 0.35");
    Cell empty = seeds.rows().get(0).cells().get(1);
    assertThat(empty.mark()).isEqualTo("a");
    assertThat(seeds.notes().get(0)).contains("do not compare");

    Table runs = details().get(0);
    assertThat(texts(runs, 1))
        .containsExactly("done", "−752.00", "no: density of grey pixels", "9.50");
    assertThat(texts(runs, 2)).containsExactly("done", "no: mass of 0/1 pixels", "−100.00", "7.00");
  }

  @Test
  void differentBinarisationsAreDifferentData() {
    binary("dynamic", 1, "dynamic", -100, 7.0);
    binary("threshold", 1, "threshold", -90, 7.0);

    assertThat(headings(tables().get(0)))
        .contains(
            "test ELBO, mass of 0/1 pixels, binarised: dynamic (nats)",
            "test ELBO, mass of 0/1 pixels, binarised: threshold (nats)");
  }

  @Test
  void aDensityOfBinaryPixelsIsNoMass() {
    add(spec("gaussian", 1, "binarize", "dynamic"), "lebesgue", "ℝ", "h", RunStatus.DONE, 900, 7.0);
    binary("bernoulli", 1, "dynamic", -100, 7.0);

    assertThat(headings(tables().get(0)))
        .contains(
            "test ELBO, density of 0/1 pixels (nats)", "test ELBO, mass of 0/1 pixels (nats)");
  }

  @Test
  void differentDataHaveTablesOfTheirOwn() {
    add(spec("b", 1), "counting", "{0, 1}", "aaaaaaaaaaaa", RunStatus.DONE, -100, 7.0);
    add(spec("b", 2), "counting", "{0, 1}", "bbbbbbbbbbbb", RunStatus.DONE, -90, 7.0);
    add(spec("c", 1, "data", "mnist"), "counting", "{0, 1}", "cccc", RunStatus.DONE, -80, 7.0);

    assertThat(tables())
        .extracting(Table::title)
        .containsExactly(
            "Every run on digits (aaaaaaaa…)",
            "Every run on digits (bbbbbbbb…)",
            "Every run on mnist");
  }

  @Test
  void boldIsWhatIsBetterInEverySeed() {
    grey("worse", 1, RunStatus.DONE, -752, 9.0);
    grey("worse", 2, RunStatus.DONE, -753, 7.2);
    grey("better", 1, RunStatus.DONE, -751, 7.0);
    grey("better", 2, RunStatus.DONE, -750, 7.5);

    Table seeds = tables().get(0);
    assertThat(tone(seeds, 0, 0)).isEqualTo(Tone.PLAIN);
    assertThat(tone(seeds, 1, 0)).isEqualTo(Tone.BEST);
    // The squared errors overlap: 7.2 lies between 7.0 and 7.5.
    assertThat(tone(seeds, 0, 1)).isEqualTo(Tone.PLAIN);
    assertThat(tone(seeds, 1, 1)).isEqualTo(Tone.PLAIN);
  }

  @Test
  void oneSeedIsNeverBold() {
    grey("a", 1, RunStatus.DONE, -752, 9.0);
    grey("b", 1, RunStatus.DONE, -751, 7.0);
    grey("b", 2, RunStatus.DONE, -750, 7.5);

    assertThat(tables().get(0).rows())
        .allSatisfy(row -> assertThat(row.cells()).noneMatch(cell -> cell.tone() == Tone.BEST));
  }

  @Test
  void aRunThatIsNotDoneIsLeftOutOfTheMeans() {
    grey("a", 1, RunStatus.DONE, -752, 9.0);
    grey("a", 2, RunStatus.AUDIT_FAILED, -100, 1.0);
    grey("b", 1, RunStatus.DIVERGED, Double.NaN, 1.0);

    Table seeds = tables().get(0);
    assertThat(texts(seeds, 0)).containsExactly("−752.00", "9.00");
    assertThat(seeds.rows().get(0).detail()).isEqualTo("1 of 2 seeds");
    assertThat(texts(seeds, 1)).containsExactly("—", "—");
    assertThat(seeds.notes()).containsExactly("The run is not done: diverged.");
    Table runs = details().get(0);
    assertThat(tone(runs, 1, 0)).isEqualTo(Tone.BAD);
    assertThat(tone(runs, 1, 1)).isEqualTo(Tone.MUTED);
    assertThat(texts(runs, 2)).containsExactly("diverged", "—", "1.00");
  }

  @Test
  void runsOfDifferentSettingsAreNeverAveraged() {
    for (int seed = 1; seed <= 3; seed++) {
      String latent = seed < 3 ? "2" : "20";
      facts.add(new RunFacts(10, 10, 784, 100, "counting", "{0, 1}", "h", 0));
      results.add(
          new RunResult(
              spec("a", seed, "latent", latent),
              RunStatus.DONE,
              1,
              List.of(),
              List.of(),
              Map.of("test_elbo", -100.0 * seed),
              ""));
    }
    Table seeds = tables().get(0);
    assertThat(seeds.rows())
        .extracting(Row::heading)
        .containsExactly("a (latent=2)", "a (latent=20)");
    assertThat(texts(seeds, 0)).containsExactly("−150 ± 71");
    assertThat(texts(seeds, 1)).containsExactly("−300");
    assertThat(details().get(0).rows())
        .extracting(Row::detail)
        .containsExactly("latent=2", "latent=2", "latent=20");
  }

  @Test
  void aSampledKlIsMarkedAndSoIsItsElbo() {
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("test_elbo", -100.0);
    metrics.put("test_kl", 20.0);
    metrics.put("test_mse", 7.0);
    add(spec("exact", 1), "counting", "{0, 1}", "h", RunStatus.DONE, metrics);
    add(spec("sampled", 1), "counting", "{0, 1}", "h", RunStatus.DONE, metrics);
    add(spec("sampled", 2), "counting", "{0, 1}", "h", RunStatus.DONE, metrics);
    sampled.add("sampled");

    Table seeds = tables().get(0);
    assertThat(marks(seeds, 0)).containsExactly("", "", "");
    assertThat(marks(seeds, 1)).containsExactly("a", "a", "");
    assertThat(seeds.rows())
        .extracting(Row::detail)
        .containsExactly("1 seed", "2 seeds; KL sampled");
    assertThat(seeds.notes()).singleElement().asString().startsWith("Sampled: ");
    Table runs = details().get(0);
    assertThat(marks(runs, 0)).containsExactly("", "", "", "");
    assertThat(marks(runs, 2)).containsExactly("", "a", "a", "");
    assertThat(runs.rows().get(2).detail()).isEqualTo("KL sampled");
  }

  @Test
  void metricsNobodyKnowsAreShownUnderTheirOwnName() {
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("seconds", 3.0);
    metrics.put("frechet_distance", 0.123456);
    metrics.put("log_evidence_64", -99.5);
    metrics.put("test_elbo", -100.0);
    add(spec("a", 1), "counting", "{0, 1}", "h", RunStatus.DONE, metrics);

    assertThat(headings(tables().get(0)))
        .containsExactly(
            "run",
            "status",
            "test ELBO, mass of 0/1 pixels (nats)",
            "frechet distance",
            "log evidence 64, mass of 0/1 pixels",
            "seconds of training");
  }

  /** Errors of 0.0221 and 0.0219 have two significant digits at three decimals. */
  @Test
  void aStandardErrorStandsBesideItsValueAndNumbersOfAColumnHaveAsManyDecimals() {
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("bits_per_dimension", 3.02);
    metrics.put("bits_per_dimension_se", 0.0221);
    metrics.put("test_ssim", 0.25);
    add(spec("a", 1), "counting", "{0, 1}", "h", RunStatus.DONE, Map.copyOf(metrics));
    metrics.put("bits_per_dimension", 2.8553);
    metrics.put("bits_per_dimension_se", 0.0219);
    metrics.put("test_ssim", 0.31234);
    add(spec("b", 1), "counting", "{0, 1}", "h", RunStatus.DONE, Map.copyOf(metrics));

    Table runs = tables().get(0);
    assertThat(headings(runs))
        .containsExactly(
            "run",
            "status",
            "bits per dimension on 256 levels (bits, exact bins)",
            "SSIM of the decoder’s mean");
    assertThat(texts(runs, 0)).containsExactly("done", "3.020 ± 0.022", "0.2500");
    assertThat(texts(runs, 1)).containsExactly("done", "2.855 ± 0.022", "0.3123");
    assertThat(runs.remarks()).containsExactly("±: standard error of the mean over the test rows.");
  }

  @Test
  void logProbabilitiesOfTablesStandUnderTheirMeasure() {
    add(scored("a"), "counting", "ℕ", "h", RunStatus.DONE, Map.of("log_mass", -30.0));
    add(scored("b"), "lebesgue", "ℝ", "h", RunStatus.DONE, Map.of("log_density", -20.0));
    add(scored("c"), "mixed", "some", "h", RunStatus.DONE, Map.of("log_mixed_0-3_7", -10.0));
    assertThat(headings(tables().get(0)))
        .contains(
            "log-mass of the rows (nats)",
            "log-density of the rows (nats)",
            "log p(x) of the rows (nats, density of columns 0-3, 7, mass of the others)");
    assertThat(texts(tables().get(0), 0))
        .contains("−30.00")
        .endsWith("no: mass, another measure", "no: mass, another measure");
    assertThat(texts(tables().get(0), 1))
        .containsExactly(
            "done", "no: density, another measure", "−20.00", "no: density, another measure");
    assertThat(texts(tables().get(0), 2))
        .contains("no: mass and density, another measure", "−10.00");
  }

  @Test
  void logProbabilitiesThatWereNotAskedForAreOfNoOtherMeasure() {
    add(scored("a"), "counting", "ℕ", "h", RunStatus.DONE, Map.of("log_mass", -30.0));
    add(scored("b"), "counting", "ℕ", "h", RunStatus.DONE, Map.of("test_mse", 1.0));
    add(
        scored("c").with("common-measure-samples", 0),
        "lebesgue",
        "ℝ",
        "h",
        RunStatus.DONE,
        Map.of("test_mse", 1.0));
    assertThat(texts(tables().get(0), 1)).contains("no: not scored");
    assertThat(texts(tables().get(0), 2)).contains("no: not asked for");
  }

  private static RunSpec scored(String label) {
    return spec(label, 1, "binarize", "none", "common-measure-samples", "16");
  }

  /** A σ that is not learned as one number is somewhere, or there is none. */
  @Test
  void whereSigmaIsIsSaid() {
    Map<String, Double> none = Map.of("test_mse", 1.0);
    add(
        spec("optimal", 1),
        "lebesgue",
        "ℝ",
        "h",
        RunStatus.DONE,
        Map.of("test_mse", 1.0, "sigma", 0.2));
    add(sigma("fixed", "0.1"), "lebesgue", "ℝ", "h", RunStatus.DONE, none);
    add(sigma("learned", "pixel"), "lebesgue", "ℝ", "h", RunStatus.DONE, none);
    add(sigma("shared", "shared"), "lebesgue", "ℝ", "h", RunStatus.DONE, none);
    add(spec("bernoulli", 1), "counting", "{0, 1}", "h", RunStatus.DONE, none);
    Table runs = tables().get(0);
    assertThat(runs.rows())
        .extracting(row -> row.cells().get(row.cells().size() - 1).text())
        .containsExactly("0.2000", "no: set, 0.1", "no: by pixel", "—", "no: no σ");
    assertThat(runs.notes()).contains("σ is a setting here, likelihood.sigma.");
  }

  private static RunSpec sigma(String label, String value) {
    return spec(label, 1, "likelihood.sigma", value);
  }

  /** Ten test rows of ten here, and of no more than 2,000 anywhere. */
  @Test
  void anAccuracySaysOfHowManyRowsItIs() {
    add(spec("a", 1), "counting", "{0, 1}", "h", RunStatus.DONE, Map.of("knn_accuracy", 0.9));
    assertThat(headings(tables().get(0)))
        .contains("accuracy of 5 nearest neighbours on μ(x) (of 2000 test rows at most)");
    assertThat(tables().get(0).remarks())
        .contains(
            "The accuracy is of the first 10 test rows, each by the vote of the 5 nearest of the"
                + " first 10 training rows.")
        .anyMatch(remark -> remark.endsWith(" on the first 3 test rows."));
    Chart scatter = Latent.of(runs()).means().first().get(0);
    assertThat(scatter.xName()).endsWith(", first 3 test rows");
    assertThat(scatter.description()).contains("of the first 3 test rows");
  }

  /** 0.01 is a variance in units of the prior, however narrow q(z|x) is. */
  @Test
  void aLargeKlWithoutActiveUnitsIsExplained() {
    Map<String, Double> metrics = new LinkedHashMap<>(Map.of("test_kl", 45.0, "active_units", 0.0));
    add(spec("a", 1), "lebesgue", "ℝ", "h", RunStatus.DONE, metrics);
    assertThat(tables().get(0).remarks())
        .anyMatch(remark -> remark.startsWith("Active units: dimensions of z"))
        .anyMatch(remark -> remark.contains("the threshold of 0.01 is absolute"));
  }

  @Test
  void aSmallKlWithoutActiveUnitsIsNot() {
    Map<String, Double> metrics = new LinkedHashMap<>(Map.of("test_kl", 0.1, "active_units", 0.0));
    add(spec("a", 1), "lebesgue", "ℝ", "h", RunStatus.DONE, metrics);
    assertThat(tables().get(0).remarks()).noneMatch(remark -> remark.contains("absolute"));
  }

  @Test
  void aWideTableIsCutBySubject() {
    Map<String, Double> metrics = new LinkedHashMap<>();
    for (String key :
        List.of(
            "test_elbo",
            "thresholded_log_mass",
            "test_kl",
            "active_units",
            "test_mse",
            "test_psnr",
            "test_ssim",
            "draw_mse",
            "sharpness")) {
      metrics.put(key, 1.0);
    }
    add(spec("a", 1), "counting", "{0, 1}", "h", RunStatus.DONE, metrics);
    add(spec("a", 2), "counting", "{0, 1}", "h", RunStatus.DONE, metrics);

    assertThat(tables())
        .extracting(Table::title)
        .containsExactly(
            "Over seeds: log-likelihood",
            "Over seeds: reconstruction",
            "Over seeds: latent code and run");
    assertThat(headings(tables().get(1)))
        .containsExactly(
            "runs",
            "test squared error of the decoder’s mean (summed over D)",
            "PSNR of the decoder’s mean (dB)",
            "SSIM of the decoder’s mean",
            "test squared error of a draw (summed over D)",
            "sharpness of the decoder’s mean (share of the data’s; noise raises it)");
  }

  private void grey(String label, int seed, RunStatus status, double elbo, double error) {
    add(spec(label, seed, "binarize", "none"), "lebesgue", "ℝ", "h", status, elbo, error);
  }

  private void binary(String label, int seed, String binarize, double elbo, double error) {
    add(
        spec(label, seed, "binarize", binarize),
        "counting",
        "{0, 1}",
        "h",
        RunStatus.DONE,
        elbo,
        error);
  }

  private void add(
      RunSpec spec,
      String measure,
      String support,
      String hash,
      RunStatus status,
      double elbo,
      double error) {
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("test_elbo", elbo);
    metrics.put("test_mse", error);
    add(spec, measure, support, hash, status, metrics);
  }

  private void add(
      RunSpec spec,
      String measure,
      String support,
      String hash,
      RunStatus status,
      Map<String, Double> metrics) {
    facts.add(new RunFacts(10, 10, 784, 100, measure, support, hash, 0));
    results.add(new RunResult(spec, status, 1, List.of(), List.of(), metrics, ""));
  }

  private List<Table> tables() {
    return Verdict.tables(runs());
  }

  private List<Table> details() {
    return Verdict.details(runs());
  }

  private List<RunRecord> runs() {
    FileReport report = FileReport.create(temp.resolve("out" + System.nanoTime()));
    report.experimentStarted(
        Events.info(), results.stream().map(RunResult::spec).toList(), Events.provenance());
    for (int i = 0; i < results.size(); i++) {
      report.runStarted(results.get(i).spec(), facts.get(i));
      if (sampled.contains(results.get(i).spec().label())) {
        report.epochFinished(results.get(i).spec(), Events.sampled(1, Split.TEST, -80, 20));
      }
      report.figureProduced(results.get(i).spec(), figure("samples", "x"));
      if (results.get(i).metrics().containsKey("knn_accuracy")) {
        report.tableProduced(
            results.get(i).spec(),
            new NumberTable(
                "latent",
                List.of("row", "label", "pc1", "pc2"),
                new double[][] {{0, 7, 1, 2}, {1, 7, 2, 1}, {2, 1, 0, 0}}));
      }
      report.runFinished(results.get(i));
    }
    return Results.read(report.folder()).runs();
  }

  private static List<String> headings(Table table) {
    return table.columns().stream().map(VerdictTest::heading).toList();
  }

  private static String heading(Column column) {
    return column.detail().isEmpty() ? column.title() : column.title() + " " + column.detail();
  }

  private static List<String> texts(Table table, int row) {
    return table.rows().get(row).cells().stream().map(Cell::text).toList();
  }

  private static List<String> marks(Table table, int row) {
    return table.rows().get(row).cells().stream().map(Cell::mark).toList();
  }

  private static Tone tone(Table table, int row, int column) {
    return table.rows().get(row).cells().get(column).tone();
  }
}
