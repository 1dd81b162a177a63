package io.github.vae4j.experiments.cli.pages;

import io.github.vae4j.core.run.RunListener;
import io.github.vae4j.core.run.RunResult;
import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.experiments.runner.Execution;
import io.github.vae4j.experiments.runner.Experiment;
import io.github.vae4j.experiments.runner.ExperimentRunner;
import io.github.vae4j.experiments.runner.Interruption;
import io.github.vae4j.experiments.runner.ProvenanceReader;
import io.github.vae4j.experiments.runner.checkpoint.CheckpointStore;
import java.time.Clock;
import java.util.List;

/** Carries out an experiment that leaves nothing behind. */
final class Quietly {
  private Quietly() {}

  static List<RunResult> run(ExperimentRunner runner, Experiment experiment) {
    try (Device device = Device.cpu(1)) {
      return runner.run(
          experiment,
          new Execution(
              device,
              new RunListener() {},
              CheckpointStore.none(),
              new Interruption(),
              ProvenanceReader.read(Clock.systemUTC(), "", 1)));
    }
  }
}
