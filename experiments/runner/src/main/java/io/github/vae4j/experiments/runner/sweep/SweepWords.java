package io.github.vae4j.experiments.runner.sweep;

import io.github.vae4j.core.run.RunGroup;
import io.github.vae4j.core.run.RunResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What a sweep came to in words, for each figure that compares: the best combination, which setting
 * moves the figure most, and how much seeds do.
 */
record SweepWords(List<Axis> axes, Judge judge) {
  private static final List<SweepFigure> TOLD =
      List.of(SweepFigure.BITS, SweepFigure.THRESHOLDED, SweepFigure.ELBO, SweepFigure.ERROR);

  /** A setting, and the least and the largest mean of its values. */
  private record Effect(
      Axis axis, String lowest, double low, String highest, double high, boolean alone) {
    double size() {
      return high - low;
    }
  }

  List<String> of(List<RunResult> done) {
    List<String> sentences = new ArrayList<>();
    for (SweepFigure figure : SweepFigure.comparable(TOLD, done)) {
      List<RunGroup<RunResult>> points = RunGroup.of(done, RunResult::spec);
      if (points.size() > 1) {
        sentences.add(best(figure, done, points));
        moves(figure, done, points).ifPresent(sentences::add);
      }
    }
    return sentences;
  }

  private String best(SweepFigure figure, List<RunResult> done, List<RunGroup<RunResult>> points) {
    RunGroup<RunResult> best =
        points.stream()
            .max(
                Comparator.comparingDouble(
                    point -> figure.sign() * OverSeeds.of(point.runs(), figure.metric()).mean()))
            .orElseThrow();
    return "%s: best by the mean is %s with %s%s%s"
        .formatted(
            capital(figure.words()),
            best.name(),
            OverSeeds.of(best.runs(), figure.metric()).rounded(figure.digits()),
            best.runs().size() > 1 ? " over %d seeds".formatted(best.runs().size()) : ", one seed",
            judge
                .words(figure.metric(), best.name(), done)
                .orElse(
                    ". Whether it is told apart from the others is not known: there are no scores"
                        + " of single test rows to pair, or no seed that all have."));
  }

  private java.util.Optional<String> moves(
      SweepFigure figure, List<RunResult> done, List<RunGroup<RunResult>> points) {
    List<Effect> effects = new ArrayList<>();
    for (Axis axis : axes) {
      MarginalEffects marginal = new MarginalEffects(axis, axes);
      var byValue = marginal.byValue(done);
      if (byValue.size() > 1) {
        String lowest = "";
        String highest = "";
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (var value : byValue.entrySet()) {
          double mean = OverSeeds.of(value.getValue(), figure.metric()).mean();
          if (mean < low) {
            low = mean;
            lowest = value.getKey();
          }
          if (mean > high) {
            high = mean;
            highest = value.getKey();
          }
        }
        effects.add(new Effect(axis, lowest, low, highest, high, marginal.balanced(byValue)));
      }
    }
    if (effects.isEmpty()) {
      return java.util.Optional.empty();
    }
    effects.sort(Comparator.comparingDouble(Effect::size).reversed());
    String number = "%." + figure.digits() + "f";
    Effect first = effects.get(0);
    StringBuilder text =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "%s%s moves%s with %s: from " + number + " (%s) to " + number + " (%s)",
                capital(figure.words()),
                axes.size() > 1 ? ", averaged over all other settings," : "",
                effects.size() > 1 ? " most" : "",
                first.axis().key(),
                first.low(),
                first.lowest(),
                first.high(),
                first.highest()));
    for (Effect effect : effects.subList(1, effects.size())) {
      text.append(
          String.format(Locale.ROOT, "; with %s by " + number, effect.axis().key(), effect.size()));
    }
    text.append('.');
    if (effects.stream().anyMatch(effect -> !effect.alone())) {
      text.append(
          " Values do not all meet the same other settings, so these are not of one setting alone.");
    }
    return java.util.Optional.of(
        text.append(' ').append(SeedSpread.of(points, figure).words(figure.digits())).toString());
  }

  private static String capital(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
