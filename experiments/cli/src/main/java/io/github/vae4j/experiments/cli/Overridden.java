package io.github.vae4j.experiments.cli;

import com.google.inject.Module;
import io.github.vae4j.core.run.ExperimentInfo;
import io.github.vae4j.core.run.Findings;
import io.github.vae4j.core.run.RunResult;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.experiments.runner.Experiment;
import java.util.List;
import java.util.function.UnaryOperator;

/** An experiment with every run changed by what the command line says. */
record Overridden(Experiment experiment, UnaryOperator<RunSpec> change) implements Experiment {
  @Override
  public ExperimentInfo info() {
    return experiment.info();
  }

  @Override
  public List<RunSpec> runs() {
    return experiment.runs().stream().map(change).toList();
  }

  @Override
  public List<Module> modules() {
    return experiment.modules();
  }

  @Override
  public Findings conclude(List<RunResult> results) {
    return experiment.conclude(results);
  }
}
