package io.github.vae4j.reports.html;

import static io.github.vae4j.reports.Events.HOSTILE;
import static io.github.vae4j.reports.Events.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vae4j.core.InputException;
import io.github.vae4j.core.run.Findings;
import io.github.vae4j.reports.Events;
import io.github.vae4j.reports.FileReport;
import io.github.vae4j.reports.files.EvaluationJson;
import io.github.vae4j.reports.files.OutputFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is found out after training has a section of the page, for as long as its file is there. */
class EvaluationsTest {
  @TempDir Path temp;

  private OutputFolder folder() {
    FileReport report = FileReport.create(temp.resolve("out"));
    report.experimentStarted(Events.info(), List.of(spec("a", 1)), Events.provenance());
    return report.folder();
  }

  private static Findings findings(String name) {
    return new Findings(
        List.of("log p(x) of " + name + " is -7.5"),
        List.of(
            new Findings.Table(
                "Table of " + name, List.of("run", "nats"), List.of(List.of("a-s1", "-7.5")), "")),
        List.of(
            new Findings.Plot(
                "Plot of " + name,
                "k",
                "nats",
                List.of(
                    new Findings.Line(
                        "a-s1",
                        List.of(1.0, 2.0),
                        List.of(Double.NEGATIVE_INFINITY, Double.NaN))))));
  }

  private static Document page(OutputFolder folder) throws IOException {
    return Jsoup.parse(Files.readString(Report.write(folder)));
  }

  @Test
  void eachHasASectionInTheOrderOfNames() throws IOException {
    OutputFolder folder = folder();
    new EvaluationJson("zebra", "Stripes", "./vae4j evaluate", findings("b")).write(folder);
    new EvaluationJson("ant", "Legs", "", findings("a")).write(folder);
    Document page = page(folder);
    assertThat(page.select("nav a").eachText()).containsSubsequence("Verdict", "Legs", "Stripes");
    assertThat(page.select("#evaluation0 h2").text()).isEqualTo("Legs");
    assertThat(page.select("#evaluation0").text())
        .contains("log p(x) of a is −7.5", "Table of a", "Plot of a")
        .doesNotContain("Made by");
    assertThat(page.select("#evaluation1").text()).contains("Made by ./vae4j evaluate");
    assertThat(page.select("#evaluation1 .canvas").eachAttr("id"))
        .containsExactly("evaluation1plot0");
    assertThat(page.select("#charts").get(0).data()).contains("evaluation0plot0");
  }

  @Test
  void theSameNameReplacesTheFormerOne() throws IOException {
    OutputFolder folder = folder();
    new EvaluationJson("ant", "Former", "", findings("a")).write(folder);
    new EvaluationJson("ant", "Later", "", findings("b")).write(folder);
    Document page = page(folder);
    assertThat(page.select("section h2").eachText()).contains("Later").doesNotContain("Former");
  }

  @Test
  void whatComesFromOutsideIsText() throws IOException {
    OutputFolder folder = folder();
    new EvaluationJson(HOSTILE, HOSTILE, HOSTILE, findings(HOSTILE)).write(folder);
    Document page = page(folder);
    assertThat(page.select("script")).hasSize(3);
    assertThat(page.select("#evaluation0").text()).contains("of " + HOSTILE, "by " + HOSTILE);
  }

  @Test
  void aDamagedOneIsBadInput() throws IOException {
    OutputFolder folder = folder();
    new EvaluationJson("ant", "Legs", "", findings("a")).write(folder);
    Files.writeString(folder.evaluations().resolve("ant.json"), "{}");
    assertThatThrownBy(() -> Report.write(folder))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("ant.json is damaged");
  }
}
