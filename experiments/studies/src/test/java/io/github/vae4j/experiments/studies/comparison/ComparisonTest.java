package io.github.vae4j.experiments.studies.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.run.Findings;
import io.github.vae4j.core.run.RunResult;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.core.run.RunStatus;
import io.github.vae4j.experiments.studies.SeedGroup;
import io.github.vae4j.experiments.studies.comparison.AcrossFolders.Kept;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Decoders on all measures at once, of one folder and of several. */
class ComparisonTest {
  private static final int ROWS = 200;

  /** Scores that differ between rows alike for all, and a little by chance. */
  private static RunResult result(String name, int seed, Map<String, Double> means) {
    SplittableRandom own = new SplittableRandom(name.hashCode() + 31L * seed);
    Map<String, double[]> examples = new TreeMap<>();
    means.forEach(
        (key, mean) -> {
          SplittableRandom shared = new SplittableRandom(1);
          double[] values = new double[ROWS];
          for (int i = 0; i < ROWS; i++) {
            values[i] = mean + shared.nextGaussian() + 0.1 * own.nextGaussian();
          }
          examples.put(key, values);
        });
    return new RunResult(
        RunSpec.defaults()
            .with("likelihood", "gaussian-fixed")
            .with("likelihood.sigma", name.equals("wide") ? "1" : "0.1")
            .with("name", name)
            .with("seed", seed),
        RunStatus.DONE,
        1,
        List.of(),
        List.of(),
        Map.of(),
        "",
        examples);
  }

  private static List<RunResult> three() {
    List<RunResult> results = new ArrayList<>();
    for (int seed = 1; seed <= 3; seed++) {
      results.add(
          result(
              "wide",
              seed,
              Map.of(
                  "bits_per_dimension",
                  2.0,
                  "thresholded_log_mass",
                  -90.0,
                  "squared_error",
                  30.0)));
      results.add(
          result(
              "narrow",
              seed,
              Map.of(
                  "bits_per_dimension",
                  4.0,
                  "thresholded_log_mass",
                  -70.0,
                  "squared_error",
                  10.0)));
      results.add(
          result("bits", seed, Map.of("thresholded_log_mass", -70.0, "squared_error", 20.0)));
    }
    return results;
  }

  /** Two masses, a density and one of other columns, on the same counts. */
  @Test
  void likelihoodsOfOneMeasureAreRankedInNats() {
    List<RunResult> results = new ArrayList<>();
    for (int seed = 1; seed <= 3; seed++) {
      results.add(result("poisson", seed, Map.of("log_mass", -30.0, "squared_error", 10.0)));
      results.add(result("negative", seed, Map.of("log_mass", -25.0, "squared_error", 12.0)));
      results.add(result("gaussian", seed, Map.of("log_density", -20.0, "squared_error", 11.0)));
      results.add(result("tables", seed, Map.of("log_mixed_0-3", -10.0, "squared_error", 13.0)));
    }
    Findings findings = findings(results);
    assertThat(findings.sentences().get(0))
        .contains("negative is best in log p(x), the log-mass of the rows (-2")
        .contains("nats, of the 2 that have it)")
        .doesNotContain("gaussian is best");
    assertThat(findings.sentences().get(1))
        .startsWith("The measures disagree, as they ask different things: log p(x) how probable")
        .doesNotContain("grey")
        .doesNotContain("thresholded");
    assertThat(findings.sentences().get(2))
        .startsWith("negative is better than poisson in log p(x), the log-mass of the rows: by ")
        .contains(" nats");
    Findings.Table ranking = findings.tables().get(0);
    assertThat(ranking.title()).isEqualTo("By log p(x), the log-mass of the rows");
    assertThat(ranking.rows())
        .contains(
            List.of("gaussian", "no: density, another measure"),
            List.of("tables", "no: mass and density, another measure"));
  }

  /** A density of columns 0 to 3 and one of column 2 are not of one measure. */
  @Test
  void mixedMeasuresCompareWhereTheirColumnsAreTheSame() {
    List<RunResult> results = new ArrayList<>();
    for (int seed = 1; seed <= 2; seed++) {
      results.add(result("a", seed, Map.of("log_mixed_0-3", -30.0)));
      results.add(result("b", seed, Map.of("log_mixed_0-3", -20.0)));
      results.add(result("c", seed, Map.of("log_mixed_2", -10.0)));
    }
    Findings findings = findings(results);
    assertThat(findings.sentences().get(0))
        .contains("b is best in log p(x), a density of columns 0-3 and a mass of the others (-")
        .contains("of the 2 that have it");
    assertThat(findings.tables()).hasSize(2);
  }

