package io.github.vae4j.reports.files;

import io.github.vae4j.core.run.ExperimentInfo;
import io.github.vae4j.core.run.KlCheck;
import io.github.vae4j.core.run.Provenance;
import io.github.vae4j.core.run.RunFacts;
import io.github.vae4j.core.run.RunListener;
import io.github.vae4j.core.run.RunSpec;
import java.util.List;

/** {@code kl_checks.csv}: every comparison of a closed-form KL with its Monte Carlo estimate. */
final class KlChecksCsv implements RunListener {
  private static final List<String> COLUMNS =
      List.of(
          "run",
          "epoch",
          "posterior",
          "prior",
          "closed_form",
          "monte_carlo",
          "standard_error",
          "z",
          "samples",
          "passed",
          "subject",
          "detectable",
          "false_alarm");

  private final OutputFolder folder;
  private final RowsOfRuns rows;

  KlChecksCsv(OutputFolder folder) {
    this.folder = folder;
    this.rows = RowsOfRuns.load(folder.klChecks(), COLUMNS);
  }

  @Override
  public void experimentStarted(ExperimentInfo info, List<RunSpec> runs, Provenance provenance) {
    runs.forEach(spec -> rows.reserve(spec.runName()));
    rows.write(folder.klChecks());
  }

  @Override
  public void runStarted(RunSpec spec, RunFacts facts) {
    rows.forgetAfter(spec.runName(), facts.resumedFrom());
    rows.write(folder.klChecks());
  }

  @Override
  public void klChecked(RunSpec spec, KlCheck check) {
    rows.add(
        new Cells()
            .text("run", spec.runName())
            .whole("epoch", check.epoch())
            .text("posterior", check.posterior())
            .text("prior", check.prior())
            .number("closed_form", check.closedForm())
            .number("monte_carlo", check.monteCarlo())
            .number("standard_error", check.standardError())
            .number("z", check.z())
            .whole("samples", check.samples())
            .text("passed", Boolean.toString(check.passed()))
            .text("subject", check.subject())
            .number("detectable", check.detectable())
            .number("false_alarm", check.falseAlarm())
            .asMap());
    rows.write(folder.klChecks());
  }
}
