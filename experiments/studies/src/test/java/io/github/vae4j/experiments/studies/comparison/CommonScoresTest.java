package io.github.vae4j.experiments.studies.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.run.Findings;
import io.github.vae4j.core.run.RunResult;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.core.run.RunStatus;
import io.github.vae4j.experiments.studies.SeedGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Groups of runs compared by their test rows. */
class CommonScoresTest {
  private static RunResult result(String likelihood, int seed, String key, double mean) {
    SplittableRandom rows = new SplittableRandom(1);
    SplittableRandom own = new SplittableRandom(likelihood.hashCode() + 31L * seed);
    double[] values = new double[200];
    for (int i = 0; i < values.length; i++) {
      values[i] = mean + rows.nextGaussian() + 0.1 * own.nextGaussian();
    }
    return new RunResult(
        RunSpec.defaults().with("likelihood", likelihood).with("seed", seed),
        RunStatus.DONE,
        1,
        List.of(),
        List.of(),
        Map.of(),
        "",
        key.isEmpty() ? Map.of() : Map.of(key, values));
  }

  private static Findings findings(CommonScores scores, List<RunResult> results) {
    return scores.findings(SeedGroup.of(results), RandomStream.of(1));
  }

  @Test
  void theMoreProbableImagesWin() {
    List<RunResult> results = new ArrayList<>();
    for (int seed = 1; seed <= 3; seed++) {
      results.add(result("gaussian-fixed", seed, "thresholded_log_mass", -120));
      results.add(result("bernoulli", seed, "thresholded_log_mass", -100));
    }
    Findings findings = findings(CommonScores.thresholded(), results);
    assertThat(findings.sentences()).hasSize(1);
    assertThat(findings.sentences().get(0))
        .startsWith(
            "bernoulli is better than gaussian-fixed in log-probability of the thresholded images: by 20.")
        .contains("3 seeds, 200 test examples");
    assertThat(findings.tables().get(0).rows())
        .extracting(row -> row.get(0) + row.get(1).substring(0, 4))
        .containsExactly("bernoulli-100", "gaussian-fixed-120");
    List<String> row = findings.tables().get(1).rows().get(0);
    assertThat(row.subList(0, 2)).containsExactly("bernoulli", "gaussian-fixed");
    assertThat(row.get(2)).startsWith("20.");
    assertThat(row.get(5)).isEqualTo("better");
  }

  /** Of bits the fewer are the better, and the table shows them as they are. */
  @Test
  void theShorterCodeWins() {
    List<RunResult> results = new ArrayList<>();
    for (int seed = 1; seed <= 2; seed++) {
      results.add(result("laplace", seed, "bits_per_dimension", 8));
      results.add(result("gaussian-fixed", seed, "bits_per_dimension", 9));
    }
    Findings findings = findings(CommonScores.bitsPerDimension(), results);
    assertThat(findings.tables().get(0).rows().get(0).toString())
        .matches("\\[laplace, [78]\\.\\d{4}\\]");
    assertThat(findings.tables().get(1).rows().get(0).subList(0, 2))
        .containsExactly("laplace", "gaussian-fixed");
  }

  @Test
  void aSeedThatOneOfThemLacksDoesNotPair() {
    List<RunResult> results =
        List.of(
            result("laplace", 1, "bits_per_dimension", 8),
            result("laplace", 2, "bits_per_dimension", 8),
            result("gaussian-fixed", 2, "bits_per_dimension", 9));
    assertThat(findings(CommonScores.bitsPerDimension(), results).sentences().get(0))
        .contains("1 seed, 200 test examples");
  }

  /** Three in order: each is told of with the next, and the table has all three pairs. */
  @Test
  void everyNeighbourOfTheRankingHasASentence() {
    List<RunResult> results = new ArrayList<>();
    for (int seed = 1; seed <= 3; seed++) {
      results.add(result("elbo", seed, "log_likelihood", -96));
      results.add(result("dreg", seed, "log_likelihood", -93));
      results.add(result("iwae", seed, "log_likelihood", -94));
    }
    Findings findings = findings(CommonScores.logLikelihood(), results);
    assertThat(findings.sentences()).hasSize(2);
    assertThat(findings.sentences().get(0))
        .startsWith("dreg is better than iwae in test log-likelihood: by ")
        .containsPattern("by (0\\.9[6-9]|1\\.0[0-4]) nats"); // 1, and a deviation of 0.006
    assertThat(findings.sentences().get(1)).startsWith("iwae is better than elbo");
    assertThat(findings.tables().get(1).rows()).hasSize(3);
  }

  /** Who asks for a number that would be of another measure is told why there is none. */
  @Test
  void whatIsNotRankedSaysWhy() {
    List<RunResult> results = new ArrayList<>();
    for (int seed = 1; seed <= 2; seed++) {
      results.add(result("laplace", seed, "bits_per_dimension", 8));
      results.add(result("gaussian-fixed", seed, "bits_per_dimension", 9));
    }
    RunResult bits = result("bernoulli", 1, "thresholded_log_mass", -100);
    results.add(
        new RunResult(
            bits.spec().with("binarize", "dynamic"),
            bits.status(),
            1,
            List.of(),
            List.of(),
            Map.of(),
            "",
            bits.examples()));
    assertThat(findings(CommonScores.bitsPerDimension(), results).tables().get(0).rows().get(2))
        .containsExactly("bernoulli", "no: mass of 0/1 pixels");
  }

  @Test
  void oneGroupAloneIsNotCompared() {
    List<RunResult> results =
        List.of(result("laplace", 1, "bits_per_dimension", 8), result("bernoulli", 1, "", 0));
    assertThat(findings(CommonScores.bitsPerDimension(), results)).isEqualTo(Findings.none());
  }
}
