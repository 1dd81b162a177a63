package io.github.vae4j.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vae4j.core.run.Findings;
import io.github.vae4j.core.run.RunResult;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.core.run.RunStatus;
import io.github.vae4j.core.run.Split;
import io.github.vae4j.reports.Demo;
import io.github.vae4j.reports.Events;
import io.github.vae4j.reports.FileReport;
import io.github.vae4j.reports.HostileReport;
import io.github.vae4j.reports.browser.Browser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The page in a browser, as a reader has it. */
class BrowserTest {
  @TempDir static Path temp;
  private static Browser browser;

  @BeforeAll
  static void makeThePages() throws IOException {
    Assumptions.assumeTrue(
        Browser.installed(),
        "needs chromium and chromedriver: apt-get install chromium chromium-driver, or name them by"
            + " CHROMIUM and CHROMEDRIVER");
    Demo.tell(FileReport.create(temp.resolve("good")), false);
    Demo.tell(FileReport.create(temp.resolve("bad")), true);
    HostileReport.write(temp.resolve("hostile"));
    table(FileReport.create(temp.resolve("table")));
    sweep(FileReport.create(temp.resolve("sweep")));
    Files.createDirectories(temp.resolve("downloads"));
    browser = Browser.start(temp.resolve("downloads"));
  }

  /** One run on a table: no images, no labels, one seed. */
  private static void table(FileReport report) {
    RunSpec spec = Events.spec("table", 1, "data", "file");
    report.experimentStarted(Events.info(), List.of(spec), Events.provenance());
    report.runStarted(spec, Events.facts("lebesgue", 0));
    report.epochFinished(spec, Events.epoch(1, Split.TEST, -3, 1));
    report.klChecked(spec, Events.check(1, 1, 1.001, true));
    RunResult result =
        new RunResult(spec, RunStatus.DONE, 1, List.of(), List.of(), Map.of("test_elbo", -4.0), "");
    report.runFinished(result);
    report.experimentFinished(List.of(result), Findings.none());
  }

