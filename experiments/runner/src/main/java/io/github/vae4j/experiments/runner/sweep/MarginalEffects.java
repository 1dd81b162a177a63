package io.github.vae4j.experiments.runner.sweep;

import io.github.vae4j.core.run.Findings;
import io.github.vae4j.core.run.RunResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the values of one setting come to, each the mean over all runs that have it. In a product
 * every value meets the same others, so that differences are the setting's; where runs are missing
 * or settings go together that is not so, and a note says it.
 *
 * @param axis the setting
 * @param all axes of the sweep
 */
record MarginalEffects(Axis axis, List<Axis> all) {
  private static final List<SweepFigure> SHOWN =
      List.of(
          SweepFigure.ELBO,
          SweepFigure.BITS,
          SweepFigure.THRESHOLDED,
          SweepFigure.KL,
          SweepFigure.ERROR,
          SweepFigure.ACTIVE);

  /** The table; empty if no two values have runs that are done. */
  Optional<Findings.Table> of(List<RunResult> done) {
    Map<String, List<RunResult>> byValue = byValue(done);
    if (byValue.size() < 2) {
      return Optional.empty();
    }
    List<SweepFigure> figures = SweepFigure.comparable(SHOWN, done);
    List<String> columns = new ArrayList<>(List.of(axis.key(), "runs"));
    figures.forEach(figure -> columns.add(figure.words()));
    List<List<String>> rows = new ArrayList<>();
    byValue.forEach(
        (value, runs) -> {
          List<String> row = new ArrayList<>(List.of(value, String.valueOf(runs.size())));
          figures.forEach(
              figure -> row.add(OverSeeds.of(runs, figure.metric()).rounded(figure.digits())));
          rows.add(row);
        });
    return Optional.of(
        new Findings.Table(
            "Marginal effect of " + axis.key(),
            columns,
            rows,
            note(byValue, figures.contains(SweepFigure.ELBO))));
  }

  /** The runs that are done, by their value of the setting. */
  Map<String, List<RunResult>> byValue(List<RunResult> done) {
    Map<String, List<RunResult>> byValue = new LinkedHashMap<>();
    for (String value : axis.values()) {
      List<RunResult> own =
          done.stream().filter(result -> axis.valueOf(result.spec()).equals(value)).toList();
      if (!own.isEmpty()) {
        byValue.put(value, own);
      }
    }
    return byValue;
  }

  private String note(Map<String, List<RunResult>> byValue, boolean elbo) {
    List<String> notes = new ArrayList<>();
    notes.add(
        "Each row is the mean over all runs with that value, whatever else they have; ± is the standard deviation of that mean over seeds.");
    if (!balanced(byValue)) {
      notes.add(
          "The values do not meet the same other settings, so that differences are not of this setting alone.");
    }
    if (!elbo) {
      notes.add(
          "ELBOs are left out: the runs have several likelihoods, data or binarisations, and a mean over different measures would mean nothing.");
    }
    List<String> likelihoods =
        all.stream()
            .filter(other -> !other.equals(axis) && other.key().startsWith("likelihood."))
            .map(Axis::key)
            .toList();
    if (elbo && !likelihoods.isEmpty()) {
      notes.add(
          "The ELBO is averaged over different values of %s, which move it by themselves: the curves have it for each of them."
              .formatted(String.join(", ", likelihoods)));
    }
    return String.join(" ", notes);
  }

  /** Whether every value has the same runs, but for itself. */
  boolean balanced(Map<String, List<RunResult>> byValue) {
    return byValue.values().stream()
            .map(runs -> runs.stream().map(this::others).sorted().toList())
            .distinct()
            .count()
        == 1;
  }

  private String others(RunResult result) {
    return all.stream()
            .filter(other -> !other.equals(axis))
            .map(other -> other.key() + "=" + other.valueOf(result.spec()))
            .collect(Collectors.joining(" "))
        + " seed="
        + result.spec().asMap().get("seed");
  }
}
