package io.github.vae4j.experiments.runner.evaluation;

import io.github.vae4j.core.model.Likelihood;
import io.github.vae4j.core.model.Measure;
import java.util.ArrayList;
import java.util.List;

/**
 * The name of log p(x) that tells its measure, so that numbers under one name compare: {@code
 * log_mass}, {@code log_density}, or {@code log_mixed_0-3_7}, a density of columns 0 to 3 and 7 and
 * a mass of the others.
 */
final class MeasureName {
  private MeasureName() {}

  static String of(Likelihood likelihood, int dataDim) {
    return switch (likelihood.measure()) {
      case COUNTING -> "log_mass";
      case LEBESGUE -> "log_density";
      case MIXED -> "log_mixed_" + String.join("_", densities(likelihood, dataDim));
    };
  }

  /** Ranges of columns that have densities. */
  private static List<String> densities(Likelihood likelihood, int dataDim) {
    List<String> ranges = new ArrayList<>();
    int first = 0;
    for (int j = 0; j <= dataDim; j++) {
      if (j == dataDim || likelihood.measure(j) == Measure.COUNTING) {
        if (j > first) {
          ranges.add(j - 1 == first ? "" + first : first + "-" + (j - 1));
        }
        first = j + 1;
      }
    }
    return ranges;
  }
}
