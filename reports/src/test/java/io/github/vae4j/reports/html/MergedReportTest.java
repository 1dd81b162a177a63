package io.github.vae4j.reports.html;

import static io.github.vae4j.reports.Events.epoch;
import static io.github.vae4j.reports.Events.facts;
import static io.github.vae4j.reports.Events.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vae4j.core.InputException;
import io.github.vae4j.core.run.Findings;
import io.github.vae4j.core.run.RunResult;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.core.run.RunStatus;
import io.github.vae4j.core.run.Split;
import io.github.vae4j.reports.Events;
import io.github.vae4j.reports.FileReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MergedReportTest {
  @TempDir Path temp;

  /** An experiment's folder whose runs have this ELBO. */
  private Path folder(String name, double elbo, RunSpec... specs) {
    FileReport report = FileReport.create(temp.resolve(name));
    report.experimentStarted(Events.info(), List.of(specs), Events.provenance());
    List<RunResult> results = new ArrayList<>();
    for (RunSpec spec : specs) {
      report.runStarted(spec, facts());
      report.epochFinished(spec, epoch(1, Split.TEST, elbo + 20, 20));
      report.klChecked(spec, Events.check(1, 20, 20.001, true));
      report.figureProduced(spec, Events.figure("prior-samples", "caption"));
      Map<String, Double> metrics =
          Map.of("test_elbo", elbo, "test_kl", 20.0, "test_expected_log_likelihood", elbo + 20);
      results.add(new RunResult(spec, RunStatus.DONE, 1, List.of(), List.of(), metrics, ""));
      report.runFinished(results.get(results.size() - 1));
    }
    report.experimentFinished(
        results, new Findings(List.of("It is " + elbo + "."), List.of(), List.of()));
    return temp.resolve(name);
  }

  private Document merged(Path... folders) throws IOException {
    return Jsoup.parse(Files.readString(Report.merge(List.of(folders), temp.resolve("both.html"))));
  }

  private static List<List<String>> rows(Element table) {
    return table.select("tbody tr").stream().map(row -> row.children().eachText()).toList();
  }

  /** Plots of a folder keep their scales, deviations and settings beside others. */
  @Test
  void plotsStayAsTheyAre() throws IOException {
    FileReport report = FileReport.create(temp.resolve("one"));
    report.experimentStarted(Events.info(), List.of(spec("a", 1)), Events.provenance());
    Findings.Line line =
        new Findings.Line("a", List.of(0.1, 1.0), List.of(2.0, 3.0), List.of(0.25, 0.5), List.of());
    report.experimentFinished(
        List.of(),
        new Findings(
            List.of(),
            List.of(),
            List.of(
                new Findings.Plot(
                    "Plot", "σ", "nats", List.of(line), Findings.Scale.LOGARITHMIC))));
    Document page = merged(temp.resolve("one"), folder("two", -100, spec("b", 1)));
    assertThat(page.select("#charts").get(0).data())
        .contains("\"xScale\":\"LOGARITHMIC\"", "[0.1,2.0,0.25]");
  }

  @Test
  void runsOfBothFoldersStandInOneTable() throws IOException {
    Document page = merged(folder("one", -100, spec("a", 1)), folder("two", -90, spec("b", 1)));
    Element table = page.select("#verdict table").first();
    assertThat(table.select("tbody th").eachText()).containsExactly("a-s1", "b-s1");
    assertThat(table.text()).contains("−100.00").contains("−90.00");
    assertThat(page.select("h1").text()).isEqualTo(Events.info().question());
    assertThat(page.select(".lead li").eachText())
        .containsExactly("one: It is −100.0.", "two: It is −90.0.");
    assertThat(page.select("#audit").text()).contains("2 closed-form KLs");
    assertThat(page.select(".gallery img")).hasSize(2);
    assertThat(page.select("#provenance").text()).contains("one: 2026").contains("two: 2026");
  }

  @Test
  void differentQuestionsAreListedUnderAShortTitle() {
    assertThat(Heading.of(List.of("Is it?", "Is it?"))).isEqualTo(new Heading("Is it?", List.of()));
    assertThat(Heading.of(List.of("Is it?", "Was it?")))
        .isEqualTo(new Heading("2 experiments side by side", List.of("Is it?", "Was it?")));
    String names = "gaussian-fixed, gaussian-learned, discretized-logistic, continuous-bernoulli";
    String question = "Which decoder: " + names + "?";
    assertThat(Heading.of(List.of(question)))
        .isEqualTo(new Heading("Which decoder?", List.of(question)));
  }

  /** Seeds of one configuration are averaged, whichever folder they are in. */
  @Test
  void seedsOfTwoFoldersAreOneGroup() throws IOException {
    Document page = merged(folder("one", -100, spec("a", 1)), folder("two", -90, spec("a", 2)));
    assertThat(rows(page.select("#verdict table").first()).get(0))
        .startsWith("a 2 seeds", "−95.0 ± 7.1");
  }

  /** The same seed in two folders is not two seeds. */
  @Test
  void runsOfOneNameAreToldApartByTheirFolder() throws IOException {
    Document page =
        merged(folder("one", -100, spec("a", 1), spec("a", 2)), folder("two", -90, spec("a", 1)));
    assertThat(page.select("#verdict table").eachText().get(0))
        .contains("a (folder=one) 2 seeds", "a (folder=two) 1 seed");
    assertThat(page.select("#verdict table").last().select("tbody th").eachText())
        .extracting(text -> text.replaceFirst(" .*", ""))
        .containsExactly("one/a-s1", "a-s2", "two/a-s1");
  }

  @Test
  void foldersOfOneNameAreToldApartByTheirPath() throws IOException {
    Files.createDirectories(temp.resolve("x"));
    Files.createDirectories(temp.resolve("y"));
    Path one = folder("x/out", -100, spec("a", 1));
    Path two = folder("y/out", -90, spec("a", 1));
    assertThat(merged(one, two).select("#verdict table").last().select("tbody th").text())
        .contains(one + "/a-s1")
        .contains(two + "/a-s1");
  }

  @Test
  void theTablesForAPaperStandBeside() throws IOException {
    Path one = folder("one", -100, spec("a", 1));
    assertThat(one.resolve("tables.md")).content().contains("| a-s1 | done | −100.00 |");
    assertThat(one.resolve("tables.tex")).content().contains("a-s1 & done & $-100.00$ &");
    merged(one, folder("two", -90, spec("b", 1)));
    assertThat(temp.resolve("both-tables.md")).content().contains("a-s1").contains("b-s1");
    Path page = Report.merge(List.of(one), temp.resolve("new"));
    assertThat(page).isEqualTo(temp.resolve("new/report.html")).exists();
    assertThat(temp.resolve("new/tables.tex")).exists();
  }

  @Test
  void nothingButAnEarlierPageIsOverwritten() throws IOException {
    Path one = folder("one", -100, spec("a", 1));
    Path two = folder("two", -90, spec("b", 1));
    merged(one, two);
    merged(one, two);
    Path own = Files.writeString(temp.resolve("own.html"), "<p>mine</p>");
    assertThatThrownBy(() -> Report.merge(List.of(one, two), own))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("is no page of vae4j");
    assertThat(own).hasContent("<p>mine</p>");
    assertThatThrownBy(() -> Report.merge(List.of(one, two), two))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("whose own page stands there");
    assertThatThrownBy(() -> Report.merge(List.of(one, two), temp.resolve("no/where.html")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("is not a folder");
    assertThatThrownBy(() -> Report.merge(List.of(one, one), temp.resolve("x.html")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("given twice");
  }
}
