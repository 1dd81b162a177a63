package io.github.vae4j.reports.html;

import static io.github.vae4j.reports.Events.epoch;
import static io.github.vae4j.reports.Events.facts;
import static io.github.vae4j.reports.Events.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.vae4j.core.run.RunResult;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.core.run.RunStatus;
import io.github.vae4j.core.run.Split;
import io.github.vae4j.reports.Events;
import io.github.vae4j.reports.FileReport;
import io.github.vae4j.reports.files.OutputFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How runs stand, on a page that is watched and on one that is left. */
class StatusTest {
  @TempDir Path temp;

  private OutputFolder folder(int epochs) {
    RunSpec running = spec("running", 1, "epochs", "3");
    RunSpec bad = spec("bad", 1);
    FileReport report = FileReport.create(temp.resolve("out"));
    report.experimentStarted(
        Events.info(), List.of(running, bad, spec("next", 1)), Events.provenance());
    report.runStarted(bad, facts());
    report.runFinished(
        new RunResult(bad, RunStatus.DIVERGED, 0, List.of(), List.of(), Map.of(), "at step 1"));
    report.runStarted(running, facts());
    for (int i = 1; i <= epochs; i++) {
      report.epochFinished(running, epoch(i, Split.TEST, -100, 20));
    }
    return report.folder();
  }

  @Test
  void whatGoesItsWayIsNoWarningOnAPageThatIsWatched() {
    Document page = Jsoup.parse(Report.text(folder(2)));
    assertThat(page.select(".going").text())
        .isEqualTo("Running: running-s1 (2 of 3 epochs); 1 run waits.");
    assertThat(page.select(".alert.warning")).isEmpty();
    assertThat(page.select(".alert.bad").text()).contains("Diverged", "bad-s1");
  }

  @Test
  void afterTheLastEpochTestRowsAreScored() {
    assertThat(Jsoup.parse(Report.text(folder(3))).select(".going").text())
        .contains("running-s1 (all epochs trained; its test rows are scored now)");
  }

  @Test
  void onAPageThatIsLeftItIsOne() throws IOException {
    Document page = Jsoup.parse(Files.readString(Report.write(folder(2))));
    assertThat(page.select(".going")).isEmpty();
    assertThat(page.select(".alert.warning").text())
        .contains("Not finished when this page was written: running-s1")
        .contains("Not started when this page was written: next-s1");
  }

  /** Pictures come when the first run is done. */
  @Test
  void headingsDoNotChangeWhenTheFirstPicturesCome() {
    Document page = Jsoup.parse(Report.text(folder(1)));
    assertThat(page.select("#curves h3").text()).contains("pixels");
    assertThat(page.select("#curves").text()).contains("The curves begin with the second epoch.");
  }
}
