package io.github.vae4j.experiments.studies.evaluation;

import io.github.vae4j.core.estimate.ElboSurgery;
import io.github.vae4j.core.estimate.InferenceGap;
import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.experiments.runner.TrainedRun;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Where the nats go between log p(x) and the ELBO: the inference gap and its two parts, the mean KL
 * and its parts, and the dimensions of z that carry nothing.
 *
 * @param rows test rows, from the first on; fewer where there are fewer
 */
public record GapsEvaluation(int rows, InferenceGap gap, ElboSurgery surgery) {

  /**
   * Carries it out.
   *
   * @param lines hears how far it is
   */
  public Evaluated of(Device device, List<TrainedRun> runs, Consumer<String> lines) {
    List<RunGaps> all = new ArrayList<>();
    for (TrainedRun run : runs) {
      int used = Math.min(rows, run.testSize());
      lines.accept("%s: gaps of %d test rows".formatted(run.name(), used));
      all.add(RunGaps.of(device, run, gap, surgery, used, new Milestones(used, lines)));
    }
    List<KnownBound> bounds = all.stream().flatMap(each -> each.bounds().stream()).toList();
    GapsFindings findings = new GapsFindings(all, bounds, gap, surgery);
    return new Evaluated(
        "gaps",
        "Where the nats go",
        findings.findings(),
        findings.sheets(),
        bounds.stream().allMatch(KnownBound::passed));
  }
}
