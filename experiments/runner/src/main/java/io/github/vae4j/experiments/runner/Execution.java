package io.github.vae4j.experiments.runner;

import io.github.vae4j.core.run.Provenance;
import io.github.vae4j.core.run.RunListener;
import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.experiments.runner.checkpoint.CheckpointStore;

/**
 * Where and under whose eyes an experiment is carried out; nothing here changes its results.
 *
 * @param device computes
 * @param listener is told what happens
 * @param checkpoints keeps the state of runs
 * @param interruption asks for an early stop
 * @param provenance is recorded with the results
 */
public record Execution(
    Device device,
    RunListener listener,
    CheckpointStore checkpoints,
    Interruption interruption,
    Provenance provenance) {

  /** The same with another listener. */
  Execution with(RunListener other) {
    return new Execution(device, other, checkpoints, interruption, provenance);
  }
}
