package io.github.vae4j.experiments.runner;

import io.github.vae4j.core.run.EpochRow;
import io.github.vae4j.core.run.ExperimentInfo;
import io.github.vae4j.core.run.Figure;
import io.github.vae4j.core.run.Findings;
import io.github.vae4j.core.run.KlCheck;
import io.github.vae4j.core.run.NumberTable;
import io.github.vae4j.core.run.Provenance;
import io.github.vae4j.core.run.RunFacts;
import io.github.vae4j.core.run.RunListener;
import io.github.vae4j.core.run.RunResult;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.core.run.StepRow;
import io.github.vae4j.core.run.Terms;
import io.github.vae4j.experiments.runner.failure.RecordingException;
import java.util.List;
import java.util.function.Consumer;

/**
 * Several listeners as one, told in order, by one thread at a time. What one of them throws once
 * the experiment has started comes out as a {@link RecordingException}.
 */
public final class Listeners implements RunListener {
  private final List<RunListener> all;

  public Listeners(List<RunListener> all) {
    this.all = List.copyOf(all);
  }

  private synchronized void tell(Consumer<RunListener> event) {
    try {
      all.forEach(event);
    } catch (RecordingException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new RecordingException(e);
    }
  }

  @Override
  public void experimentStarted(ExperimentInfo info, List<RunSpec> runs, Provenance provenance) {
    all.forEach(listener -> listener.experimentStarted(info, runs, provenance));
  }

  @Override
  public void runStarted(RunSpec spec, RunFacts facts) {
    tell(listener -> listener.runStarted(spec, facts));
  }

  @Override
  public void noticed(RunSpec spec, String notice) {
    tell(listener -> listener.noticed(spec, notice));
  }

  @Override
  public void stepDone(RunSpec spec, int epoch, int step, int steps, Terms terms) {
    tell(listener -> listener.stepDone(spec, epoch, step, steps, terms));
  }

  @Override
  public void stepLogged(RunSpec spec, StepRow row) {
    tell(listener -> listener.stepLogged(spec, row));
  }

  @Override
  public void epochFinished(RunSpec spec, EpochRow row) {
    tell(listener -> listener.epochFinished(spec, row));
  }

  @Override
  public void klChecked(RunSpec spec, KlCheck check) {
    tell(listener -> listener.klChecked(spec, check));
  }

  @Override
  public void figureProduced(RunSpec spec, Figure figure) {
    tell(listener -> listener.figureProduced(spec, figure));
  }

  @Override
  public void tableProduced(RunSpec spec, NumberTable table) {
    tell(listener -> listener.tableProduced(spec, table));
  }

  @Override
  public void rowsScored(RunSpec spec, String what, int done, int rows) {
    tell(listener -> listener.rowsScored(spec, what, done, rows));
  }

  @Override
  public void runKept(RunSpec spec, RunFacts facts) {
    tell(listener -> listener.runKept(spec, facts));
  }

  @Override
  public void runFailed(RunSpec spec, Throwable cause) {
    tell(listener -> listener.runFailed(spec, cause));
  }

  @Override
  public void runFinished(RunResult result) {
    tell(listener -> listener.runFinished(result));
  }

  @Override
  public void experimentFinished(List<RunResult> results, Findings findings) {
    tell(listener -> listener.experimentFinished(results, findings));
  }
}
