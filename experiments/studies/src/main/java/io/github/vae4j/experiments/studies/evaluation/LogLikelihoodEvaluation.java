package io.github.vae4j.experiments.studies.evaluation;

import io.github.vae4j.core.estimate.AnnealedImportanceSampling;
import io.github.vae4j.core.estimate.BoundCurve;
import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.experiments.runner.TrainedRun;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * log p(x) of trained runs, with error bars and what is known of their worth: importance sampling
 * with q(z|x) and its curve over the number of draws, and annealed importance sampling, which
 * brackets the truth on rows simulated from the model.
 *
 * @param rows test rows, from the first on; fewer where there are fewer
 * @param samples S, draws for each row
 * @param annealing empty for none
 * @param annealedRows rows that are annealed, from the first on
 */
public record LogLikelihoodEvaluation(
    int rows, int samples, Optional<AnnealedImportanceSampling.Plan> annealing, int annealedRows) {

  /**
   * Carries it out.
   *
   * @param lines hears how far it is
   */
  public Evaluated of(Device device, List<TrainedRun> runs, Consumer<String> lines) {
    List<RunEvidence> evidence = new ArrayList<>();
    Map<String, RunBracket> brackets = new LinkedHashMap<>();
    List<KnownBound> bounds = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    for (TrainedRun run : runs) {
      int used = Math.min(rows, run.testSize());
      lines.accept(
          "%s: log p(x) of %d test rows from %d draws each".formatted(run.name(), used, samples));
      Milestones milestones = new Milestones(used, lines);
      RunEvidence found = RunEvidence.of(device, run, used, samples, milestones);
      evidence.add(found);
      bounds.addAll(bounds(found));
      annealing.ifPresent(
          plan ->
              AnnealedImportanceSampling.whyNot(run.vae())
                  .ifPresentOrElse(
                      reason -> notes.add("%s is not annealed: %s.".formatted(run.name(), reason)),
                      () -> {
                        RunBracket bracket = anneal(device, run, plan, lines);
                        brackets.put(run.name(), bracket);
                        bounds.addAll(bounds(run.name(), bracket));
                      }));
    }
    LogLikelihoodFindings findings = new LogLikelihoodFindings(evidence, brackets, bounds, notes);
    return new Evaluated(
        "log-likelihood",
        "log p(x)",
        findings.findings(),
        findings.sheets(),
        bounds.stream().allMatch(KnownBound::passed));
  }

  private RunBracket anneal(
      Device device, TrainedRun run, AnnealedImportanceSampling.Plan plan, Consumer<String> lines) {
    int used = Math.min(Math.min(rows, annealedRows), run.testSize());
    lines.accept(
        "%s: annealing %d test rows and %d simulated ones, %d chains of %d temperatures each"
            .formatted(run.name(), used, used, plan.chains(), plan.temperatures()));
    return RunBracket.of(device, run, plan, used, samples, new Milestones(3 * used, lines));
  }

  /** The curve over k must not fall. */
  private static List<KnownBound> bounds(RunEvidence evidence) {
    List<BoundCurve.Step> steps = evidence.curve().steps(KnownBound.FALSE_ALARM);
    return steps.stream()
        .filter(step -> !step.passed())
        .findFirst()
        .or(() -> steps.stream().reduce((first, second) -> second))
        .map(
            step ->
                new KnownBound(
                    evidence.run().name(),
                    "the bound rises with k (from %d to %d)".formatted(step.from(), step.to()),
                    step.rise(),
                    "at least 0, within its standard error of "
                        + NatsText.error(step.standardError()),
                    step.passed()))
        .stream()
        .toList();
  }

  /** An upper bound must not lie below a lower one. */
  private static List<KnownBound> bounds(String run, RunBracket bracket) {
    return List.of(
        KnownBound.notNegative(run, "upper bound - forward AIS", bracket.gap()),
        KnownBound.notNegative(run, "upper bound - importance sampling", bracket.importanceGap()));
  }
}
