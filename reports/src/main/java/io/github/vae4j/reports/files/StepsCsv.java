package io.github.vae4j.reports.files;

import io.github.vae4j.core.run.EpochRow;
import io.github.vae4j.core.run.RunFacts;
import io.github.vae4j.core.run.RunListener;
import io.github.vae4j.core.run.RunResult;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.core.run.StepRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code runs/RUN/steps.csv}: the logged steps of a run. Written after each epoch, not after each
 * step, so that logging costs little.
 */
final class StepsCsv implements RunListener {
  private static final List<String> COLUMNS =
      List.of(
          "run",
          "epoch",
          "step",
          "expected_log_likelihood",
          "kl",
          "elbo",
          "objective",
          "learning_rate",
          "gradient_norm",
          "kl_method",
          "kl_samples");

  private final OutputFolder folder;
  private final Map<String, RowsOfRuns> atWork = new HashMap<>();

  StepsCsv(OutputFolder folder) {
    this.folder = folder;
  }

  @Override
  public void runStarted(RunSpec spec, RunFacts facts) {
    RowsOfRuns own = RowsOfRuns.load(folder.steps(spec.runName()), COLUMNS);
    own.forgetAfter(spec.runName(), facts.resumedFrom());
    atWork.put(spec.runName(), own);
    write(spec);
  }

  @Override
  public void stepLogged(RunSpec spec, StepRow row) {
    RowsOfRuns rows = atWork.get(spec.runName());
    if (rows == null) {
      throw new IllegalStateException("a step of a run that has not started: " + spec.runName());
    }
    rows.add(
        new Cells()
            .text("run", spec.runName())
            .whole("epoch", row.epoch())
            .whole("step", row.step())
            .number("expected_log_likelihood", row.terms().expectedLogLikelihood())
            .number("kl", row.terms().kl())
            .number("elbo", row.terms().elbo())
            .number("objective", row.objective())
            .number("learning_rate", row.learningRate())
            .number("gradient_norm", row.gradientNorm())
            .text("kl_method", row.terms().klMethod().toString())
            .whole("kl_samples", row.terms().klSamples())
            .asMap());
  }

  @Override
  public void epochFinished(RunSpec spec, EpochRow row) {
    write(spec);
  }

  @Override
  public void runFinished(RunResult result) {
    write(result.spec());
    atWork.remove(result.spec().runName());
  }

  private void write(RunSpec spec) {
    RowsOfRuns rows = atWork.get(spec.runName());
    if (rows != null) { // else its steps were written in an earlier session
      rows.write(folder.steps(spec.runName()));
    }
  }
}
