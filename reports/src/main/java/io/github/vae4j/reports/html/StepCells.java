package io.github.vae4j.reports.html;

import java.util.Map;

/** A row of a run's {@code steps.csv}, as far as the report shows it. */
record StepCells(double step, double learningRate, double gradientNorm) {
  static StepCells of(Map<String, String> row) {
    return new StepCells(
        Numbers.parse(row.getOrDefault("step", "")),
        Numbers.parse(row.getOrDefault("learning_rate", "")),
        Numbers.parse(row.getOrDefault("gradient_norm", "")));
  }
}
