package io.github.vae4j.experiments.cli.pages;

import com.google.inject.Module;
import io.github.vae4j.core.run.ExperimentInfo;
import io.github.vae4j.core.run.Findings;
import io.github.vae4j.core.run.RunResult;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.experiments.runner.Experiment;
import java.util.List;

/** An experiment with little data and small networks: enough to see that it runs. */
record Small(Experiment experiment) implements Experiment {
  @Override
  public ExperimentInfo info() {
    return experiment.info();
  }

  @Override
  public List<RunSpec> runs() {
    return experiment.runs().stream().map(Small::shrunk).toList();
  }

  private static RunSpec shrunk(RunSpec run) {
    return run.with("data.train", 256)
        .with("data.test", 64)
        .with("hidden", 16)
        .with("latent", 2)
        .with("batch", 64)
        .with("epochs", 1)
        .with("audit-detect", 0.1);
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
