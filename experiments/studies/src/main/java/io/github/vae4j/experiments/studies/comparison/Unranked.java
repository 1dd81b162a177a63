package io.github.vae4j.experiments.studies.comparison;

import io.github.vae4j.core.run.RunResult;
import io.github.vae4j.experiments.studies.SeedGroup;

/** Why a group of runs that are done stands in a ranking without a number, in the cell's words. */
public enum Unranked {
  /** Of bits per dimension on 256 levels. */
  IN_BITS {
    @Override
    String of(SeedGroup group) {
      if (!group.grey()) {
        return "no: mass of 0/1 pixels";
      }
      return has(group, "bits_per_dimension_dequantised")
          ? "no: only a bound, by dequantisation"
          : NOT_SCORED.of(group);
    }
  },
  /** Of the probability of thresholded images. */
  AT_THE_THRESHOLD {
    @Override
    String of(SeedGroup group) {
      return has(group, "thresholded_log_mass")
          ? NOT_SCORED.of(group)
          : "no: no distribution function";
    }
  },
  /** Of log p(x) of one measure. */
  OF_THE_MEASURE {
    @Override
    String of(SeedGroup group) {
      if (!group.grey()) {
        return "no: mass of 0/1 values";
      }
      String own = MeasureScores.cell(group);
      return own.isEmpty() ? NOT_SCORED.of(group) : "no: %s, another measure".formatted(own);
    }
  },
  /** Of a score that was not asked for, or that is not finite. */
  NOT_SCORED {
    @Override
    String of(SeedGroup group) {
      return "no: not scored";
    }
  };

  abstract String of(SeedGroup group);

  private static boolean has(SeedGroup group, String key) {
    return group.done().stream().map(RunResult::metrics).anyMatch(all -> all.containsKey(key));
  }
}
