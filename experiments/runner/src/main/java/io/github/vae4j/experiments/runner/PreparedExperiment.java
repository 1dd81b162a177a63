package io.github.vae4j.experiments.runner;

import io.github.vae4j.core.run.ExperimentInfo;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.experiments.runner.failure.Memory;
import io.github.vae4j.experiments.runner.preparation.PreparedRun;
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

  /**
   * How many of its runs may be carried out side by side: at most that many, no more than there
   * are, and so few that the memory holds three times what they need at least.
   *
   * @param wanted at least 1
   */
  public int sideBySide(int wanted) {
    double data = runs.stream().mapToDouble(run -> run.memory().data()).max().orElse(0);
    double largest = runs.stream().mapToDouble(run -> run.memory().beside()).max().orElse(0);
    double fitting = (Memory.limit() - data) / (3 * largest);
    return (int) Math.max(1, Math.min(fitting, Math.min(wanted, runs.size())));
  }

  Experiment experiment() {
    return experiment;
  }

  List<PreparedRun> runs() {
    return runs;
  }
}
