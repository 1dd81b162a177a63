package io.github.vae4j.experiments.runner;

import com.google.inject.Inject;
import io.github.vae4j.core.InputException;
import io.github.vae4j.core.kl.KlRegistry;
import io.github.vae4j.core.plugin.Components;
import io.github.vae4j.core.plugin.Dimensions;
import io.github.vae4j.core.plugin.Kind;
import io.github.vae4j.core.run.Findings;
import io.github.vae4j.core.run.RunFacts;
import io.github.vae4j.core.run.RunListener;
import io.github.vae4j.core.run.RunResult;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.core.run.RunStatus;
import io.github.vae4j.core.vae.Vae;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Carries out an experiment: all checks first, then run after run. */
public final class ExperimentRunner {
  private static final Dimensions NONE = new Dimensions(0, 0);

  private final Components components;
  private final ModelBuilder builder;

  @Inject
  public ExperimentRunner(Components components, KlRegistry klRegistry) {
    this.components = components;
    this.builder = new ModelBuilder(components, klRegistry);
  }

  /**
   * Checks all runs, trains them in order, and lets the experiment conclude. A run that fails does
   * not stop the others.
   *
   * @return a result for each run that was started
   * @throws InputException before any training, if a specification or the data are wrong
   */
  public List<RunResult> run(Experiment experiment, Execution execution) {
    Preparation preparation = new Preparation(components, builder);
    List<PreparedRun> runs = new ArrayList<>();
    for (RunSpec spec : preparation.complete(experiment.runs())) {
      runs.add(preparation.prepare(spec));
    }
    RunListener listener = execution.listener();
    listener.experimentStarted(
        experiment.info(), runs.stream().map(PreparedRun::spec).toList(), execution.provenance());
    List<RunResult> results = new ArrayList<>();
    for (PreparedRun run : runs) {
      if (execution.interruption().requested()) {
        break;
      }
      RunResult result = run(run, execution);
      listener.runFinished(result);
      results.add(result);
    }
    Findings findings =
        execution.interruption().requested() ? Findings.none() : experiment.conclude(results);
    listener.experimentFinished(results, findings);
    return results;
  }

  private RunResult run(PreparedRun run, Execution execution) {
    RunSpec spec = run.spec();
    Vae vae = builder.build(spec, run.data().train(), run.streams().initialization());
    Trainer trainer =
        new Trainer(
            run,
            vae,
            spec.create(Kind.OBJECTIVE, components, NONE),
            spec.create(Kind.OPTIMIZER, components, NONE),
            spec.create(Kind.SCHEDULE, components, NONE),
            execution);
    int resumedFrom = trainer.restore();
    execution.listener().runStarted(spec, facts(run, vae, resumedFrom));
    try {
      return trainer.train();
    } catch (DivergedException e) {
      return trainer.stopped(RunStatus.DIVERGED, String.valueOf(e.getMessage()));
    } catch (RuntimeException | OutOfMemoryError e) {
      // A component that fails takes its own run down, not those beside it.
      return trainer.stopped(RunStatus.FAILED, describe(e));
    }
  }

  private static RunFacts facts(PreparedRun run, Vae vae, int resumedFrom) {
    return new RunFacts(
        run.train().size(),
        run.test().size(),
        run.data().train().dim(),
        vae.parameters().stream().mapToLong(parameter -> parameter.shape().size()).sum(),
        run.likelihood().measure().name().toLowerCase(Locale.ROOT),
        run.likelihood().support().toString(),
        run.data().hash(),
        resumedFrom);
  }

  /** How a run's unexpected end is told: the exception and where it came from. */
  private static String describe(Throwable thrown) {
    StackTraceElement[] trace = thrown.getStackTrace();
    return thrown + (trace.length == 0 ? "" : " (at " + trace[0] + ")");
  }
}
