package io.github.vae4j.experiments.studies.comparison;

import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.run.RunResult;
import io.github.vae4j.experiments.runner.sweep.Judge;
import io.github.vae4j.experiments.studies.SeedGroup;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Judges the best combination of a sweep as {@link Contest} does decoders: paired by test rows and
 * seeds, with Holm's correction for all pairs of the measure.
 */
public final class PairedJudge implements Judge {
  /** Of the bootstrap: the same results give the same words. */
  private static final long BOOTSTRAP_SEED = 1;

  /** Pairs grow with the square; those that are far behind are told apart by any correction. */
  private static final int MOST = 12;

  private static final int MOST_SEEDS = 1000;
  private static final double POWER = 0.8;

  /** The scores of single test rows, by the metric that is their mean. */
  private static final Map<String, CommonScores> SCORES =
      Map.of(
          "bits_per_dimension",
          CommonScores.bitsPerDimension(),
          "thresholded_log_mass",
          CommonScores.thresholded(),
          "test_mse",
          CommonScores.squaredError(),
          "test_elbo",
          new CommonScores(
              "elbo",
              1,
              new Contest("test ELBO", "nats", 2, CommonScores.FALSE_ALARM),
              Unranked.NOT_SCORED));

  @Override
  public Optional<String> words(String metric, String best, List<RunResult> done) {
    CommonScores scores = SCORES.get(metric);
    if (scores == null) {
      return Optional.empty();
    }
    List<SeedGroup> groups = SeedGroup.of(done);
    List<SeedGroup> leading =
        groups.stream()
            .sorted(Comparator.comparingDouble(group -> -scores.sign() * group.of(metric).mean()))
            .limit(MOST)
            .toList();
    List<Contest.Pair> all = scores.pairs(leading, RandomStream.of(BOOTSTRAP_SEED));
    List<Contest.Pair> own =
        all.stream()
            .filter(pair -> pair.first().name().equals(best) || pair.second().name().equals(best))
            .toList();
    if (own.isEmpty()) {
      return Optional.empty();
    }
    StringBuilder text = new StringBuilder(standing(own, best, scores.contest()));
    text.append(
        " (paired by test rows and seeds, Holm’s correction for %d pair%s)."
            .formatted(all.size(), all.size() == 1 ? "" : "s"));
    if (own.size() + 1 < groups.size()) {
      text.append(
          leading.size() < groups.size()
              ? " Compared are the %d with the best means.".formatted(own.size() + 1)
              : " The other %d have no scores of single test rows."
                  .formatted(groups.size() - own.size() - 1));
    }
    text.append(whatWould(own, best, all.size()));
    Difference size = own.get(0).difference();
    if (size.seeds() == 1) {
      text.append(
          " This rests on one seed: it is of these trained models on other rows of the same kind,"
              + " and says nothing of training them again.");
    }
    return Optional.of(text.toString());
  }

  private static String standing(List<Contest.Pair> pairs, String best, Contest contest) {
    List<String> close =
        pairs.stream()
            .filter(pair -> !pair.outcome().toldApart())
            .map(pair -> other(pair, best))
            .toList();
    int others = pairs.size();
    String next = next(pairs, best, contest);
    if (close.isEmpty()) {
      return others == 1
          ? ", and better than the other, " + next
          : ", and better than each of the %d others; than the next, %s".formatted(others, next);
    }
    if (close.size() == others) {
      return others == 1
          ? ", but not told apart from the other, " + next
          : ", but none of the %d others is told apart from it; the next is %s"
              .formatted(others, next);
    }
    return ", but not told apart from %s; the next is %s; better than the other %d"
        .formatted(Comparison.words(close), next, others - close.size());
  }

  /** What would tell the nearest of those apart that are not; empty if all are. */
  private static String whatWould(List<Contest.Pair> pairs, String best, int all) {
    List<Contest.Pair> close = pairs.stream().filter(pair -> !pair.outcome().toldApart()).toList();
    if (close.isEmpty()) {
      return "";
    }
    Contest.Pair nearest = nearest(close, best);
    String other = other(nearest, best);
    Difference difference = nearest.difference();
    if (nearest.outcome() == Contest.Outcome.TOO_FEW_DRAWS) {
      return " Of %s there are too few draws of z: more of them, by --common-measure-samples, may tell it apart."
          .formatted(other);
    }
    if (difference.mean() == 0) {
      return " No size would tell %s apart, as they do not differ.".formatted(other);
    }
    if (difference.seeds() == 1) {
      return " More seeds would say whether the difference from %s is one of chance."
          .formatted(other);
    }
    int seeds = difference.seedsToTellApart(nearest.level(), POWER, MOST_SEEDS);
    String words =
        seeds == 0
            ? " No number of seeds would tell %s apart on these test examples; more of them are needed."
                .formatted(other)
            : " If the difference from %s is real and as large as here, about %d seeds would tell it apart in %.0f %% of cases."
                .formatted(other, seeds, 100 * POWER);
    return difference.seeds() == 2 && all > 1
        ? words + " " + ofTwoSeeds(nearest, difference, all)
        : words;
  }

  /** A variance of two values has a single degree of freedom, whose quantiles run away. */
  private static String ofTwoSeeds(Contest.Pair pair, Difference difference, int all) {
    double reach = (pair.mixed().high() - pair.mixed().low()) / 2;
    return "With two seeds the correction for %d pairs leaves hardly anything to be told apart: it takes %.0f times the standard error."
        .formatted(all, reach / difference.standardError());
  }

  /** The next in the ranking; the seeds that all have may rank them otherwise. */
  private static Contest.Pair nearest(List<Contest.Pair> pairs, String best) {
    return pairs.stream()
        .filter(pair -> pair.first().name().equals(best))
        .findFirst()
        .orElse(pairs.get(0));
  }

  /** "sigma-1_beta-4, by 0.0012 bits, 95 % interval [−0.0001, 0.0025]". */
  private static String next(List<Contest.Pair> pairs, String best, Contest contest) {
    Contest.Pair first = nearest(pairs, best);
    String number = "%." + contest.digits() + "f";
    return "%s, by %s%s, %.0f %% interval %s"
        .formatted(
            other(first, best),
            String.format(Locale.ROOT, number, Math.abs(first.difference().mean())),
            contest.unit().isEmpty() ? "" : " " + contest.unit(),
            100 * (1 - contest.falseAlarm()),
            first.mixed().rounded(contest.digits()));
  }

  private static String other(Contest.Pair pair, String best) {
    return pair.first().name().equals(best) ? pair.second().name() : pair.first().name();
  }
}
