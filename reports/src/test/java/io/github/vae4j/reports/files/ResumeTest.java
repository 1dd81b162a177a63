package io.github.vae4j.reports.files;

import static io.github.vae4j.reports.Events.check;
import static io.github.vae4j.reports.Events.epoch;
import static io.github.vae4j.reports.Events.facts;
import static io.github.vae4j.reports.Events.spec;
import static io.github.vae4j.reports.Events.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vae4j.core.InputException;
import io.github.vae4j.core.run.Findings;
import io.github.vae4j.core.run.RunListener;
import io.github.vae4j.core.run.RunResult;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.core.run.RunStatus;
import io.github.vae4j.core.run.Split;
import io.github.vae4j.reports.Events;
import io.github.vae4j.reports.FileReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An experiment of two runs, stopped in the third epoch of the first and resumed after the second.
 */
class ResumeTest {
  private static final List<RunSpec> RUNS = List.of(spec("a", 1), spec("b", 1));

  @TempDir Path temp;

  /** Findings of earlier versions had plots of points alone. */
  @Test
  void findingsOfAnEarlierVersionAreRead() throws IOException {
    FileReport report = FileReport.create(temp.resolve("old"));
    report.experimentStarted(Events.info(), RUNS, Events.provenance());
    Files.writeString(
        report.folder().findings(),
        """
        {"sentences": [], "tables": [], "plots": [{"title": "t", "x_label": "x", "y_label": "y",
          "lines": [{"name": "a", "x": [1.0, 2.0], "y": [3.0, 4.0]}]}]}
        """);
    Findings.Plot plot = FindingsJson.read(report.folder()).plots().get(0);
    assertThat(plot.xScale()).isEqualTo(Findings.Scale.LINEAR);
    assertThat(plot.lines())
        .containsExactly(new Findings.Line("a", List.of(1.0, 2.0), List.of(3.0, 4.0)));
  }

  @Test
  void rowsAfterTheCheckpointAreWrittenAgainAndNothingElseChanges() throws IOException {
    Path whole = temp.resolve("whole");
    RunListener one = start(FileReport.create(whole));
    one.runStarted(RUNS.get(0), facts());
    epochs(one, RUNS.get(0), 1, 4);
    one.runFinished(result(RUNS.get(0), RunStatus.DONE, 4));
    run(one, RUNS.get(1));

    Path stopped = temp.resolve("stopped");
    RunListener first = start(FileReport.create(stopped));
    first.runStarted(RUNS.get(0), facts());
    epochs(first, RUNS.get(0), 1, 3);
    first.stepLogged(RUNS.get(0), step(4, 40));
    first.runFinished(result(RUNS.get(0), RunStatus.INTERRUPTED, 3));
    RunListener second = start(FileReport.resume(stopped));
    second.runStarted(RUNS.get(0), facts("counting", 2));
    epochs(second, RUNS.get(0), 3, 4);
    second.runFinished(result(RUNS.get(0), RunStatus.DONE, 4));
    run(second, RUNS.get(1));

    for (String file :
        List.of(
            "epochs.csv",
            "summary.csv",
            "kl_checks.csv",
            "runs/a-s1/epochs.csv",
            "runs/a-s1/steps.csv",
            "runs/b-s1/steps.csv")) {
      assertThat(stopped.resolve(file)).hasSameTextualContentAs(whole.resolve(file));
    }
    Manifest manifest = Manifest.read(OutputFolder.open(stopped));
    assertThat(manifest.sessions()).hasSize(2);
    assertThat(manifest.runs()).extracting(Manifest.Run::status).containsOnly(RunStatus.DONE);
  }

  @Test
  void whileItGoesOnEarlierRowsStandAndLaterOnesAreGone() throws IOException {
    Path out = temp.resolve("out");
    RunListener first = start(FileReport.create(out));
    first.runStarted(RUNS.get(0), facts());
    epochs(first, RUNS.get(0), 1, 3);
    RunListener second = start(FileReport.resume(out));
    second.runStarted(RUNS.get(0), facts("counting", 2));

    assertThat(CsvFile.read(out.resolve("epochs.csv")))
        .extracting(row -> row.get("epoch"))
        .containsExactly("1", "1", "2", "2");
    assertThat(CsvFile.read(out.resolve("kl_checks.csv")))
        .extracting(row -> row.get("epoch"))
        .containsExactly("1", "2");
    assertThat(CsvFile.read(out.resolve("runs/a-s1/steps.csv")))
        .extracting(row -> row.get("step"))
        .containsExactly("10", "20");
  }

