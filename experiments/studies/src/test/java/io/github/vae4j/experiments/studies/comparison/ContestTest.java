package io.github.vae4j.experiments.studies.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.experiments.studies.comparison.Contest.Entrant;
import io.github.vae4j.experiments.studies.comparison.Contest.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Several models on one measure. */
class ContestTest {
  private static final Contest CONTEST = new Contest("nats on thresholded images", "nats", 2, 0.05);

  /** Scores with a spread over examples that all models share, and one over seeds. */
  private static Entrant entrant(
      String name, double mean, int seeds, int examples, SplittableRandom random) {
    SplittableRandom shared = new SplittableRandom(5);
    double[] example = new double[examples];
    for (int i = 0; i < examples; i++) {
      example[i] = 10 * shared.nextGaussian();
    }
    double[][] scores = new double[seeds][examples];
    for (double[] seed : scores) {
      double own = 0.2 * random.nextGaussian();
      for (int i = 0; i < examples; i++) {
        seed[i] = mean + example[i] + own + random.nextGaussian();
      }
    }
    return new Entrant(name, scores);
  }

  /**
   * By Holm's recipe: sorted 0.005·4, 0.01·3, 0.03·2, 0.04·1, each at least as large as the last.
   */
  @Test
  void holmsCorrection() {
    assertThat(Holm.adjusted(0.01, 0.04, 0.03, 0.005))
        .containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, within(1e-12));
    assertThat(Holm.adjusted(0.9, 0.8)).containsExactly(1, 1);
    assertThat(Holm.adjusted()).isEmpty();
  }

  /**
   * Sorted 0.005, 0.01, 0.03, 0.04 against 0.05/4, /3, /2: the third fails, and with it the last.
   */
  @Test
  void whatHolmHoldsEachAgainst() {
    assertThat(Holm.levels(0.05, 0.01, 0.04, 0.03, 0.005))
        .containsExactly(new double[] {0.05 / 3, 0.025, 0.025, 0.0125}, within(1e-12));
    assertThat(Holm.levels(0.05)).isEmpty();
  }

  /** Whatever the pairs: an interval without 0, and only such a one, is of models told apart. */
  @Test
  void intervalsAndOutcomesAgree() {
    SplittableRandom random = new SplittableRandom(5);
    int apart = 0;
    for (int trial = 0; trial < 40; trial++) {
      List<Entrant> entrants = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        entrants.add(entrant("m" + i, 0.4 * i, 4, 60, random));
      }
      for (Contest.Pair pair : CONTEST.pairs(entrants, RandomStream.of(trial))) {
        assertThat(pair.outcome().toldApart()).isEqualTo(!pair.mixed().contains(0));
        assertThat(pair.outcome().toldApart()).isEqualTo(pair.adjusted() <= 0.05);
        apart += pair.outcome().toldApart() ? 1 : 0;
      }
    }
    assertThat(apart).isBetween(20, 220);
  }

  /**
   * Told apart only as far as the interval stays beyond what draws may change, 11 times as much.
   */
  @Test
  void tooFewDrawsTellNothingApart() {
    SplittableRandom random = new SplittableRandom(3);
    Entrant bernoulli = entrant("bernoulli", -105, 3, 500, random);
    Entrant laplace = entrant("laplace", -100, 3, 500, random);
    double least = moved(bernoulli, laplace, 0).mixed().low();
    assertThat(least).isGreaterThan(1);
    assertThat(moved(bernoulli, laplace, 0.99 * least / 11.05).outcome()).isEqualTo(Outcome.BETTER);
    Contest.Pair pair = moved(bernoulli, laplace, 1.01 * least / 11.04);
    assertThat(pair.outcome()).isEqualTo(Outcome.TOO_FEW_DRAWS);
    assertThat(CONTEST.sentence(pair))
        .startsWith("laplace and bernoulli are not told apart by so few draws of z")
        .containsPattern("that moved by 0\\.\\d+")
        .contains("11 times as much: --common-measure-samples");
  }

  private static Contest.Pair moved(Entrant worse, Entrant better, double by) {
    return CONTEST
        .pairs(
            List.of(
                new Entrant(worse.name(), worse.scores(), 0.2 + by),
                new Entrant(better.name(), better.scores(), 0.2)),
            RandomStream.of(1))
        .get(0);
  }

  @Test
  void theBetterOneIsFoundAndSaid() {
    SplittableRandom random = new SplittableRandom(3);
    List<Contest.Pair> pairs =
        CONTEST.pairs(
            List.of(
                entrant("bernoulli", -105, 3, 500, random),
                entrant("laplace", -100, 3, 500, random)),
            RandomStream.of(1));
    assertThat(pairs).hasSize(1);
    Contest.Pair pair = pairs.get(0);
    assertThat(pair.first().name()).isEqualTo("laplace");
    assertThat(pair.outcome()).isEqualTo(Outcome.BETTER);
    assertThat(pair.mixed().contains(5)).isTrue();
    assertThat(pair.bootstrap().high() - pair.bootstrap().low())
        .isLessThan(pair.mixed().high() - pair.mixed().low());
    assertThat(CONTEST.sentence(pair))
        .startsWith("laplace is better than bernoulli in nats on thresholded images: by ")
        .contains("95 % interval [", "3 seeds, 500 test examples");
  }

  @Test
  void whatIsNotToldApartComesWithTheSizeThatWould() {
    SplittableRandom random = new SplittableRandom(4);
    Contest.Pair pair =
        CONTEST
            .pairs(
                List.of(entrant("one", -100, 3, 500, random), entrant("two", -100, 3, 500, random)),
                RandomStream.of(1))
            .get(0);
    assertThat(pair.outcome()).isEqualTo(Outcome.NOT_TOLD_APART);
    assertThat(CONTEST.sentence(pair))
        .contains("are not told apart at this size")
        .containsPattern(
            "about \\d+ seeds would tell it apart in 80 % of cases|No number of seeds");
  }

  @Test
  void oneSeedIsOfTheTrainedModelsAlone() {
    SplittableRandom random = new SplittableRandom(4);
    Contest.Pair pair =
        CONTEST
            .pairs(
                List.of(entrant("one", -100, 1, 500, random), entrant("two", -101, 1, 500, random)),
                RandomStream.of(1))
            .get(0);
    assertThat(CONTEST.sentence(pair)).contains("1 seed,", "of these two trained models");
  }

  /**
   * Five equal models make ten pairs; any of them is told apart in at most 5 % of cases: of 400
   * cases 20, with a standard deviation of 4.4, and fewer than 43 with a probability above 1 −
   * 1e-6.
   */
  @Test
  void manyComparisonsHaveOneFalseAlarmRate() {
    SplittableRandom random = new SplittableRandom(8);
    int alarms = 0;
    for (int trial = 0; trial < 400; trial++) {
      List<Entrant> equal = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        equal.add(entrant("m" + i, 0, 3, 30, random));
      }
      alarms +=
          CONTEST.pairs(equal, RandomStream.of(trial)).stream()
                  .anyMatch(pair -> pair.outcome() != Outcome.NOT_TOLD_APART)
              ? 1
              : 0;
    }
    assertThat(alarms).isLessThan(43);
  }

  /**
   * The bootstrap's interval of the mean of 200 exponential values holds the true mean, 1, in about
   * 94 % of cases (Efron, Tibshirani, 1993: the percentile interval is a little short): of 1,000
   * cases between 900 and 975 with a probability above 1 − 1e-6.
   */
  @Test
  void theBootstrapCoversTheMean() {
    SplittableRandom random = new SplittableRandom(2);
    int covered = 0;
    for (int trial = 0; trial < 1000; trial++) {
      double[] values = new double[200];
      for (int i = 0; i < values.length; i++) {
        values[i] = -Math.log1p(-random.nextDouble());
      }
      covered +=
          new Bootstrap(500).ofMean(values, 0.95, RandomStream.of(trial)).contains(1) ? 1 : 0;
    }
    assertThat(covered).isBetween(900, 975);
  }
}
