package io.github.vae4j.experiments.studies.comparison;

import io.github.vae4j.core.random.RandomStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Several models on one measure, each pair compared, with one chance of a false alarm for all of
 * them together.
 *
 * @param measure in words, with its unit: "bits per dimension on 256 levels"
 * @param unit of a difference: "bits"; empty for a bare number
 * @param digits after the point
 */
public record Contest(String measure, String unit, int digits, double falseAlarm) {
  private static final int BOOTSTRAP_SAMPLES = 2000;
  private static final int MOST_SEEDS = 1000;
  private static final double POWER = 0.8;

  /**
   * How many times what an estimate rose by from half of its draws to all may still be missing: Σ
   * 2^−i/8 over i ≥ 1, as if the error fell with the eighth root of their number. Importance
   * weights with heavy tails are that slow (docs/decisions/common-measure.md).
   */
  static final double MISSING = 1 / (Math.pow(2, 1 / 8.0) - 1);

  /**
   * One model.
   *
   * @param scores [seeds][examples], higher is better, nats or bits of each example
   * @param rise by how much their mean rose from half of the draws of z to all; 0 if they are exact
   */
  public record Entrant(String name, double[][] scores, double rise) {
    /** One whose scores are exact. */
    public Entrant(String name, double[][] scores) {
      this(name, scores, 0);
    }

    double mean() {
      double sum = 0;
      for (double[] seed : scores) {
        for (double score : seed) {
          sum += score / seed.length;
        }
      }
      return sum / scores.length;
    }
  }

  /** What came of a pair. */
  public enum Outcome {
    BETTER,
    WORSE,
    /** As far apart as chance makes equal models. */
    NOT_TOLD_APART,
    /** Further apart, but not by more than chance and further draws of z may make up together. */
    TOO_FEW_DRAWS;

    /** Whether one is said to be better. */
    public boolean toldApart() {
      return this == BETTER || this == WORSE;
    }
  }

  /**
   * One pair.
   *
   * @param bootstrap interval of the mean over examples, of the models as they were trained
   * @param mixed interval over examples and seeds, of probability 1 − level
   * @param level what p was held against: Holm's share of the false alarms of all pairs
   * @param adjusted p-value after Holm's correction
   */
  public record Pair(
      Entrant first,
      Entrant second,
      Difference difference,
      Interval bootstrap,
      Interval mixed,
      double level,
      double adjusted,
      Outcome outcome) {
    /** By how much the difference moved from half of the draws of z to all. */
    double movement() {
      return Math.abs(first.rise() - second.rise());
    }
  }

  /** All pairs, the better one by the mean first, in the order of the ranking. */
  public List<Pair> pairs(List<Entrant> entrants, RandomStream random) {
    List<Entrant> ranked =
        entrants.stream()
            .sorted(java.util.Comparator.comparingDouble(Entrant::mean).reversed())
            .toList();
    List<Entrant[]> couples = new ArrayList<>();
    for (int i = 0; i < ranked.size(); i++) {
      for (int j = i + 1; j < ranked.size(); j++) {
        couples.add(new Entrant[] {ranked.get(i), ranked.get(j)});
      }
    }
    List<PairedScores> scores =
        couples.stream()
            .map(couple -> new PairedScores(couple[0].scores(), couple[1].scores()))
            .toList();
    List<Difference> differences = scores.stream().map(Difference::of).toList();
    double[] p = differences.stream().mapToDouble(Difference::pValue).toArray();
    double[] adjusted = Holm.adjusted(p);
    double[] levels = Holm.levels(falseAlarm, p);
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < couples.size(); i++) {
      Difference difference = differences.get(i);
      pairs.add(
          new Pair(
              couples.get(i)[0],
              couples.get(i)[1],
              difference,
              new Bootstrap(BOOTSTRAP_SAMPLES)
                  .ofMean(scores.get(i).byExample(), 1 - falseAlarm, random.split(i)),
              difference.interval(1 - levels[i]),
              levels[i],
              adjusted[i],
              outcome(couples.get(i), difference, levels[i])));
    }
    return pairs;
  }

  private static Outcome outcome(Entrant[] couple, Difference difference, double level) {
    if (difference.pValue() > level) {
      return Outcome.NOT_TOLD_APART;
    }
    double missing = MISSING * Math.abs(couple[0].rise() - couple[1].rise());
    Interval interval = difference.interval(1 - level);
    double least = Math.min(Math.abs(interval.low()), Math.abs(interval.high()));
    if (least <= missing && missing > 0) {
      return Outcome.TOO_FEW_DRAWS;
    }
    return difference.mean() > 0 ? Outcome.BETTER : Outcome.WORSE;
  }

  /** A pair in a sentence, the better one first. */
  public String sentence(Pair pair) {
    Difference difference = pair.difference();
    String size =
        "%s, %.0f %% interval%s %s (of these trained models, by bootstrap: %s), %d seed%s, %d test examples"
            .formatted(
                withUnit(Math.abs(difference.mean())),
                100 * (1 - falseAlarm),
                pair.level() < falseAlarm ? ", widened for all pairs," : "",
                pair.mixed().rounded(digits),
                pair.bootstrap().rounded(digits),
                difference.seeds(),
                difference.seeds() == 1 ? "" : "s",
                difference.examples());
    String sentence =
        switch (pair.outcome()) {
          case BETTER -> "%s is better than %s in %s: by %s.";
          case WORSE -> "%s is worse than %s in %s: by %s.";
          case NOT_TOLD_APART ->
              "%s and %s are not told apart at this size in %s: they differ by %s.";
          case TOO_FEW_DRAWS ->
              "%s and %s are not told apart by so few draws of z in %s: they differ by %s.";
        };
    String text = sentence.formatted(pair.first().name(), pair.second().name(), measure, size);
    if (pair.outcome() == Outcome.NOT_TOLD_APART) {
      text += " " + whatWould(pair);
    }
    if (pair.outcome() == Outcome.TOO_FEW_DRAWS) {
      text +=
          " From half of the draws to all that moved by %s, and more of them may move it by %.0f times as much: --common-measure-samples."
              .formatted(withUnit(pair.movement()), MISSING);
    }
    if (difference.seeds() == 1) {
      text += " With one seed this is of these two trained models, not of the way they were made.";
    }
    return text;
  }

  private String whatWould(Pair pair) {
    Difference difference = pair.difference();
    if (difference.mean() == 0) {
      return "No size would, as they do not differ.";
    }
    if (difference.seeds() == 1) {
      return "More seeds would say whether the difference is one of chance.";
    }
    int seeds = difference.seedsToTellApart(pair.level(), POWER, MOST_SEEDS);
    return seeds == 0
        ? "No number of seeds would on these test examples; with many seeds about %d of them would in %.0f %% of cases."
            .formatted(difference.examplesToTellApart(pair.level(), POWER), 100 * POWER)
        : "If it is real and as large as this, about %d seeds would tell it apart in %.0f %% of cases."
            .formatted(seeds, 100 * POWER);
  }

  /** "1.23 nats". */
  String withUnit(double value) {
    return number(value) + (unit.isEmpty() ? "" : " " + unit);
  }

  private String number(double value) {
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }
}
