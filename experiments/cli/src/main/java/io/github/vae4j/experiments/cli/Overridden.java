package io.github.vae4j.experiments.cli;

import com.google.inject.Module;
import io.github.vae4j.core.InputException;
import io.github.vae4j.core.run.ExperimentInfo;
import io.github.vae4j.core.run.Findings;
import io.github.vae4j.core.run.RunResult;
import io.github.vae4j.core.run.RunSettings;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.experiments.runner.Experiment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An experiment with every run changed by what the command line says.
 *
 * @param settings on top of those of each run; a seed among them takes the place of all seeds, as
 *     the following do; runs that then are the same are refused
 * @param seeds if there are any, each configuration is trained with each of them
 */
record Overridden(Experiment experiment, Map<String, String> settings, List<Long> seeds)
    implements Experiment {
  @Override
  public ExperimentInfo info() {
    return experiment.info();
  }

  @Override
  public List<RunSpec> runs() {
    List<RunSpec> runs = experiment.runs().stream().map(run -> run.withAll(settings)).toList();
    String seed = RunSettings.SEED.key();
    if (settings.containsKey(seed)) {
      requireDistinct(runs);
      return runs;
    }
    if (seeds.isEmpty()) {
      return runs;
    }
    List<RunSpec> seeded = new ArrayList<>();
    runs.stream()
        .map(run -> run.with(seed, seeds.get(0)))
        .distinct()
        .forEach(run -> seeds.forEach(each -> seeded.add(run.with(seed, each))));
    return seeded;
  }

  /** With one seed for all, runs that differed in their seed alone would be one. */
  private void requireDistinct(List<RunSpec> runs) {
    List<RunSpec> own = experiment.runs();
    for (int i = 0; i < runs.size(); i++) {
      int first = runs.indexOf(runs.get(i));
      if (first < i) {
        throw new InputException(
            "runs '%s' and '%s' differ in nothing but what the command line sets (--seed), and would be one run; leave out --seed, or give --seeds, with which each configuration is trained"
                .formatted(own.get(first).runName(), own.get(i).runName()));
      }
    }
  }

  @Override
  public List<Module> modules() {
    return experiment.modules();
  }

  @Override
  public Findings concludeEarly(List<RunResult> results) {
    return experiment.concludeEarly(results);
  }

  @Override
  public Findings conclude(List<RunResult> results) {
    return experiment.conclude(results);
  }
}
