package io.github.vae4j.core.optim;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All an optimiser remembers between two steps, for a checkpoint: restored, it goes on with the
 * same bits.
 *
 * @param steps how many steps were made
 * @param arrays the remembered arrays by parameter and role: "encoder.0.weight:mean"
 */
public record OptimizerState(long steps, SortedMap<String, float[]> arrays) {
  public OptimizerState {
    arrays = new TreeMap<>(arrays);
  }

  /** State of those arrays. */
  public static OptimizerState of(long steps, Map<String, float[]> arrays) {
    return new OptimizerState(steps, new TreeMap<>(arrays));
  }
}
