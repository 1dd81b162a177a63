package io.github.vae4j.experiments.benchmarks;

import java.util.List;
import java.util.Map;

/**
 * What an engine came to in a case.
 *
 * @param version what the engine said it is
 * @param milliseconds of all timed steps of all rounds
 * @param ratios its time in units of another's, the median of the rounds; by the other's kind
 * @param peakMegabytes the largest of all rounds
 * @param firstStepSeconds the median of the rounds
 * @param loss the mean over the rounds
 * @param trouble why it does not count; empty if it does
 * @param lastLines what a failed process said last
 */
record Row(
    Job job,
    String version,
    Quantiles milliseconds,
    Map<Engine.Kind, Double> ratios,
    double peakMegabytes,
    double firstStepSeconds,
    double loss,
    String trouble,
    List<String> lastLines) {
  /** Its time in units of that engine's; NaN if one of them has none. */
  double ratio(Engine.Kind other) {
    return ratios.getOrDefault(other, Double.NaN);
  }

  boolean good() {
    return trouble.isEmpty();
  }
}