  /** Nine lines along σ, with their deviations, and the plane of rate and distortion. */
  private static void sweep(FileReport report) {
    List<Findings.Line> lines = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      double height = 10.0 * i;
      lines.add(
          new Findings.Line(
              "objective.beta=" + i,
              List.of(0.1, 0.3, 1.0),
              List.of(height, height + 30, height + 5),
              List.of(1.0, 2.0, 3.0),
              List.of()));
    }
    Findings.Line path =
        new Findings.Line(
            "gaussian-fixed",
            List.of(20.0, 5.0),
            List.of(300.0, 350.0),
            List.of(),
            List.of(
                "objective.beta=0.53125, likelihood.sigma=0.3",
                "objective.beta=4, likelihood.sigma=0.3"));
    RunSpec spec = Events.spec("sweep", 1);
    report.experimentStarted(Events.info(), List.of(spec), Events.provenance());
    report.runStarted(spec, Events.facts());
    report.experimentFinished(
        List.of(),
        new Findings(
            List.of("It depends."),
            List.of(
                new Findings.Table(
                    "By bits",
                    List.of("runs", "mean over test rows and seeds (bits)", "by half of the draws"),
                    List.of(List.of("gaussian-optimal", "3.0488", "no: exact")),
                    "")),
            List.of(
                new Findings.Plot(
                    "ELBO", "likelihood.sigma", "nats", lines, Findings.Scale.LOGARITHMIC),
                new Findings.Plot("Plane", "rate", "distortion", List.of(path)))));
  }

  /** A band belongs to its line, so that the legend has nine entries for nine lines. */
  @Test
  void deviationsAreBandsOfTheirLinesColour() {
    open("sweep");
    String bands =
        "return [...document.querySelectorAll('#plot0 path')]"
            + ".filter(p => Number(p.getAttribute('fill-opacity') ?? 1) < 0.5"
            + " && p.getAttribute('fill') !== 'none').length";
    assertThat(browser.run(bands)).isEqualTo("9");
    assertThat(browser.all("[data-group=plot0] .legend button")).hasSize(9);
    assertThat(
            browser.run(
                "return new Set([...document.querySelectorAll('[data-group=plot0] .legend svg')]"
                    + ".map(svg => getComputedStyle(svg).color)).size"))
        .isEqualTo("9");
    browser.find("[data-group=plot0] .legend button").sendKeys(Keys.SPACE);
    assertThat(browser.run(bands)).isEqualTo("8");
    assertThat(browser.messages()).isEmpty();
  }

  @Test
  void aLogarithmicAxisNamesTheValuesThatWereTried() {
    open("sweep");
    assertThat(browser.find("#plot0").getText().lines().map(String::strip))
        .contains("0.1", "0.3", "1");
  }

  @Test
  void pointsOfThePlaneSayWhichSettingTheyAreOf() {
    open("sweep");
    assertThat(browser.find("#plot1").getText()).contains("beta=0.5", "beta=4");
    assertThat(browser.find("#plot1").getAttribute("aria-label"))
        .contains("objective.beta=4, likelihood.sigma=0.3: 5.00, 350.00");
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void plain() {
    browser.width(1280).scheme("light");
  }

  private static Browser open(String folder) {
    return browser.open(temp.resolve(folder).resolve("report.html"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"good", "bad", "hostile", "table", "sweep"})
  void drawsAllChartsSaysNothingAndAsksNobody(String folder) {
    open(folder);
    browser.run("document.querySelectorAll('details').forEach(d => { d.open = true; })");
    await("return document.querySelectorAll('.canvas:not(:has(svg, canvas))').length", "0");
    assertThat(browser.messages()).isEmpty();
    assertThat(browser.requests())
        .isNotEmpty()
        .allMatch(address -> address.matches("(?s)(file:.*/report\\.html|data:image/png.*)"));
    assertThat(browser.run("return document.querySelectorAll('nav a').length"))
        .isEqualTo(
            browser.run(
                "return [...document.querySelectorAll('nav a')]"
                    + ".filter(a => document.querySelector(a.hash)).length"));
  }

  @Test
  void linesAreDrawnAndSwitchedOffByKeyboard() {
    open("good");
    String lines =
        "return [...document.querySelectorAll('#elbo0-kl path[stroke-width=\"2\"]')]"
            + ".filter(path => path.getTotalLength() > 9).length";
    String before = String.valueOf(browser.run(lines));
    assertThat(Integer.parseInt(before)).isGreaterThanOrEqualTo(4);
    WebElement button = browser.find("[data-group=elbo0] .legend button");
    button.sendKeys(Keys.SPACE);
    assertThat(button.getAttribute("aria-pressed")).isEqualTo("false");
    assertThat(Integer.parseInt(String.valueOf(browser.run(lines))))
        .isEqualTo(Integer.parseInt(before) - 2);
    button.sendKeys(Keys.ENTER);
    assertThat(browser.run(lines)).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({
    "elbo1-elbo",
    "elbo0-elbo",
    "gradient-norm",
    "kl-first0",
    "kl-audit",
    "kl-funnel",
    "plane0"
  })
  void everyChartHasALogarithmicScale(String chart) {
    open("good");
    String axis = "return document.getElementById('" + chart + "').textContent";
    String before = String.valueOf(browser.run(axis));
    WebElement log =
        browser.all("figure:has(#" + chart + ") .tools button").stream()
            .filter(button -> button.getText().equals("Log scale"))
            .findFirst()
            .orElseThrow();
    String pressed = log.getAttribute("aria-pressed");
    log.sendKeys(Keys.SPACE);
    assertThat(log.getAttribute("aria-pressed")).isNotEqualTo(pressed);
    assertThat(String.valueOf(browser.run(axis))).isNotEqualTo(before).doesNotContain("NaN");
    assertThat(browser.messages()).isEmpty();
  }

  @Test
  void manyPointsAreSmoothedByASlider() {
    open("good");
    WebElement slider = browser.find("figure:has(#gradient-norm) input[type=range]");
    String shape =
        "return [...document.querySelectorAll('#gradient-norm path')].map(p =>"
            + " p.getAttribute('d')).join()";
    Object before = browser.run(shape);
    for (int i = 0; i < 20; i++) {
      slider.sendKeys(Keys.ARROW_RIGHT);
    }
    assertThat(slider.getAttribute("value")).isEqualTo("0.4");
    assertThat(browser.run(shape)).isNotEqualTo(before);
    assertThat(browser.all("figure:has(#elbo0-kl) input[type=range]")).hasSize(1); // 20 points
    assertThat(browser.all("figure:has(#kl-first0) input[type=range]")).isEmpty(); // bars
  }

  @Test
  void aWalkFollowsItsSlider() {
    open("good");
    WebElement slider = browser.find(".walk input");
    String place = "return document.querySelector('.walk img').style.transform";
    assertThat(browser.find(".walk output").getText()).isEqualTo("+0.0 σ");
    // 13 rows of 28 pixels with gaps of 2 are 388 high; six of them lie above the middle.
    assertThat(browser.run(place)).asString().startsWith("translateY(-46.39");
    slider.sendKeys(Keys.END);
    assertThat(browser.find(".walk output").getText()).isEqualTo("+3.0 σ");
    assertThat(slider.getAttribute("aria-valuetext")).isEqualTo("+3.0 σ");
    assertThat(browser.run(place)).asString().startsWith("translateY(-92.78");
    assertThat(
            browser.run(
                "const w = document.querySelector('.window').getBoundingClientRect();"
                    + "return Math.round(w.width / w.height * 28)"))
        .isEqualTo("238"); // one row: 8 images of 28 pixels and 7 gaps
  }

  @Test
  void tablesAreSortedByKeyboard() {
    open("good");
    String column =
        "return [...[...document.querySelectorAll('#verdict > details table')]"
            + ".find(table => table.tHead.textContent.includes('test KL')).tBodies[0].rows]"
            + ".map(row => row.cells[0].textContent.trim().split(/\\s/)[0]).join(' ')";
    Object original = browser.run(column);
    browser.run("document.querySelector('#verdict > details').open = true");
    WebElement head =
        browser.all("#verdict > details thead th").stream()
            .filter(cell -> cell.getText().startsWith("test KL"))
            .findFirst()
            .orElseThrow();
    WebElement button = head.findElement(By.tagName("button"));
    button.sendKeys(Keys.ENTER);
    assertThat(head.getAttribute("aria-sort")).isEqualTo("ascending");
    assertThat(browser.run(column)).asString().startsWith("gaussian-fixed").endsWith("learned-s1");
    button.sendKeys(Keys.ENTER);
    assertThat(head.getAttribute("aria-sort")).isEqualTo("descending");
    assertThat(browser.run(column)).asString().startsWith("gaussian-learned-s1");
    button.sendKeys(Keys.SPACE);
    assertThat(head.getAttribute("aria-sort")).isNull();
    assertThat(browser.run(column)).isEqualTo(original);
  }

  @Test
  void aTableIsCopiedAsCsv() {
    open("good");
    browser.run(
        "Object.defineProperty(navigator, 'clipboard', { value: { writeText: async text => {"
            + " window.copied = text; } } })");
    WebElement button = browser.find("#configuration .tools button");
    button.sendKeys(Keys.ENTER);
    await(
        "return String(window.copied).split('\\n')[0]",
        "run,binarize,likelihood,likelihood.floor,likelihood.sigma,seed");
    assertThat(browser.run("return window.copied.split('\\n')[1]"))
        .isEqualTo("gaussian-fixed-s1,none,gaussian-fixed,—,1.0,1");
    assertThat(button.getText()).isEqualTo("Copied");
  }

  @Test
  void theDataOfAChartAreSavedFromThePage() throws IOException {
    open("good");
    browser.find("figure:has(#elbo1-kl) .tools button:last-child").sendKeys(Keys.ENTER);
    Path file = temp.resolve("downloads/elbo1-kl.csv");
    Instant end = Instant.now().plus(Duration.ofSeconds(10));
    while (!Files.exists(file) && Instant.now().isBefore(end)) {
      Thread.onSpinWait();
    }
    List<String> lines = Files.readAllLines(file);
    assertThat(lines.get(0)).isEqualTo("series,split,epoch,nats");
    assertThat(lines).hasSize(1 + 2 * 2 * 20);
    assertThat(lines.get(1)).matches("bernoulli-s1,train,1,9\\.[0-9]+");
    assertThat(browser.messages()).isEmpty();
  }

  /** Every cell that stands on the screen stands on paper, inside its width. */
  @ParameterizedTest
  @ValueSource(strings = {"good", "bad", "hostile"})
  void nothingIsLostOnPaper(String folder) {
    open(folder);
    String cells =
        "return [...document.querySelectorAll('table:not([hidden]):not(.tip table) td')]"
            + ".filter(cell => cell.offsetWidth || !cell.closest('details')).length";
    browser.run("document.querySelectorAll('details').forEach(d => { d.open = true; })");
    Object before = browser.run(cells);
    open(folder);
    browser.width(750).command("Emulation.setEmulatedMedia", Map.of("media", "print"));
    await("return document.documentElement.classList.contains('paper')", "true");
    assertThat(
            browser.run("return document.querySelectorAll('details:not([open], .others)').length"))
        .isEqualTo("0");
    assertThat(browser.run("return document.querySelectorAll('details.others[open]').length"))
        .isEqualTo("0"); // pages of more of the same
    assertThat(browser.run(cells)).isEqualTo(before);
    assertThat(
            browser.run(
                "return [...document.querySelectorAll('table:not([hidden]), figure, svg')]"
                    + ".filter(e => e.getBoundingClientRect().right > innerWidth)"
                    + ".map(e => e.textContent.slice(0, 80)).join('\\n')"))
        .isEqualTo("");
    browser.command("Emulation.setEmulatedMedia", Map.of("media", ""));
    await("return document.querySelectorAll('.part').length", "0");
  }

  /** A chart is not drawn again between the two; a taller picture would be cut by the sheet. */
  @Test
  void chartsAndPicturesFitOnPaper() {
    String widths =
        "return [...document.querySelectorAll('.canvas')].map(c => c.clientWidth).join()";
    browser.width(718);
    open("good");
    browser.run("dispatchEvent(new Event('beforeprint'))");
    Object before = browser.run(widths);
    browser.command("Emulation.setEmulatedMedia", Map.of("media", "print"));
    assertThat(browser.run(widths)).isEqualTo(before);
    assertThat(
            browser.run(
                "return [...document.querySelectorAll('.gallery img')]"
                    + ".filter(img => img.getBoundingClientRect().height > 760).length"))
        .isEqualTo("0");
    browser.command("Emulation.setEmulatedMedia", Map.of("media", ""));
  }

  /** The sheet is made of what stands there when the event has been handled. */
  @Test
  void chartsAreDrawnForPaperAtOnce() {
    open("good");
    assertThat(
            browser.run(
                "dispatchEvent(new Event('beforeprint'));"
                    + "const wide = [...document.querySelectorAll('.canvas svg')].filter(svg =>"
                    + " [...svg.querySelectorAll('path')].some(path => { const box ="
                    + " path.getBBox(); return box.x + box.width > svg.clientWidth + 1; }));"
                    + "return wide.map(svg => svg.closest('.canvas').id).join()"))
        .isEqualTo("");
  }

  /** Of two seeds one is on paper, in each section of pictures. */
  @Test
  void otherSeedsAreFoldedInEverySection() {
    open("good");
    assertThat(
            browser.run(
                "return [...document.querySelectorAll('.gallery figcaption')]"
                    + ".filter(caption => !caption.closest('.others')"
                    + " && caption.textContent.includes('-s2')).length"))
        .isEqualTo("0");
    assertThat(browser.all("section[id^=pictures] > details.others figure")).isNotEmpty();
  }

  @Test
  void namesOfPointsAndNarrowTablesFitAPhone() {
    browser.width(390);
    open("sweep");
    assertThat(
            browser.run(
                "const edge = document.querySelector('#plot1').getBoundingClientRect().right;"
                    + "return [...document.querySelectorAll('#plot1 text')]"
                    + ".filter(text => text.getBoundingClientRect().right > edge).length"))
        .isEqualTo("0");
    assertThat(
            browser.run(
                "return [...document.querySelectorAll('.scroll:has(.few)')]"
                    + ".filter(part => part.scrollWidth > part.clientWidth).length"))
        .isEqualTo("0");
  }

  @Test
  void aFailedComparisonLiesOutsideTheFunnel() {
    open("bad");
    assertThat(browser.find("#kl-funnel").getText()).contains("gaussian-fixed-s2");
    assertThat(
            browser.run(
                "return [...document.querySelectorAll('#kl-funnel path[stroke-dasharray]')]"
                    + ".filter(path => path.getTotalLength() > 99).length"))
        .isEqualTo("2");
  }

  @Test
  void whatComesFromOutsideIsShownAsText() {
    open("hostile");
    assertThat(browser.find("h1").getText()).isEqualTo("question " + Events.HOSTILE);
    assertThat(browser.find("#latent figcaption").getText()).contains(Events.HOSTILE);
    assertThat(browser.find("[data-group] .legend button").getText()).contains(Events.HOSTILE);
    assertThat(
            browser.run("return document.querySelectorAll('img[src=x], b b, main script').length"))
        .isEqualTo("0");
    assertThat(browser.messages()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"good,light", "good,dark", "bad,light", "bad,dark", "hostile,light", "table,dark"})
  void axeFindsNothing(String folder, String scheme) throws IOException {
    browser.scheme(scheme);
    open(folder);
    browser.run("document.querySelectorAll('details').forEach(d => { d.open = true; })");
    browser.run(axe());
    Object violations =
        browser.runLong(
            "const done = arguments[arguments.length - 1];axe.run({ resultTypes: ['violations']"
                + " }).then(found => done(found.violations.map(v => v.id + ': ' + v.nodes.map(n =>"
                + " n.target + ' ' + n.failureSummary).slice(0, 3).join(' | ')).join('\\n"
                + "')))");
    assertThat(violations).isEqualTo("");
  }

  @ParameterizedTest
  @ValueSource(strings = {"good", "bad", "hostile", "table"})
  void aPhoneNeedsNoSidewaysScrolling(String folder) {
    browser.width(360);
    open(folder);
    browser.run("document.querySelectorAll('details').forEach(d => { d.open = true; })");
    assertThat(browser.run("return document.documentElement.scrollWidth > innerWidth"))
        .isEqualTo("false");
  }

  @Test
  void missingPartsLeaveNothingBehind() {
    open("table");
    assertThat(browser.all("img, .gallery, .strips, .walk, #latent, #planes, #reconstructions"))
        .isEmpty();
    assertThat(browser.run("return document.querySelectorAll('.legend:empty').length"))
        .isEqualTo("0");
  }

  @Test
  void darkIsChosenAndKept() {
    open("good");
    Object light = browser.run("return getComputedStyle(document.body).backgroundColor");
    browser.find("#theme").sendKeys(Keys.ENTER);
    Object dark = browser.run("return getComputedStyle(document.body).backgroundColor");
    assertThat(dark).isNotEqualTo(light);
    open("good");
    assertThat(browser.run("return getComputedStyle(document.body).backgroundColor"))
        .isEqualTo(dark);
    browser.find("#theme").sendKeys(Keys.ENTER);
  }

  private static void await(String question, String answer) {
    Instant end = Instant.now().plus(Duration.ofSeconds(10));
    Object found = browser.run(question);
    while (!answer.equals(found) && Instant.now().isBefore(end)) {
      found = browser.run(question);
    }
    assertThat(found).isEqualTo(answer);
  }

  private static String axe() throws IOException {
    ClassLoader loader = BrowserTest.class.getClassLoader();
    Properties properties = new Properties();
    try (InputStream in =
        loader.getResourceAsStream("META-INF/maven/org.webjars.npm/axe-core/pom.properties")) {
      properties.load(in);
    }
    String file = "META-INF/resources/webjars/axe-core/%s/axe.min.js";
    try (InputStream in =
        loader.getResourceAsStream(file.formatted(properties.getProperty("version")))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
