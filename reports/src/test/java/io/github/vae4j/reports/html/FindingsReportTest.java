package io.github.vae4j.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vae4j.core.run.ExperimentInfo;
import io.github.vae4j.core.run.Findings;
import io.github.vae4j.core.run.Provenance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FindingsReportTest {
  private static final ExperimentInfo INFO =
      new ExperimentInfo("speed", "Is <this> fast?", List.of());
  private static final Provenance PROVENANCE =
      new Provenance(Instant.EPOCH, "run --quick", "", Map.of("cpu", "a processor"));

  @TempDir private Path folder;

  /** A heading must not be empty. */
  @Test
  void isCalledByItsNameWhereNothingIsAsked() throws IOException {
    Path file = folder.resolve("page.html");
    FindingsReport.write(
        file, new ExperimentInfo("speed", "", List.of()), Findings.none(), PROVENANCE);
    assertThat(Jsoup.parse(Files.readString(file)).select("h1").text()).isEqualTo("speed");
  }

  @Test
  void showsSentencesTablesAndProvenance() throws IOException {
    Findings findings =
        new Findings(
            List.of("Yes & no."),
            List.of(
                new Findings.Table(
                    "Times",
                    List.of("case", "median (ms)"),
                    List.of(List.of("a", "1.5"), List.of("b", "")),
                    "a note")),
            List.of());
    Path file = folder.resolve("page.html");
    FindingsReport.write(file, INFO, findings, PROVENANCE);
    Document page = Jsoup.parse(Files.readString(file));
    assertThat(page.title()).isEqualTo("speed – vae4j report");
    assertThat(page.select("h1").text()).isEqualTo("Is <this> fast?");
    assertThat(page.select(".lead").text()).isEqualTo("Yes & no.");
    assertThat(page.select("#findings caption").text()).isEqualTo("Times");
    assertThat(page.select("#findings tbody tr").eachText()).containsExactly("a 1.5", "b");
    assertThat(page.select("#findings td.number")).hasSize(2);
    assertThat(page.select("#findings .notes").text()).isEqualTo("a note");
    assertThat(page.select("#provenance tbody tr").eachText())
        .containsExactly(
            "command run --quick",
            "started 1970-01-01T00:00:00Z",
            "commit not known",
            "cpu a processor");
  }

  @Test
  void showsPlots() throws IOException {
    Findings.Line line =
        new Findings.Line("a<b", List.of(-2.0, 0.5, 1.0), List.of(1.0, Double.NaN, 3.0));
    Findings.Plot plot = new Findings.Plot("Rise", "x", "nats", List.of(line));
    Findings.Plot empty = new Findings.Plot("Nothing", "x", "y", List.of());
    Path file = folder.resolve("page.html");
    FindingsReport.write(
        file, INFO, new Findings(List.of(), List.of(), List.of(empty, plot)), PROVENANCE);
    Document page = Jsoup.parse(Files.readString(file));
    assertThat(page.select("figcaption").eachText()).containsExactly("Rise (nats)");
    assertThat(page.select("#plot0").attr("aria-label")).isEqualTo("Line chart: Rise. nats by x.");
    assertThat(page.select("#charts").html())
        .contains("a\\u003cb", "[-2.0,1.0]", "[0.5,\"-\"]", "\"from\":-2.000002");
  }
}
