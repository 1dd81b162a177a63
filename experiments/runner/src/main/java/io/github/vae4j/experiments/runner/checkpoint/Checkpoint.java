package io.github.vae4j.experiments.runner.checkpoint;

import io.github.vae4j.core.optim.OptimizerState;
import io.github.vae4j.core.run.EpochRow;
import io.github.vae4j.core.run.KlCheck;
import java.util.List;
import java.util.Map;

/**
 * All that a run needs to go on with the same bits after an epoch. The random streams are not part
 * of it: each is a function of the run's seed and the numbers of epoch and step.
 *
 * @param run whose state this is
 * @param epoch epochs done
 * @param step steps done
 * @param seconds spent on training and evaluation so far
 * @param rows everything logged for an epoch so far
 * @param checks every KL comparison so far
 * @param parameters values by name
 * @param optimizer what the optimiser remembers
 */
public record Checkpoint(
    RunIdentity run,
    int epoch,
    long step,
    double seconds,
    List<EpochRow> rows,
    List<KlCheck> checks,
    Map<String, float[]> parameters,
    OptimizerState optimizer) {
  public Checkpoint {
    rows = List.copyOf(rows);
    checks = List.copyOf(checks);
  }
}
