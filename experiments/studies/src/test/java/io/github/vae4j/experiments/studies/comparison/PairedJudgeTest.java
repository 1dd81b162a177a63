package io.github.vae4j.experiments.studies.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vae4j.core.run.RunResult;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.core.run.RunStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What is said of the best combination of a sweep, from scores that are made up. */
class PairedJudgeTest {
  private static final int ROWS = 300;

  private static RunResult run(String name, int seed, double mean) {
    SplittableRandom rows = new SplittableRandom(1); // the same for all, as test rows are
    SplittableRandom own = new SplittableRandom(name.hashCode() + 31L * seed);
    double[] values = new double[ROWS];
    for (int i = 0; i < ROWS; i++) {
      values[i] = mean + 10 * rows.nextGaussian() + 0.5 * own.nextGaussian();
    }
    return new RunResult(
        RunSpec.defaults().with("name", name).with("seed", seed),
        RunStatus.DONE,
        1,
        List.of(),
        List.of(),
        Map.of("test_elbo", Arrays.stream(values).average().orElseThrow()),
        "",
        Map.of("elbo", values));
  }

  private static List<RunResult> runs(int seeds, Map<String, Double> means) {
    List<RunResult> runs = new ArrayList<>();
    means.forEach(
        (name, mean) -> {
          for (int seed = 1; seed <= seeds; seed++) {
            runs.add(run(name, seed, mean));
          }
        });
    return runs;
  }

  private static String words(String best, List<RunResult> runs) {
    return new PairedJudge().words("test_elbo", best, runs).orElseThrow();
  }

  /** Rows differ by ten nats, and still a difference of five is seen: they are paired. */
  @Test
  void whatIsFarAheadIsBetterThanEach() {
    assertThat(words("a", runs(3, Map.of("a", -100.0, "b", -105.0, "c", -150.0))))
        .startsWith(", and better than each of the 2 others; than the next, b, by ")
        .contains(" nats, 95 % interval [", "Holm’s correction for 3 pairs")
        .doesNotContain("one seed")
        .doesNotContain("would tell");
  }

  @Test
  void allThatAreNotToldApartAreNamed() {
    String best =
        run("a", 1, -100).metrics().get("test_elbo") > run("b", 1, -100).metrics().get("test_elbo")
            ? "a"
            : "b";
    String words = words(best, runs(1, Map.of("a", -100.0, "b", -100.0, "c", -150.0)));
    String other = best.equals("a") ? "b" : "a";
    assertThat(words)
        .startsWith(", but not told apart from %s; the next is %s, by 0.".formatted(other, other))
        .contains("; better than the other 1 (paired", "This rests on one seed")
        .contains(
            "More seeds would say whether the difference from " + other + " is one of chance.");
  }

  /** The means of rows are shifted so that those of seeds are exact: ofSeeds is known. */
  private static RunResult exact(String name, int seed, double mean) {
    SplittableRandom own = new SplittableRandom(name.hashCode() + 31L * seed);
    double[] values = new double[ROWS];
    for (int i = 0; i < ROWS; i += 2) {
      values[i] = mean + 0.01 * own.nextGaussian();
      values[i + 1] = 2 * mean - values[i];
    }
    return new RunResult(
        RunSpec.defaults().with("name", name).with("seed", seed),
        RunStatus.DONE,
        1,
        List.of(),
        List.of(),
        Map.of("test_elbo", mean),
        "",
        Map.of("elbo", values));
  }

  /**
   * Differences of seeds are 1 ± 1 of a and b, with a standard error of 1 and next to none of rows,
   * so that Student's t with one degree of freedom is what it takes: at 0.05/2 it is 1/tan(π/80).
   */
  @Test
  void saysHowManySeedsWouldDoAndWhatTwoSeedsLeave() {
    String words =
        words(
            "a",
            List.of(
                exact("a", 1, -100), exact("a", 2, -100),
                exact("b", 1, -101 - 1), exact("b", 2, -101 + 1),
                exact("c", 1, -1e5 - 1e-3), exact("c", 2, -1e5 + 1e-3)));
    assertThat(words)
        .contains("not told apart from b; ", "; better than the other 1")
        .containsPattern(
            "\\. If the difference from b is real and as large as here, about \\d+ seeds would tell"
                + " it apart in 80 % of cases\\.")
        .endsWith(
            " With two seeds the correction for 3 pairs leaves hardly anything to be told apart: it"
                + " takes %.0f times the standard error."
                    .formatted(1 / Math.tan(Math.PI * 0.05 / 2)));
    int seeds = Integer.parseInt(words.replaceAll("(?s).*about (\\d+) seeds.*", "$1"));
    assertThat(seeds)
        .isEqualTo(new Difference(1, 2, ROWS, 2, 1e-4).seedsToTellApart(0.05, 0.8, 1000));
  }

  /** Pairs grow with the square of the combinations. */
  @Test
  void ofManyTheFirstAreCompared() {
    Map<String, Double> means = new java.util.TreeMap<>();
    for (int i = 0; i < 15; i++) {
      means.put("run" + i, -100.0 - 10 * i);
    }
    assertThat(words("run0", runs(2, means)))
        .contains("better than each of the 11 others", "66 pairs")
        .endsWith(" Compared are the 12 with the best means.");
  }

  @Test
  void withoutScoresNothingIsSaid() {
    List<RunResult> runs = runs(2, Map.of("a", -100.0, "b", -105.0));
    assertThat(new PairedJudge().words("test_mse", "a", runs)).isEqualTo(Optional.empty());
    assertThat(new PairedJudge().words("active_units", "a", runs)).isEqualTo(Optional.empty());
  }
}
