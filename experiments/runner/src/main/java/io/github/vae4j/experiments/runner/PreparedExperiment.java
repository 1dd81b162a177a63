package io.github.vae4j.experiments.runner;

import io.github.vae4j.core.InputException;
import io.github.vae4j.core.run.ExperimentInfo;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.experiments.runner.failure.Memory;
import io.github.vae4j.experiments.runner.preparation.PreparedRun;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An experiment whose runs and data have been checked, ready to be carried out. */
public final class PreparedExperiment {
  private final Experiment experiment;
  private final ExperimentInfo info;
  private final List<RunSpec> specs;
  private final List<PreparedRun> runs;
  private final Map<RunSpec, InputException> refused;

  PreparedExperiment(
      Experiment experiment,
      List<RunSpec> specs,
      List<PreparedRun> runs,
      Map<RunSpec, InputException> refused) {
    this.experiment = experiment;
    this.info = experiment.info();
    this.specs = List.copyOf(specs);
    this.runs = List.copyOf(runs);
    this.refused = Collections.unmodifiableMap(new LinkedHashMap<>(refused)); // in their order
  }

  /** What it asks. */
  public ExperimentInfo info() {
    return info;
  }

  /** The specifications of all its runs, in order; those that can be carried out are complete. */
  public List<RunSpec> specs() {
    return specs;
  }

  /** The specifications of the runs that can be carried out. */
  public List<RunSpec> ready() {
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

  /** Why the others cannot be carried out. */
  Map<RunSpec, InputException> refused() {
    return refused;
  }

  List<PreparedRun> runs() {
    return runs;
  }
}
