package io.github.vae4j.experiments.studies.comparison;

import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.run.Findings;
import io.github.vae4j.core.run.RunResult;
import io.github.vae4j.core.run.RunSettings;
import io.github.vae4j.experiments.runner.evaluation.CommonMeasure;
import io.github.vae4j.experiments.studies.SeedGroup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Groups of runs compared on a score that every test row has, and that means the same for all: a
 * sentence for each two neighbours of the ranking, the ranking, and all pairs.
 *
 * @param key of the scores in {@link RunResult#examples}
 * @param sign 1 where higher is better, −1 where lower is
 * @param reason why a group without such scores is not ranked
 */
public record CommonScores(String key, int sign, Contest contest, Unranked reason) {
  static final double FALSE_ALARM = 0.05;

  private static final String BOUND =
      (" z is averaged out by importance sampling, which in expectation makes a model worse than it is, by more the fewer the draws: what changed from half of them to all is likely the least that is missing. Two models are told apart where the interval of their difference is further from 0 than %.0f times what that difference changed by. More draws: --common-measure-samples.")
          .formatted(Contest.MISSING);

  /** The code length of grey images on the levels of 8 bits. */
  public static CommonScores bitsPerDimension() {
    return new CommonScores(
        "bits_per_dimension",
        -1,
        new Contest("bits per dimension on 256 levels", "bits", 4, FALSE_ALARM),
        Unranked.IN_BITS);
  }

  /** Importance-sampled log p(x), for runs whose likelihoods are of one measure. */
  public static CommonScores logLikelihood() {
    return new CommonScores(
        "log_likelihood",
        1,
        new Contest("test log-likelihood", "nats", 2, FALSE_ALARM),
        Unranked.NOT_SCORED);
  }

  /** The probability of images made binary at ½. */
  public static CommonScores thresholded() {
    return new CommonScores(
        "thresholded_log_mass",
        1,
        new Contest("log-probability of the thresholded images", "nats", 2, FALSE_ALARM),
        Unranked.AT_THE_THRESHOLD);
  }

  /** The squared error of the decoder's mean on the data as they are, summed over D. */
  public static CommonScores squaredError() {
    return new CommonScores(
        "squared_error",
        -1,
        new Contest("squared error of the mean", "", 3, FALSE_ALARM),
        Unranked.NOT_SCORED);
  }

  /** The peak signal-to-noise ratio of the decoder's mean. */
  public static CommonScores psnr() {
    return new CommonScores(
        "psnr", 1, new Contest("PSNR of the mean", "dB", 3, FALSE_ALARM), Unranked.NOT_SCORED);
  }

  /** The structural similarity of the decoder's mean. */
  public static CommonScores ssim() {
    return new CommonScores(
        "ssim", 1, new Contest("SSIM of the mean", "", 4, FALSE_ALARM), Unranked.NOT_SCORED);
  }

  /**
   * What is known of a group.
   *
   * @param bySeed its scores
   * @param rise of their mean from half of the draws to all, in the mean over its runs
   */
  private record Scored(String name, Map<String, double[]> bySeed, double rise) {}

  /**
   * What follows for groups of one data set.
   *
   * @param random of the bootstrap
   */
  public Findings findings(List<SeedGroup> groups, RandomStream random) {
    List<Contest.Pair> pairs = pairs(groups, random);
    if (pairs.isEmpty()) {
      return Findings.none();
    }
    return new Findings(sentences(pairs), tables(pairs, groups), List.of());
  }

  /** One for each two neighbours of the ranking. */
  List<String> sentences(List<Contest.Pair> pairs) {
    List<Contest.Entrant> ranked = ranked(pairs);
    return pairs.stream()
        .filter(pair -> ranked.indexOf(pair.second()) == ranked.indexOf(pair.first()) + 1)
        .map(contest::sentence)
        .toList();
  }

  /**
   * The ranking, with the reason of those that are not ranked, and all pairs.
   *
   * @param groups of the pairs, and those without scores
   */
  List<Findings.Table> tables(List<Contest.Pair> pairs, List<SeedGroup> groups) {
    List<Contest.Entrant> ranked = ranked(pairs);
    List<List<String>> unranked =
        groups.stream()
            .filter(group -> ranked.stream().noneMatch(each -> each.name().equals(group.name())))
            .map(group -> List.of(group.name(), reason.of(group)))
            .toList();
    return List.of(ranking(ranked, unranked), table(pairs));
  }

  /**
   * All pairs of groups that have scores, of the seeds that all of them have; the best group of all
   * comes first in the first pair. None where fewer than two groups, or no seed, are left.
   *
   * @param random of the bootstrap
   */
  public List<Contest.Pair> pairs(List<SeedGroup> groups, RandomStream random) {
    List<Scored> scored =
        groups.stream()
            .map(group -> new Scored(group.name(), bySeed(group), rise(group)))
            .filter(group -> !group.bySeed().isEmpty())
            .toList();
    Set<String> seeds = commonSeeds(scored);
    return scored.size() < 2 || seeds.isEmpty()
        ? List.of()
        : contest.pairs(
            scored.stream()
                .map(group -> new Contest.Entrant(group.name(), of(group, seeds), group.rise()))
                .toList(),
            random.split(key));
  }

  /** The scores of every test row of a run, higher is better; empty if it has none. */
  public Optional<double[]> scores(RunResult result) {
    double[] values = result.examples().get(key);
    return values != null && Arrays.stream(values).allMatch(Double::isFinite)
        ? Optional.of(Arrays.stream(values).map(value -> sign * value).toArray())
        : Optional.empty();
  }

  private Map<String, double[]> bySeed(SeedGroup group) {
    Map<String, double[]> bySeed = new TreeMap<>();
    for (RunResult result : group.done()) {
      String seed = result.spec().asMap().getOrDefault(RunSettings.SEED.key(), "");
      scores(result).ifPresent(values -> bySeed.put(seed, values));
    }
    return bySeed;
  }

  /** 0 where scores are no estimates. */
  private double rise(SeedGroup group) {
    return group.done().stream()
        .map(RunResult::metrics)
        .mapToDouble(of -> of.getOrDefault(key, 0.0) - of.getOrDefault(halfKey(), Double.NaN))
        .filter(Double::isFinite)
        .map(rise -> sign * rise)
        .average()
        .orElse(0);
  }

  private String halfKey() {
    return key + CommonMeasure.OF_HALF;
  }

  /** Those that every group has: a seed that one of them lacks would not pair. */
  private static Set<String> commonSeeds(List<Scored> groups) {
    Set<String> common = new TreeSet<>();
    groups.stream().findFirst().ifPresent(group -> common.addAll(group.bySeed().keySet()));
    groups.forEach(group -> common.retainAll(group.bySeed().keySet()));
    return common;
  }

  private static double[][] of(Scored group, Set<String> seeds) {
    return seeds.stream().map(seed -> group.bySeed().get(seed)).toArray(double[][]::new);
  }

  /** The first of all pairs, and those it is paired with, are in the order of their means. */
  static List<Contest.Entrant> ranked(List<Contest.Pair> pairs) {
    List<Contest.Entrant> ranked = new ArrayList<>(List.of(pairs.get(0).first()));
    pairs.stream()
        .filter(pair -> pair.first().equals(ranked.get(0)))
        .map(Contest.Pair::second)
        .forEach(ranked::add);
    return ranked;
  }

  private Findings.Table ranking(List<Contest.Entrant> ranked, List<List<String>> unranked) {
    boolean estimated = ranked.stream().anyMatch(each -> each.rise() != 0);
    List<List<String>> rows = new ArrayList<>();
    ranked.forEach(each -> rows.add(row(each, estimated)));
    unranked.forEach(
        row -> rows.add(estimated ? Stream.concat(row.stream(), Stream.of("")).toList() : row));
    String mean = "mean over test rows and seeds" + inBrackets();
    return new Findings.Table(
        "By " + contest.measure(),
        estimated ? List.of("runs", mean, "by half of the draws") : List.of("runs", mean),
        rows,
        (sign > 0 ? "Higher is better." : "Lower is better.") + (estimated ? BOUND : ""));
  }

  private List<String> row(Contest.Entrant each, boolean estimated) {
    String mean = number(sign * each.mean());
    return estimated
        ? List.of(each.name(), mean, number(sign * (each.mean() - each.rise())))
        : List.of(each.name(), mean);
  }

  private String inBrackets() {
    return contest.unit().isEmpty() ? "" : " (" + contest.unit() + ")";
  }

  private Findings.Table table(List<Contest.Pair> pairs) {
    int seeds = pairs.get(0).difference().seeds();
    List<List<String>> rows = new ArrayList<>();
    for (Contest.Pair pair : pairs) {
      rows.add(
          List.of(
              pair.first().name(),
              pair.second().name(),
              number(pair.difference().mean()),
              pair.mixed().rounded(contest.digits()),
              pValue(pair),
              switch (pair.outcome()) {
                case BETTER -> "better";
                case WORSE -> "worse";
                case NOT_TOLD_APART -> "not told apart";
                case TOO_FEW_DRAWS -> "too few draws";
              }));
    }
    return new Findings.Table(
        "Pairs by " + contest.measure(),
        List.of("first", "second", "by" + inBrackets(), "interval", "p", "first is"),
        rows,
        ("Paired differences on the same test rows, %d seed%s; 95 %% intervals over rows and seeds; p and intervals corrected by Holm for the %d pair%s of this measure.%s")
            .formatted(
                seeds,
                seeds == 1 ? "" : "s",
                pairs.size(),
                pairs.size() == 1 ? "" : "s",
                seeds > 1
                    ? ""
                    : " With one seed, interval and p are about these trained models on other rows of the same kind; they say nothing of training the same decoders again."));
  }

  /** "0.012", or "< 1e-10" where it is smaller than what is worked out. */
  private static String pValue(Contest.Pair pair) {
    return pair.difference().pValue() > Difference.LEAST_P
        ? String.format(Locale.ROOT, "%.2g", pair.adjusted())
        : "< 1e-10";
  }

  String number(double value) {
    return String.format(Locale.ROOT, "%." + contest.digits() + "f", value);
  }
}
