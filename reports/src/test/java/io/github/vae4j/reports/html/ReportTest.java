package io.github.vae4j.reports.html;

import static io.github.vae4j.reports.Events.HOSTILE;
import static io.github.vae4j.reports.Events.check;
import static io.github.vae4j.reports.Events.epoch;
import static io.github.vae4j.reports.Events.facts;
import static io.github.vae4j.reports.Events.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.vae4j.core.InputException;
import io.github.vae4j.core.run.Findings;
import io.github.vae4j.core.run.RunResult;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.core.run.RunStatus;
import io.github.vae4j.core.run.Split;
import io.github.vae4j.reports.Demo;
import io.github.vae4j.reports.Events;
import io.github.vae4j.reports.FileReport;
import io.github.vae4j.reports.HostileReport;
import io.github.vae4j.reports.files.OutputFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  @TempDir static Path demos;
  @TempDir Path temp;

  @BeforeAll
  static void tellTheDemos() {
    Demo.tell(FileReport.create(demos.resolve("good")), false);
    Demo.tell(FileReport.create(demos.resolve("bad")), true);
  }

  @Test
  void isOneFileThatAsksNobodyForAnything() throws IOException {
    Document page = demo(false);
    for (Element element : page.getAllElements()) {
      for (Attribute attribute : element.attributes()) {
        assertThat(attribute.getKey()).doesNotStartWith("on");
        if (List.of("src", "href", "srcset", "action", "data", "poster")
            .contains(attribute.getKey())) {
          assertThat(attribute.getValue()).matches("(?s)#.*|data:image/png;base64,.*");
        }
        assertThat(attribute.getValue()).doesNotContainIgnoringCase("url(");
      }
    }
    assertThat(page.select("link, iframe, object, embed, base, form")).isEmpty();
    assertThat(page.select("style").html()).doesNotContain("url(").doesNotContain("@import");
    assertThat(page.select("script").last().data().replace("http://www.w3.org/2000/svg", ""))
        .doesNotContain("http:")
        .doesNotContain("https:")
        .doesNotContain("fetch(")
        .doesNotContain("innerHTML");
  }

  @Test
  void itsPolicyLetsOnlyItsOwnScriptsRun() throws IOException, NoSuchAlgorithmException {
    Document page = demo(false);
    String policy = page.select("meta[http-equiv=Content-Security-Policy]").attr("content");
    assertThat(policy).startsWith("default-src 'none';").contains("img-src data:");
    assertThat(policy).doesNotContain("unsafe-eval").doesNotContain("script-src 'unsafe-inline'");
    List<Element> scripts = page.select("script:not([type])");
    assertThat(scripts.size()).isEqualTo(2);
    for (Element script : scripts) {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(script.data().getBytes(StandardCharsets.UTF_8));
      assertThat(policy).contains("sha256-" + Base64.getEncoder().encodeToString(digest));
    }
  }

  @Test
  void whatComesFromOutsideIsTextAndNothingElse() throws IOException {
    Document page = hostile();
    assertThat(page.select("script").size()).isEqualTo(3);
    assertThat(page.select("b:containsOwn(bold), img[src=x], svg")).isEmpty();
    JsonNode charts = charts(page);
    assertThat(charts.toString()).contains(HOSTILE).contains(HostileReport.LINE_SEPARATOR);
    assertThat(page.select("#charts").get(0).data())
        .doesNotContain("<")
        .doesNotContain(HostileReport.LINE_SEPARATOR);
    String text = page.body().text();
    for (String where :
        List.of(
            "question",
            "sentence",
            "heading",
            "cell",
            "note",
            "reference",
            "message",
            "command",
            "jdk",
            "setting",
            "hash")) {
      assertThat(text).as(where).contains(where + " " + HOSTILE);
    }
    assertThat(page.title()).contains(HOSTILE);
    assertThat(page.select("img").eachAttr("alt").toString()).contains("caption " + HOSTILE);
    assertThat(page.select("#pictures0 p, #pictures1 p").text()).contains("caption " + HOSTILE);
  }

  @Test
  void nanAndInfinityDoNotBreakTheCharts() throws IOException {
    FileReport report = start(List.of(spec("a", 1)));
    report.runStarted(spec("a", 1), facts());
    report.epochFinished(spec("a", 1), epoch(1, Split.TEST, Double.NaN, Double.POSITIVE_INFINITY));
    report.epochFinished(spec("a", 1), epoch(2, Split.TEST, -100, 1e300));
    JsonNode kl = chart(charts(page(report)), "elbo0-kl");
    assertThat(kl.at("/series/0/points").toString()).isEqualTo("[[1.0,\"-\"],[2.0,\"-\"]]");
    JsonNode likelihood = chart(charts(page(report)), "elbo0-expected-log-likelihood");
    assertThat(likelihood.at("/series/0/points").toString())
        .isEqualTo("[[1.0,\"-\"],[2.0,-100.0]]");
  }

  @Test
  void theSameFilesGiveTheSameBytes() throws IOException {
    Path folder = demos.resolve("bad");
    byte[] first = Files.readAllBytes(folder.resolve("report.html"));
    Files.delete(folder.resolve("report.html"));
    assertThat(Report.write(folder)).isEqualTo(folder.resolve("report.html"));
    assertThat(folder.resolve("report.html")).hasBinaryContent(first);
  }

  @Test
  void sixRunsAreWellBelowThreeMegabytes() throws IOException {
    assertThat(Files.size(demos.resolve("good/report.html"))).isBetween(500_000L, 2_000_000L);
  }

  @Test
  void everyRunHasCurvesOfBothTermsAndTheirSumTrainAndTest() throws IOException {
    JsonNode charts = charts(demo(false));
    for (String term : List.of("expected-log-likelihood", "kl", "elbo")) {
      JsonNode grey = chart(charts, "elbo0-" + term);
      assertThat(grey.at("/series").findValuesAsText("name"))
          .containsExactly(
              "gaussian-fixed-s1", "gaussian-fixed-s1",
              "gaussian-fixed-s2", "gaussian-fixed-s2",
              "gaussian-learned-s1", "gaussian-learned-s1",
              "gaussian-learned-s2", "gaussian-learned-s2");
      JsonNode binary = chart(charts, "elbo1-" + term);
      assertThat(binary.at("/series").findValuesAsText("name"))
          .containsExactly("bernoulli-s1", "bernoulli-s1", "bernoulli-s2", "bernoulli-s2");
      assertThat(binary.at("/series").findValuesAsText("split"))
          .containsExactly("train", "test", "train", "test");
      assertThat(binary.at("/series").findValuesAsText("style")).containsOnly("2");
      assertThat(binary.at("/series/0/points")).hasSize(20);
    }
  }

  @Test
  void everyChartHasItsPlaceAndItsDescription() throws IOException {
    Document page = demo(true);
    JsonNode charts = charts(page);
    assertThat(charts.size()).isGreaterThan(8);
    for (JsonNode chart : charts) {
      Element place = page.getElementById(chart.get("id").asText());
      assertThat(place).as(chart.get("id").asText()).isNotNull();
      assertThat(place.attr("role")).isEqualTo("img");
      assertThat(place.attr("aria-label"))
          .isEqualTo(chart.get("description").asText())
          .isNotEmpty();
      assertThat(place.closest("[data-group]")).isNotNull();
    }
    assertThat(page.select(".canvas")).hasSize(charts.size());
    assertThat(page.select("noscript")).isNotEmpty();
    page.select("nav a")
        .forEach(link -> assertThat(page.select(link.attr("href"))).as(link.text()).hasSize(1));
  }

  @Test
  void aFailedAuditStandsOnTopInRedWithBothValues() throws IOException {
    Document page = demo(true);
    Element first = page.select("#verdict > *:not(h1, p)").first();
    assertThat(first.classNames()).contains("alert", "bad");
    assertThat(first.text())
        .contains("KL audit failed")
        .contains("gaussian-fixed-s2")
        .containsPattern("closed form 1[0-9.]+ nats, Monte Carlo 1[0-9.]+ ± 0[0-9.]+ nats");
    assertThat(page.select("#verdict .alert.bad").text())
        .contains("Diverged")
        .contains("gaussian-learned-s1")
        .contains("step 659");
    assertThat(page.select("#verdict .alert.warning").text())
        .contains("Interrupted")
        .contains("Not started when this page was written: bernoulli-s2");
    assertThat(page.select("#audit .alert.bad").text()).contains("gaussian-fixed-s2 failed");
    assertThat(demo(false).select(".alert")).isEmpty();
  }

  @Test
  void theAuditSaysWhatItCanTell() throws IOException {
    // 50 comparisons a run at 1e-8 each, of a detectable error of 5.73 + 3.09 standard errors.
    String text = demo(false).select("#audit").text();
    assertThat(text).contains("300 closed-form KLs").contains("all agree");
    assertThat(text).contains("at most 5 × 10⁻⁷");
    assertThat(text).contains("with probability 0.999").contains("5.73");
  }

  /** Bounds of 5.73 standard errors leave the tip at 0 to either side. */
  @Test
  void theFunnelNarrowsToItsTip() throws IOException {
    JsonNode funnel = chart(charts(demo(true)), "kl-funnel");
    List<JsonNode> bounds = new ArrayList<>();
    int failed = 0;
    for (JsonNode series : funnel.get("series")) {
      if (series.get("split").asText().equals("bound")) {
        bounds.add(series);
      }
      for (JsonNode point : series.get("points")) {
        failed += point.size() == 3 && point.get(2).asInt() == 0 ? 1 : 0;
      }
    }
    assertThat(failed).isEqualTo(1);
    assertThat(bounds).hasSize(2);
    for (JsonNode line : bounds) {
      assertThat(line.at("/points/0/0").asDouble()).isZero();
      assertThat(Math.abs(line.at("/points/0/1").asDouble())).isZero();
      double slope = line.at("/points/32/1").asDouble() / line.at("/points/32/0").asDouble();
      assertThat(Math.abs(slope)).isCloseTo(5.73, within(0.01));
    }
  }

  @Test
  void runsWithoutAnAuditSayWhy() throws IOException {
    RunSpec off = spec("off", 1, "audit-every", "0");
    RunSpec sampled = spec("sampled", 1);
    RunSpec early = spec("early", 1);
    FileReport report = start(List.of(off, sampled, early));
    report.runStarted(off, facts());
    report.epochFinished(off, epoch(1, Split.TEST, -100, 20));
    report.runStarted(sampled, facts());
    report.epochFinished(sampled, Events.sampled(1, Split.TEST, -100, 20));
    report.runStarted(early, facts());
    report.epochFinished(early, epoch(1, Split.TEST, -100, 20));
    assertThat(page(report).select("#audit").text())
        .contains(
            "Not audited: off-s1 (the audit is switched off), sampled-s1 (its KL has no closed"
                + " form), early-s1 (no audit was due yet).");
  }

  @Test
  void anAuditOfASmallKlOwnsToBeWeak() throws IOException {
    // An error of 0.09 nats is surely found: 0.45 % of a KL of 20 nats, 18 % of one of 0.5.
    FileReport report = start(List.of(spec("large", 1), spec("small", 1)));
    report.runStarted(spec("large", 1), facts());
    report.epochFinished(spec("large", 1), epoch(1, Split.TEST, -100, 20));
    report.klChecked(spec("large", 1), check(1, 20, 20.001, true));
    report.runStarted(spec("small", 1), facts());
    report.epochFinished(spec("small", 1), epoch(1, Split.TEST, -100, 0.5));
    report.klChecked(spec("small", 1), check(1, 0.5, 0.501, true));
    assertThat(page(report).select("#audit").text())
        .contains(
            "The audit of small-s1 is weak, as the KL is small: after epoch 1 the mean KL is 0.5"
                + " nats, and an error of up to 18 % of it may pass.")
        .doesNotContain("The audit of large-s1");
  }

  /** CSV and JSON files have the minus of ASCII; the page has one kind, its own. */
  @Test
  void thePageHasOneKindOfMinus() throws IOException {
    RunSpec spec = spec("a", 1);
    FileReport report = start(List.of(spec));
    report.runStarted(spec, facts());
    RunResult result =
        new RunResult(
            spec,
            RunStatus.DIVERGED,
            1,
            List.of(),
            List.of(),
            Map.of("test_elbo", -773.9),
            "at loss -7.5");
    report.runFinished(result);
    report.experimentFinished(
        List.of(result),
        new Findings(
            List.of("a-2 of 2026-03-01 has -773.90 ± 1e-5 (-3) nats"),
            List.of(
                new Findings.Table(
                    "t", List.of("a", "b"), List.of(List.of("row-1", "-4.5")), "from -1")),
            List.of()));
    String text = page(report).select("#verdict").text();
    assertThat(text)
        .contains("a-2 of 2026-03-01 has −773.90 ± 1e-5 (−3) nats")
        .contains("at loss −7.5", "row-1 −4.5", "from −1")
        .doesNotContainPattern("[ (]-[0-9]");
    assertThat(report.folder().summary()).content().contains(",-773.9");
  }

  @Test
  void missingPartsLeaveNoEmptyFrames() throws IOException {
    Document page = page(start(List.of(spec("a", 1))));
    assertThat(page.select("#verdict, #configuration, #provenance")).hasSize(3);
    assertThat(page.select("section")).hasSize(3);
    assertThat(page.select("figure, .canvas, .legend, .gallery, .lead")).isEmpty();
    page.select("table").forEach(table -> assertThat(table.select("tbody tr")).isNotEmpty());
    assertThat(page.select("nav a").eachText())
        .containsExactly("Verdict", "Configuration", "Provenance");
    assertThat(page.select(".alert").text()).contains("Not started");
  }

  @Test
  void theConfigurationShowsApartWhatDiffers() throws IOException {
    Document page = demo(false);
    Element different = page.select("#configuration table").first();
    assertThat(different.select("thead th").eachText())
        .containsExactly(
            "run", "binarize", "likelihood", "likelihood.floor", "likelihood.sigma", "seed");
    assertThat(different.select("tbody tr").last().children().eachText())
        .containsExactly("bernoulli-s2", "dynamic", "bernoulli", "—", "—", "2");
    assertThat(page.select("#configuration details th").eachText())
        .contains("latent", "prior")
        .doesNotContain("seed");
  }

  @Test
  void theCommandCanBeCopied() throws IOException {
    assertThat(demo(false).select("#command").text()).isEqualTo("./vae4j compare --out OUT");
  }

  @Test
  void aFolderThatIsNoneOrDamagedIsBadInput() throws IOException {
    assertThatThrownBy(() -> Report.write(temp))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no manifest.json");
    Files.writeString(temp.resolve("manifest.json"), "{}");
    assertThatThrownBy(() -> Report.write(temp))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("manifest.json is damaged");
  }

  private Document hostile() throws IOException {
    return page(HostileReport.write(temp.resolve("out")));
  }

  private FileReport start(List<RunSpec> runs) {
    FileReport report = FileReport.create(temp.resolve("out"));
    report.experimentStarted(Events.info(), runs, Events.provenance());
    return report;
  }

  private static Document demo(boolean bad) throws IOException {
    return Jsoup.parse(
        Files.readString(demos.resolve(bad ? "bad" : "good").resolve("report.html")));
  }

  private static Document page(FileReport report) throws IOException {
    OutputFolder folder = report.folder();
    return Jsoup.parse(Files.readString(Report.write(folder)));
  }

  private static JsonNode charts(Document page) throws IOException {
    return new ObjectMapper().readTree(page.select("#charts").get(0).data());
  }

  private static JsonNode chart(JsonNode charts, String id) {
    for (JsonNode chart : charts) {
      if (chart.get("id").asText().equals(id)) {
        return chart;
      }
    }
    throw new AssertionError("there is no chart " + id);
  }
}
