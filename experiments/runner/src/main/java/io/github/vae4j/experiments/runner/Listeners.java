package io.github.vae4j.experiments.runner;

import io.github.vae4j.core.run.EpochRow;
import io.github.vae4j.core.run.ExperimentInfo;
import io.github.vae4j.core.run.Figure;
import io.github.vae4j.core.run.Findings;
import io.github.vae4j.core.run.KlCheck;
import io.github.vae4j.core.run.Provenance;
import io.github.vae4j.core.run.RunFacts;
import io.github.vae4j.core.run.RunListener;
import io.github.vae4j.core.run.RunResult;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.core.run.StepRow;
import io.github.vae4j.core.run.Terms;
import java.util.List;

/** Several listeners as one, told in order. */
public record Listeners(List<RunListener> all) implements RunListener {
  public Listeners {
    all = List.copyOf(all);
  }

  @Override
  public void experimentStarted(ExperimentInfo info, List<RunSpec> runs, Provenance provenance) {
    all.forEach(listener -> listener.experimentStarted(info, runs, provenance));
  }

  @Override
  public void runStarted(RunSpec spec, RunFacts facts) {
    all.forEach(listener -> listener.runStarted(spec, facts));
  }

  @Override
  public void stepDone(RunSpec spec, int epoch, int step, int steps, Terms terms) {
    all.forEach(listener -> listener.stepDone(spec, epoch, step, steps, terms));
  }

  @Override
  public void stepLogged(RunSpec spec, StepRow row) {
    all.forEach(listener -> listener.stepLogged(spec, row));
  }

  @Override
  public void epochFinished(RunSpec spec, EpochRow row) {
    all.forEach(listener -> listener.epochFinished(spec, row));
  }

  @Override
  public void klChecked(RunSpec spec, KlCheck check) {
    all.forEach(listener -> listener.klChecked(spec, check));
  }

  @Override
  public void figureProduced(RunSpec spec, Figure figure) {
    all.forEach(listener -> listener.figureProduced(spec, figure));
  }

  @Override
  public void runFinished(RunResult result) {
    all.forEach(listener -> listener.runFinished(result));
  }

  @Override
  public void experimentFinished(List<RunResult> results, Findings findings) {
    all.forEach(listener -> listener.experimentFinished(results, findings));
  }
}
