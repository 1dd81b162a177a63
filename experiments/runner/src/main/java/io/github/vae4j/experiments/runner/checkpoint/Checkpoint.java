package io.github.vae4j.experiments.runner.checkpoint;

import io.github.vae4j.core.optim.OptimizerState;
import io.github.vae4j.core.run.EpochRow;
import io.github.vae4j.core.run.KlCheck;
import java.util.List;
import java.util.Map;

/**
 * The state of a run after an epoch. Random streams need no state of their own: every draw is a
 * function of the seed, the stream's name and the epoch or step, all of which are here.
 *
 * @param settings the run's complete settings
 * @param epoch epochs done; 0 before any training
 * @param step steps done
 * @param seconds spent on training and evaluation so far
 * @param rows everything logged for an epoch so far
 * @param checks every KL comparison so far
 * @param parameters values by name
 * @param optimizer what the optimiser remembers
 */
public record Checkpoint(
    Map<String, String> settings,
    int epoch,
    long step,
    double seconds,
    List<EpochRow> rows,
    List<KlCheck> checks,
    Map<String, float[]> parameters,
    OptimizerState optimizer) {}