  private static Findings findings(List<RunResult> results) {
    return Comparison.ofDecoders().findings(SeedGroup.of(results), RandomStream.of(1));
  }

  @Test
  void opensWithOneSentenceThatAnswersOnEveryMeasure() {
    Findings findings = findings(three());
    assertThat(findings.sentences().get(0))
        .startsWith(
            "On 200 test rows and 3 seeds: wide is best in bits per dimension on 256 levels (")
        .containsPattern("\\((1\\.9|2\\.0)\\d* bits, of the 2 that have it\\)")
        .containsPattern(
            "(narrow is first|bits is first) in log-probability of the thresholded images, not told"
                + " apart from (bits|narrow) \\(")
        .containsPattern("narrow is best in squared error of the mean \\((9\\.9|10\\.0)");
    assertThat(findings.sentences().get(1))
        .startsWith("The measures disagree")
        .contains(
            "So wide a Gaussian has much of its mass outside of [0, 1] (wide at least 61.7 %)");
  }

  /** 2 Φ(−½/σ) from tables: 0.3173 for σ = ½, 0.8026 for σ = 2. */
  @Test
  void theMassOutsideIsThatOfTheSigmaAtHand() {
    assertThat(new WideGaussian("", 0.5).outside()).isCloseTo(0.3173, within(1e-4));
    assertThat(new WideGaussian("", 2).outside()).isCloseTo(0.8026, within(1e-4));
  }

  @Test
  void saysSoWhereNoneIsToldApart() {
    List<RunResult> equal =
        three().stream().filter(result -> !result.spec().runName().startsWith("wide")).toList();
    assertThat(findings(equal).sentences().get(0))
        .containsPattern(
            "none is told apart from the first, (narrow|bits), in log-probability of the"
                + " thresholded images \\(-\\d");
  }

  /** Each measure is a question of its own: 1 pair of two groups, and twice 3 pairs of three. */
  @Test
  void theCorrectionIsForThePairsOfAMeasure() {
    assertThat(findings(three()).tables())
        .filteredOn(table -> table.title().startsWith("Pairs by"))
        .extracting(table -> table.note().replaceAll(".*by Holm for the (\\d).*", "$1"))
        .containsExactly("1", "3", "3");
  }

  @Test
  void measuresThatAgreeAreNotExplained() {
    List<RunResult> results =
        three().stream().filter(result -> !result.spec().label().equals("wide")).toList();
    assertThat(findings(results).sentences()).noneMatch(text -> text.startsWith("The measures"));
  }

  @Test
  void oneSeedIsSaidToBeOfTheseModels() {
    List<RunResult> results =
        three().stream().filter(result -> result.spec().runName().endsWith("s1")).toList();
    Findings findings = findings(results);
    assertThat(findings.sentences().get(0)).contains("one seed says nothing of training");
    assertThat(findings.tables().get(1).note()).contains("about these trained models");
  }

  /** A run that both folders have is one of each. */
  @Test
  void foldersOfTheSameRowsAreOneComparison() {
    List<Kept> kept = new ArrayList<>();
    three().forEach(result -> kept.add(new Kept("a", result, "h")));
    three().stream()
        .filter(result -> result.spec().label().equals("narrow"))
        .forEach(result -> kept.add(new Kept("b", result, "h")));
    Findings findings = AcrossFolders.findings(kept);
    assertThat(findings.sentences().get(0)).startsWith("On 200 test rows and 3 seeds: ");
    assertThat(findings.tables().get(2).rows())
        .extracting(row -> row.get(0))
        .contains("narrow (folder=a)", "narrow (folder=b)", "bits");
  }

  @Test
  void otherDataAndOtherSeedsAreSaid() {
    List<RunResult> all = three();
    Findings data =
        AcrossFolders.findings(
            List.of(new Kept("a", all.get(0), "h1"), new Kept("b", all.get(1), "h2")));
    assertThat(data.sentences().get(0))
        .startsWith("The folders hold runs of 2 different data, whose test rows are not the same");
    assertThat(data.tables()).isEmpty();
    Findings seeds =
        AcrossFolders.findings(
            List.of(new Kept("a", all.get(0), "h"), new Kept("b", all.get(4), "h")));
    assertThat(seeds.sentences())
        .containsExactly("The runs are not paired: no seed is common to all of wide, narrow.");
  }
}
