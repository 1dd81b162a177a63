package io.github.vae4j.experiments.studies.decoders;

import io.github.vae4j.core.run.Findings;
import io.github.vae4j.experiments.studies.Spread;
import io.github.vae4j.experiments.studies.comparison.Contest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.apache.commons.math3.distribution.BinomialDistribution;

/**
 * Sentences and tables of what came of all data sets.
 *
 * @param runs training seeds of each model
 * @param test rows
 */
record DecodersReport(List<Trial> trials, int runs, int test) {
  /** The share of data sets that the true kind must be first on. */
  private static final double LEAST_SHARE = 0.95;

  /** How often identical models may be told apart. */
  private static final double FALSE_ALARM = 0.05;

  /** So many false alarms, or more, have less than this probability if the rate is kept. */
  private static final double IMPROBABLE = 1e-3;

  Findings findings() {
    return new Findings(
        sentences(), List.of(first(), winners(), thresholded(), copies(), sets()), List.of());
  }

  /** What must hold and does not. */
  List<String> failures() {
    List<String> failures = new ArrayList<>();
    for (KnownDecoder kind : kinds()) {
      int sets = of(kind).size();
      long first = count(of(kind), Trial::trueKindFirst);
      if (first < LEAST_SHARE * sets) {
        failures.add(
            text(
                "on data of %s, %s is first on %d of %d data sets; expected at least %.0f %%",
                kind, kind.likelihood(), first, sets, 100 * LEAST_SHARE));
      }
    }
    long alarms = count(trials, Trial::falseAlarm);
    if (probabilityOf(alarms, trials.size()) < IMPROBABLE) {
      failures.add(
          text(
              "identical models are told apart on %d of %d data sets; expected about %.0f %% at most",
              alarms, trials.size(), 100 * FALSE_ALARM));
    }
    return failures;
  }

