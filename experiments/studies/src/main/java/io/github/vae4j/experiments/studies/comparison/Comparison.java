package io.github.vae4j.experiments.studies.comparison;

import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.run.Findings;
import io.github.vae4j.experiments.studies.SeedGroup;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Decoders compared on every measure that means the same for all of them, with one chance of a
 * false alarm for all pairs of a measure: an answer in one sentence, why measures disagree where
 * they do, then the pairs.
 *
 * @param told measures of which sentences speak
 * @param listed measures that have tables only
 */
public record Comparison(List<CommonScores> told, List<CommonScores> listed) {
  public Comparison {
    told = List.copyOf(told);
    listed = List.copyOf(listed);
  }

  /** The measures of decoders of images. */
  public static Comparison ofDecoders() {
    return new Comparison(
        List.of(
            CommonScores.bitsPerDimension(),
            CommonScores.thresholded(),
            CommonScores.squaredError()),
        List.of(CommonScores.psnr(), CommonScores.ssim()));
  }

  /** A measure that at least two groups have, its best groups, and its pairs. */
  private record Measured(CommonScores scores, List<Contest.Pair> pairs) {
    List<Contest.Entrant> ranked() {
      return CommonScores.ranked(pairs);
    }

    /** The best by the mean, and all that are not told apart from it. */
    List<String> best() {
      Contest.Entrant first = ranked().get(0);
      return Stream.concat(
              Stream.of(first.name()),
              pairs.stream()
                  .filter(pair -> pair.first().equals(first))
                  .filter(pair -> !pair.outcome().toldApart())
                  .map(pair -> pair.second().name()))
          .toList();
    }
  }

  /**
   * What follows for groups of one data set.
   *
   * @param random of the bootstrap
   */
  public Findings findings(List<SeedGroup> groups, RandomStream random) {
    List<CommonScores> spoken =
        Stream.concat(MeasureScores.of(groups).stream(), told.stream()).toList();
    List<CommonScores> all = Stream.concat(spoken.stream(), listed.stream()).toList();
    List<Measured> measured = new ArrayList<>();
    List<Findings.Table> tables = new ArrayList<>();
    for (CommonScores scores : all) {
      List<Contest.Pair> pairs = scores.pairs(groups, random);
      if (!pairs.isEmpty()) {
        tables.addAll(scores.tables(pairs, groups));
        if (spoken.contains(scores)) {
          measured.add(new Measured(scores, pairs));
        }
      }
    }
    List<String> sentences = new ArrayList<>();
    if (!measured.isEmpty()) {
      sentences.add(answer(measured, groups));
      disagreement(measured, groups).ifPresent(sentences::add);
      measured.forEach(each -> sentences.addAll(each.scores().sentences(each.pairs())));
    }
    return new Findings(sentences, tables, List.of());
  }

  private static String answer(List<Measured> measured, List<SeedGroup> groups) {
    Difference size = measured.get(0).pairs().get(0).difference();
    List<String> parts = measured.stream().map(each -> best(each, groups.size())).toList();
    String text =
        "On %d test rows and %d seed%s: %s."
            .formatted(
                size.examples(),
                size.seeds(),
                size.seeds() == 1 ? "" : "s",
                String.join("; ", parts));
    return size.seeds() == 1
        ? text.replaceFirst(
            "\\.$", " (of these trained models: one seed says nothing of training).")
        : text;
  }

  /** "laplace is best in bits per dimension on 256 levels (2.1234 bits)". */
  private static String best(Measured measured, int groups) {
    CommonScores scores = measured.scores();
    List<Contest.Entrant> ranked = measured.ranked();
    List<String> best = measured.best();
    String value = scores.contest().withUnit(scores.sign() * ranked.get(0).mean());
    String told =
        best.size() == 1
            ? "%s is best in %s".formatted(best.get(0), scores.contest().measure())
            : best.size() < ranked.size()
                ? "%s is first in %s, not told apart from %s"
                    .formatted(
                        best.get(0),
                        scores.contest().measure(),
                        words(best.subList(1, best.size())))
                : "none is told apart from the first, %s, in %s"
                    .formatted(best.get(0), scores.contest().measure());
    String of = ranked.size() == groups ? "" : ", of the %d that have it".formatted(ranked.size());
    return "%s (%s%s)".formatted(told, value, of);
  }

  /** "A, B and C". */
  static String words(List<String> names) {
    int last = names.size() - 1;
    return last == 0
        ? names.get(0)
        : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
  }

  /** Why no decoder is among the best of all measures; empty where one is. */
  private static Optional<String> disagreement(List<Measured> measured, List<SeedGroup> groups) {
    Set<String> everywhere = new HashSet<>(measured.get(0).best());
    measured.forEach(each -> everywhere.retainAll(each.best()));
    if (!everywhere.isEmpty()) {
      return Optional.empty();
    }
    String text =
        MeasureScores.of(groups).stream()
                .anyMatch(scores -> measured.get(0).scores().equals(scores))
            ? MeasureScores.disagreement()
            : "The measures disagree, as they ask different things: bits per dimension how probable"
                + " every grey level is, the thresholded image only on which side of ½ a pixel"
                + " lies, the squared error only where the mean is, with no regard to how sure"
                + " the decoder is.";
    return Optional.of(text + WideGaussian.words(groups));
  }
}
