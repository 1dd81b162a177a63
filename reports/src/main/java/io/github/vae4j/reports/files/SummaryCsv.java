package io.github.vae4j.reports.files;

import io.github.vae4j.core.run.EpochRow;
import io.github.vae4j.core.run.ExperimentInfo;
import io.github.vae4j.core.run.Provenance;
import io.github.vae4j.core.run.RunFacts;
import io.github.vae4j.core.run.RunListener;
import io.github.vae4j.core.run.RunResult;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.core.run.RunStatus;
import java.util.List;

/** {@code summary.csv}: one row a run, with its final metrics once it has ended. */
final class SummaryCsv implements RunListener {
  private static final List<String> COLUMNS =
      List.of(
          "run",
          "data",
          "likelihood",
          "prior",
          "encoder",
          "seed",
          "epochs",
          "status",
          "label",
          "measure",
          "binarize");

  private final OutputFolder folder;
  private final RowsOfRuns rows;

  SummaryCsv(OutputFolder folder) {
    this.folder = folder;
    this.rows = RowsOfRuns.load(folder.summary(), COLUMNS);
  }

  @Override
  public void experimentStarted(ExperimentInfo info, List<RunSpec> runs, Provenance provenance) {
    for (RunSpec spec : runs) {
      if (rows.rowsOf(spec.runName()).isEmpty()) {
        rows.put(row(spec, 0, RunStatus.PENDING, "").asMap());
      }
    }
    rows.write(folder.summary());
  }

  @Override
  public void runStarted(RunSpec spec, RunFacts facts) {
    put(row(spec, facts.resumedFrom(), RunStatus.RUNNING, facts.measure()));
  }

  @Override
  public void epochFinished(RunSpec spec, EpochRow row) {
    put(row(spec, row.epoch(), RunStatus.RUNNING, measure(spec)));
  }

  @Override
  public void runFinished(RunResult result) {
    Cells row =
        row(result.spec(), result.epochs(), result.status(), measure(result.spec()))
            .numbers(result.metrics());
    result
        .lastTestTerms()
        .ifPresent(
            terms ->
                row.text("kl_method", terms.klMethod().toString())
                    .whole("kl_samples", terms.klSamples()));
    put(row);
  }

  private void put(Cells row) {
    rows.put(row.asMap());
    rows.write(folder.summary());
  }

  /** As its row has it: a result may be told of a run that ended in an earlier session. */
  private String measure(RunSpec spec) {
    return rows.rowsOf(spec.runName()).stream()
        .map(row -> row.getOrDefault("measure", ""))
        .findFirst()
        .orElse("");
  }

  private static Cells row(RunSpec spec, int epochs, RunStatus status, String measure) {
    Cells cells = new Cells().text("run", spec.runName());
    for (String key : List.of("data", "likelihood", "prior", "encoder")) {
      cells.text(key, SpecText.of(spec, key));
    }
    return cells
        .text("seed", SpecText.seed(spec))
        .whole("epochs", epochs)
        .text("status", status.toString())
        .text("label", spec.label())
        .text("measure", measure)
        .text("binarize", SpecText.of(spec, "binarize"));
  }
}
