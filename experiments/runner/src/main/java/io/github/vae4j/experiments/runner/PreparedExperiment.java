package io.github.vae4j.experiments.runner;

import io.github.vae4j.core.run.ExperimentInfo;
import io.github.vae4j.core.run.RunSpec;
import java.util.List;

/** An experiment whose runs and data have been checked, ready to be carried out. */
public final class PreparedExperiment {
  private final Experiment experiment;
  private final ExperimentInfo info;
  private final List<PreparedRun> runs;

  PreparedExperiment(Experiment experiment, ExperimentInfo info, List<PreparedRun> runs) {
    this.experiment = experiment;
    this.info = info;
    this.runs = List.copyOf(runs);
  }

  /** What it asks. */
  public ExperimentInfo info() {
    return info;
  }

  /** Its runs' specifications, complete, in order. */
  public List<RunSpec> specs() {
    return runs.stream().map(PreparedRun::spec).toList();
  }

  Experiment experiment() {
    return experiment;
  }

  List<PreparedRun> runs() {
    return runs;
  }
}