  private List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    for (KnownDecoder kind : kinds()) {
      List<Trial> own = of(kind);
      sentences.add(
          text(
              "On data of %s, %s is first in %s on %d of %d data sets, and said to be better than"
                  + " each of the others on %d; another kind is said to be better on %d.",
              kind,
              kind.likelihood(),
              measure(kind).measure(),
              count(own, Trial::trueKindFirst),
              own.size(),
              count(own, Trial::toldFromAll),
              count(own, Trial::misled)));
    }
    long alarms = count(trials, Trial::falseAlarm);
    double probability = probabilityOf(alarms, trials.size());
    sentences.add(
        text(
            "Models that differ in their seeds alone are told apart on %d of %d data sets, where"
                + " %.0f %% are allowed: %s.",
            alarms,
            trials.size(),
            100 * FALSE_ALARM,
            probability < IMPROBABLE
                ? text("too many, with a probability of %.1g if the rate were kept", probability)
                : text("the stated rate is kept")));
    List<Trial> grey = trials.stream().filter(trial -> trial.kind().grey()).toList();
    if (!grey.isEmpty()) {
      sentences.add(
          text(
              "By the thresholded rows alone, one bit a pixel, the true kind of grey data is first"
                  + " on %d of %d data sets: that measure is for decoders of bits, tells little of the"
                  + " shape of a density, and is too low by more for a sharper grey decoder.",
              count(grey, Trial::trueKindFirstThresholded), grey.size()));
    }
    return sentences;
  }

  // ---- tables ----------------------------------------------------------------------------------

  private Findings.Table first() {
    return new Findings.Table(
        "The true kind",
        List.of(
            "data of",
            "measure",
            "data sets",
            "first",
            "better than all",
            "another better",
            "lead over the next",
            "unit"),
        kinds().stream()
            .map(
                kind -> {
                  List<Trial> own = of(kind);
                  double[] leads = own.stream().mapToDouble(Trial::lead).toArray();
                  return List.of(
                      kind.toString(),
                      measure(kind).measure(),
                      String.valueOf(own.size()),
                      String.valueOf(count(own, Trial::trueKindFirst)),
                      String.valueOf(count(own, Trial::toldFromAll)),
                      String.valueOf(count(own, Trial::misled)),
                      Spread.of(leads).rounded(measure(kind).digits()),
                      measure(kind).unit());
                })
            .toList(),
        text(
            "First: by the mean over %d test rows and %d training seeds. Better than all, another"
                + " better: the words of the comparison, at 5 %% for all pairs of a data set. Lead: mean"
                + " and deviation over data sets of the distance to the best of the others.",
            test, runs));
  }

  private Findings.Table winners() {
    return table("Who is first", Trial::first, "On the measure of the data.");
  }

  private Findings.Table thresholded() {
    return table(
        "Who is first on the thresholded rows",
        trial -> trial.thresholded().get(0).first().name(),
        "Every kind has this measure, the Bernoulli too; but it is of one bit a pixel.");
  }

  private interface Winner {
    String of(Trial trial);
  }

  private Findings.Table table(String title, Winner winner, String note) {
    List<String> columns = new ArrayList<>(List.of("data of"));
    Arrays.stream(KnownDecoder.values()).map(KnownDecoder::likelihood).forEach(columns::add);
    List<List<String>> rows = new ArrayList<>();
    for (KnownDecoder kind : kinds()) {
      List<String> row = new ArrayList<>(List.of(kind.toString()));
      for (String name : columns.subList(1, columns.size())) {
        long wins = count(of(kind), trial -> winner.of(trial).equals(name));
        row.add(String.valueOf(wins));
      }
      rows.add(row);
    }
    return new Findings.Table(title, columns, rows, note);
  }

  private Findings.Table copies() {
    List<List<String>> rows = new ArrayList<>();
    kinds().forEach(kind -> rows.add(row(kind.toString(), of(kind))));
    rows.add(row("all", trials));
    return new Findings.Table(
        "Identical models",
        List.of("data of", "data sets", "told apart", "share (%)", "so many or more if 5 %"),
        rows,
        text(
            "Models of the true kind, each of %d training seeds of its own; told apart: any pair of"
                + " them. Last column: the probability of so many false alarms if each has a chance of"
                + " 5 %%.",
            runs));
  }

  private static List<String> row(String name, List<Trial> own) {
    long alarms = count(own, Trial::falseAlarm);
    return List.of(
        name,
        String.valueOf(own.size()),
        String.valueOf(alarms),
        text("%.1f", 100.0 * alarms / own.size()),
        text("%.2g", probabilityOf(alarms, own.size())));
  }

  private Findings.Table sets() {
    return new Findings.Table(
        "Data sets",
        List.of(
            "data of", "number", "first", "next or best other", "lead", "p", "identical models"),
        trials.stream()
            .map(
                trial ->
                    List.of(
                        trial.kind().toString(),
                        String.valueOf(trial.number()),
                        trial.first(),
                        trial.rival(),
                        text("%." + measure(trial.kind()).digits() + "f", trial.lead()),
                        text("%.2g", trial.nearest().adjusted()),
                        trial.falseAlarm() ? "told apart" : "not told apart"))
            .toList(),
        "Lead and p: of the true kind against the best of the others, p corrected by Holm.");
  }

  // ---- counting --------------------------------------------------------------------------------

  private List<KnownDecoder> kinds() {
    return trials.stream().map(Trial::kind).distinct().toList();
  }

  private List<Trial> of(KnownDecoder kind) {
    return trials.stream().filter(trial -> trial.kind() == kind).toList();
  }

  private static Contest measure(KnownDecoder kind) {
    return Trial.measure(kind).contest();
  }

  private static long count(List<Trial> trials, Predicate<Trial> what) {
    return trials.stream().filter(what).count();
  }

  /** P(X ≥ count) of a binomial X. */
  private static double probabilityOf(long count, int sets) {
    return count == 0
        ? 1
        : 1
            - new BinomialDistribution(null, sets, FALSE_ALARM)
                .cumulativeProbability((int) count - 1);
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
