package io.github.vae4j.experiments.studies;

import io.github.vae4j.core.run.ExperimentInfo;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.experiments.runner.Experiment;
import java.util.List;

/** One configuration, with one seed or several. */
public final class SingleRun implements Experiment {
  private final RunSpec spec;
  private final List<Long> seeds;

  public SingleRun(RunSpec spec, List<Long> seeds) {
    this.spec = spec;
    this.seeds = List.copyOf(seeds);
  }

  @Override
  public ExperimentInfo info() {
    return new ExperimentInfo(
        "run", "How well does %s model these data?".formatted(spec.label()), List.of());
  }

  @Override
  public List<RunSpec> runs() {
    return seeds.stream().map(seed -> spec.with("seed", seed)).toList();
  }
}
