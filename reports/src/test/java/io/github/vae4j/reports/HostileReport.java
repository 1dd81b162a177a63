package io.github.vae4j.reports;

import static io.github.vae4j.reports.Events.HOSTILE;
import static io.github.vae4j.reports.Events.check;
import static io.github.vae4j.reports.Events.epoch;
import static io.github.vae4j.reports.Events.figure;
import static io.github.vae4j.reports.Events.spec;

import io.github.vae4j.core.run.ExperimentInfo;
import io.github.vae4j.core.run.Figure;
import io.github.vae4j.core.run.Findings;
import io.github.vae4j.core.run.NumberTable;
import io.github.vae4j.core.run.Provenance;
import io.github.vae4j.core.run.RunFacts;
import io.github.vae4j.core.run.RunResult;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.core.run.RunStatus;
import io.github.vae4j.core.run.Split;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A report in which every text from outside would do harm if it were taken for markup. */
public final class HostileReport {
  /** Of JavaScript a line separator, of HTML nothing. */
  public static final String LINE_SEPARATOR = "\u2028";

  private HostileReport() {}

  public static FileReport write(Path out) {
    RunSpec spec =
        spec(HOSTILE + LINE_SEPARATOR, 1, "likelihood.x", "setting " + HOSTILE, "data", HOSTILE);
    RunSpec other = spec("\"quoted' " + "long ".repeat(60) + "x".repeat(300), 1, "data", HOSTILE);
    FileReport report = FileReport.create(out);
    report.experimentStarted(
        new ExperimentInfo(HOSTILE, "question " + HOSTILE, List.of("reference " + HOSTILE)),
        List.of(spec, other),
        new Provenance(Instant.EPOCH, "command " + HOSTILE, "", Map.of("e", "jdk " + HOSTILE)));
    RunResult result = tell(report, spec, RunStatus.FAILED);
    RunResult second = tell(report, other, RunStatus.DONE);
    report.experimentFinished(
        List.of(result, second),
        new Findings(
            List.of("sentence " + HOSTILE),
            List.of(
                new Findings.Table(
                    HOSTILE,
                    List.of("heading " + HOSTILE, "b"),
                    List.of(List.of("cell " + HOSTILE, "<b>bold</b>")),
                    "note " + HOSTILE)),
            List.of(
                new Findings.Plot(
                    HOSTILE,
                    HOSTILE,
                    HOSTILE,
                    List.of(new Findings.Line(HOSTILE, List.of(1.0, 2.0), List.of(1.0, 3.0)))))));
    return report;
  }

  private static RunResult tell(FileReport report, RunSpec spec, RunStatus status) {
    report.runStarted(
        spec, new RunFacts(1, 1, 1, 1, "lebesgue", "support " + HOSTILE, "hash " + HOSTILE, 0));
    for (int epoch = 1; epoch <= 3; epoch++) {
      Map<String, Double> diagnostics = Map.of("diagnostic " + HOSTILE, 1.0 * epoch);
      report.epochFinished(spec, epoch(epoch, Split.TEST, -1.0 / epoch, 1, diagnostics));
    }
    report.klChecked(spec, check(1, 1, 2, false));
    report.figureProduced(spec, figure(HOSTILE, "caption " + HOSTILE + "\"><img src=x>"));
    report.figureProduced(spec, figure("other", "<b>bold</b>"));
    for (String name : List.of("reconstructions", "latent-dimensions")) {
      report.figureProduced(
          spec,
          new Figure(
              name,
              "caption " + HOSTILE,
              1,
              2,
              2,
              new float[][] {new float[4], {1, 1, 1, 1}},
              List.of("row | " + HOSTILE, "row \"><img src=x>")));
    }
    report.tableProduced(
        spec,
        new NumberTable(
            "kl_dimensions",
            List.of("dimension", "kl", "mean_variance"),
            new double[][] {{1, 0.5, 0.9}}));
    report.tableProduced(
        spec,
        new NumberTable(
            "latent", List.of("row", "label", "pc1", "pc2"), new double[][] {{0, -7, 1, 2}}));
    RunResult result =
        new RunResult(
            spec,
            status,
            3,
            List.of(),
            List.of(),
            Map.of(HOSTILE, 1.0, "test_kl", 1.0, "test_expected_log_likelihood", -1.0),
            status == RunStatus.FAILED ? "message " + HOSTILE : "");
    report.runFinished(result);
    return result;
  }
}
