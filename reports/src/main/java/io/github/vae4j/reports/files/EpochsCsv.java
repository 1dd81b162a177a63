package io.github.vae4j.reports.files;

import io.github.vae4j.core.run.EpochRow;
import io.github.vae4j.core.run.ExperimentInfo;
import io.github.vae4j.core.run.Provenance;
import io.github.vae4j.core.run.RunFacts;
import io.github.vae4j.core.run.RunListener;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.core.run.Terms;
import java.util.List;

/** {@code epochs.csv}: both terms of the ELBO, and its diagnostics, of every split and epoch. */
final class EpochsCsv implements RunListener {
  private static final List<String> COLUMNS =
      List.of(
          "run",
          "seed",
          "epoch",
          "split",
          "expected_log_likelihood",
          "kl",
          "elbo",
          "objective",
          "seconds",
          "kl_method",
          "kl_samples");

  private final OutputFolder folder;
  private final RowsOfRuns rows;

  EpochsCsv(OutputFolder folder) {
    this.folder = folder;
    this.rows = RowsOfRuns.load(folder.epochs(), COLUMNS);
  }

  @Override
  public void experimentStarted(ExperimentInfo info, List<RunSpec> runs, Provenance provenance) {
    runs.forEach(spec -> rows.reserve(spec.runName()));
    rows.write(folder.epochs());
  }

  @Override
  public void runStarted(RunSpec spec, RunFacts facts) {
    rows.forgetAfter(spec.runName(), facts.resumedFrom());
    write(spec.runName());
  }

  @Override
  public void epochFinished(RunSpec spec, EpochRow row) {
    Terms terms = row.terms();
    rows.add(
        new Cells()
            .text("run", spec.runName())
            .text("seed", SpecText.seed(spec))
            .whole("epoch", row.epoch())
            .text("split", row.split().toString())
            .number("expected_log_likelihood", terms.expectedLogLikelihood())
            .number("kl", terms.kl())
            .number("elbo", terms.elbo())
            .number("objective", row.objective())
            .number("seconds", row.seconds())
            .text("kl_method", terms.klMethod().toString())
            .whole("kl_samples", terms.klSamples())
            .numbers(row.diagnostics())
            .asMap());
    write(spec.runName());
  }

  private void write(String run) {
    rows.write(folder.epochs());
    rows.write(folder.run(run).resolve("epochs.csv"), run);
  }
}
