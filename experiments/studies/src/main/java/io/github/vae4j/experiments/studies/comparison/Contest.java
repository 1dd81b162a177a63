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

  /**
   * One model.
   *
   * @param scores [seeds][examples], higher is better, nats or bits of each example
   */
  public record Entrant(String name, double[][] scores) {
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
    NOT_TOLD_APART
  }

  /**
   * One pair.
   *
   * @param bootstrap interval of the mean over examples, of the models as they were trained
   * @param mixed interval over examples and seeds
   * @param adjusted p-value after Holm's correction
   */
  public record Pair(
      Entrant first,
      Entrant second,
      Difference difference,
      Interval bootstrap,
      Interval mixed,
      double adjusted,
      Outcome outcome) {}

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
    double[] adjusted =
        Holm.adjusted(differences.stream().mapToDouble(Difference::pValue).toArray());
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
              difference.interval(1 - falseAlarm),
              adjusted[i],
              outcome(difference, adjusted[i], falseAlarm)));
    }
    return pairs;
  }

  private static Outcome outcome(Difference difference, double adjusted, double falseAlarm) {
    if (!(adjusted <= falseAlarm)) {
      return Outcome.NOT_TOLD_APART;
    }
    return difference.mean() > 0 ? Outcome.BETTER : Outcome.WORSE;
  }

  /** A pair in a sentence, the better one first. */
  public String sentence(Pair pair) {
    Difference difference = pair.difference();
    String size =
        "%s, %.0f %% interval %s (of these trained models, by bootstrap: %s), %d seed%s, %d test examples"
            .formatted(
                withUnit(Math.abs(difference.mean())),
                100 * (1 - falseAlarm),
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
        };
    String text = sentence.formatted(pair.first().name(), pair.second().name(), measure, size);
    if (pair.outcome() == Outcome.NOT_TOLD_APART) {
      text += " " + whatWould(difference);
    }
    if (difference.seeds() == 1) {
      text += " With one seed this is of these two trained models, not of the way they were made.";
    }
    return text;
  }

  private String whatWould(Difference difference) {
    if (difference.mean() == 0) {
      return "No size would, as they do not differ.";
    }
    if (difference.seeds() == 1) {
      return "More seeds would say whether the difference is one of chance.";
    }
    int seeds = difference.seedsToTellApart(1 - falseAlarm, MOST_SEEDS);
    return seeds == 0
        ? "No number of seeds would on these test examples; more of them are needed."
        : "If it is real, about %d seeds would tell it apart.".formatted(seeds);
  }

  /** "1.23 nats". */
  String withUnit(double value) {
    return number(value) + (unit.isEmpty() ? "" : " " + unit);
  }

  private String number(double value) {
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }
}
