package io.github.vae4j.core.run;

import java.util.Map;

/**
 * What is logged for one split after one epoch.
 *
 * @param epoch from 1; 0 is before any training
 * @param objective what the optimiser minimised, mean over steps; NaN where it was not computed
 * @param seconds time spent on this split in this epoch
 * @param diagnostics further figures by column name, such as {@code sigma_at_floor}
 */
public record EpochRow(
    int epoch,
    Split split,
    Terms terms,
    double objective,
    double seconds,
    Map<String, Double> diagnostics) {}
