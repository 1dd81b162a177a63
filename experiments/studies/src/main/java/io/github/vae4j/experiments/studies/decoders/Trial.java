package io.github.vae4j.experiments.studies.decoders;

import io.github.vae4j.experiments.studies.comparison.CommonScores;
import io.github.vae4j.experiments.studies.comparison.Contest;
import io.github.vae4j.experiments.studies.comparison.Contest.Outcome;
import java.util.List;

/**
 * One data set of a known decoder, and what the comparison said of it.
 *
 * @param kind that the data come from
 * @param number of the data set among those of its kind, from 1
 * @param decoders all pairs of the kinds on the data's measure
 * @param thresholded all pairs of the kinds on the thresholded rows
 * @param copies all pairs of models of the true kind that differ in their seeds alone
 */
record Trial(
    KnownDecoder kind,
    int number,
    List<Contest.Pair> decoders,
    List<Contest.Pair> thresholded,
    List<Contest.Pair> copies) {

  /** The measure that the kinds of data are compared on: the sharper one of those all have. */
  static CommonScores measure(KnownDecoder kind) {
    return kind.grey() ? CommonScores.bitsPerDimension() : CommonScores.thresholded();
  }

  /** The likelihood that is first. */
  String first() {
    return decoders.get(0).first().name();
  }

  boolean trueKindFirst() {
    return first().equals(kind.likelihood());
  }

  boolean trueKindFirstThresholded() {
    return thresholded.get(0).first().name().equals(kind.likelihood());
  }

  /** Whether the true kind is said to be better than each of the others. */
  boolean toldFromAll() {
    return decoders.stream()
        .filter(this::ofTrueKind)
        .allMatch(
            pair ->
                pair.first().name().equals(kind.likelihood()) && pair.outcome() == Outcome.BETTER);
  }

  /** Whether another kind is said to be better than the true one: a wrong statement. */
  boolean misled() {
    return decoders.stream()
        .anyMatch(
            pair ->
                pair.second().name().equals(kind.likelihood()) && pair.outcome() == Outcome.BETTER);
  }

  /** The pair of the true kind and the best of the others. */
  Contest.Pair nearest() {
    return decoders.stream().filter(this::ofTrueKind).findFirst().orElseThrow();
  }

  /** By how much the true kind leads the best of the others; below 0 where it does not. */
  double lead() {
    return (trueKindFirst() ? 1 : -1) * nearest().difference().mean();
  }

  /** The best of the others. */
  String rival() {
    return trueKindFirst() ? nearest().second().name() : nearest().first().name();
  }

  /** Whether models that are the same but for their seeds are told apart. */
  boolean falseAlarm() {
    return copies.stream().anyMatch(pair -> pair.outcome().toldApart());
  }

  private boolean ofTrueKind(Contest.Pair pair) {
    return pair.first().name().equals(kind.likelihood())
        || pair.second().name().equals(kind.likelihood());
  }
}