  @Test
  void aRunThatStartsAfreshLosesAllItsRowsAndTheOthersKeepTheirs() {
    Path out = temp.resolve("out");
    RunListener first = start(FileReport.create(out));
    first.runStarted(RUNS.get(0), facts());
    epochs(first, RUNS.get(0), 0, 1);
    first.runFinished(result(RUNS.get(0), RunStatus.DIVERGED, 1));
    run(first, RUNS.get(1));
    RunListener second = start(FileReport.resume(out));
    second.runStarted(RUNS.get(0), facts());

    assertThat(CsvFile.read(out.resolve("epochs.csv")))
        .extracting(row -> row.get("run"))
        .containsOnly("b-s1");
    assertThat(CsvFile.read(out.resolve("summary.csv")))
        .extracting(row -> row.get("status"))
        .containsExactly("running", "done");
  }

  @Test
  void aResultToldAgainKeepsItsTimes() {
    Path out = temp.resolve("out");
    Instant[] now = {Instant.parse("2026-03-01T10:00:00Z")};
    RunListener first =
        start(new FileReport(OutputFolder.create(out), () -> now[0] = now[0].plusSeconds(1)));
    run(first, RUNS.get(0));
    Manifest.Run before = Manifest.read(OutputFolder.open(out)).runs().get(0);
    RunListener second =
        start(new FileReport(OutputFolder.open(out), () -> now[0] = now[0].plusSeconds(1000)));
    second.runFinished(result(RUNS.get(0), RunStatus.DONE, 2));

    assertThat(Manifest.read(OutputFolder.open(out)).runs().get(0)).isEqualTo(before);
  }

  @Test
  void findingsOfAnEarlierSessionAreForgotten() {
    Path out = temp.resolve("out");
    RunListener first = start(FileReport.create(out));
    first.experimentFinished(List.of(), new Findings(List.of("Early."), List.of(), List.of()));
    assertThat(FindingsJson.read(OutputFolder.open(out)).sentences()).containsExactly("Early.");
    start(FileReport.resume(out));
    assertThat(FindingsJson.read(OutputFolder.open(out)).sentences()).isEmpty();
  }

  @Test
  void damagedFilesAreNamed() throws IOException {
    Path out = temp.resolve("out");
    start(FileReport.create(out));
    Files.writeString(out.resolve("manifest.json"), "{\"format\": 1");
    assertThatThrownBy(() -> FileReport.resume(out))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("manifest.json is damaged");
  }

  @Test
  void runsThatWouldShareAFolderAreRefused() {
    FileReport report = FileReport.create(temp.resolve("out"));
    List<RunSpec> runs = List.of(spec("a", 1), spec("A", 1));
    assertThatThrownBy(() -> report.experimentStarted(Events.info(), runs, Events.provenance()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("'a-s1' and 'A-s1'");
  }

  private static RunListener start(FileReport report) {
    report.experimentStarted(Events.info(), RUNS, Events.provenance());
    return report;
  }

  private static void run(RunListener listener, RunSpec spec) {
    listener.runStarted(spec, facts());
    epochs(listener, spec, 1, 2);
    listener.runFinished(result(spec, RunStatus.DONE, 2));
  }

  private static void epochs(RunListener listener, RunSpec spec, int first, int last) {
    for (int epoch = first; epoch <= last; epoch++) {
      listener.stepLogged(spec, step(epoch, 10 * epoch));
      listener.epochFinished(spec, epoch(epoch, Split.TRAIN, -100.0 / (epoch + 1), epoch));
      listener.epochFinished(spec, epoch(epoch, Split.TEST, -110.0 / (epoch + 1), epoch));
      listener.klChecked(spec, check(epoch, epoch, epoch + 0.01, true));
    }
  }

  private static RunResult result(RunSpec spec, RunStatus status, int epochs) {
    return new RunResult(
        spec, status, epochs, List.of(), List.of(), Map.of("test_elbo", -100.0 / epochs), "");
  }
}
