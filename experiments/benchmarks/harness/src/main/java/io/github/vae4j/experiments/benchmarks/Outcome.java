package io.github.vae4j.experiments.benchmarks;

import io.github.vae4j.experiments.benchmarks.protocol.Report;
import java.util.List;

/** How a process ended. */
sealed interface Outcome {
  /** With its report. */
  record Done(Report report) implements Outcome {}

  /**
   * Without.
   *
   * @param reason in a few words
   * @param lastLines what it said last
   */
  record Failed(String reason, List<String> lastLines) implements Outcome {}
}
