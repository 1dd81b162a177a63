package io.github.vae4j.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vae4j.reports.browser.Browser;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that is watched while it trains, as a reader watches it. */
class WatchedInABrowserTest {
  private static final String EPOCHS =
      "return document.querySelector('iframe:not(.next)')?.contentDocument"
          + "?.querySelector('#curves tbody td')?.textContent ?? ''";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path folder;

  @Test
  void thePageGrowsByItselfAndAsksThisMachineAlone() throws Exception {
    Assumptions.assumeTrue(Browser.installed(), "needs chromium and chromedriver");
    Object[] arguments =
        Bars.run(
            Bars.in(folder, 3000),
            "--epochs",
            4000, // longer than anybody waits
            "--watch",
            "--out",
            folder.resolve("out"));
    try (Child child = Child.start(folder, List.of(), arguments);
        Browser browser = Browser.start(folder)) {
      URI address = URI.create(child.await("live: ").replace("live: ", ""));
      browser.open(address);
      browser.run("window.here = true");
      int first = epoch(browser, 1);
      int later = epoch(browser, first + 1);
      assertThat(later).isGreaterThan(first);
      assertThat(browser.run("return window.here")).isEqualTo("true"); // nothing loaded it again
      assertThat(browser.run("return " + page(".going").formatted("textContent")))
          .asString()
          .startsWith("Running: gaussian-fixed-s1 (");
      assertThat(browser.run("return " + page(".alert").formatted("textContent")))
          .isEqualTo("undefined");
      assertThat(browser.messages()).isEmpty();
      assertThat(browser.requests())
          .isNotEmpty()
          .allMatch(asked -> asked.startsWith(address.toString()) || asked.startsWith("data:"));
    }
  }

  private static String page(String css) {
    return "String(document.querySelector('iframe:not(.next)').contentDocument.querySelector('"
        + css
        + "')?.%s)";
  }

  /** Waits until the page shows at least so many epochs. */
  private static int epoch(Browser browser, int least) {
    Instant end = Instant.now().plus(PATIENCE);
    int shown = 0;
    while (shown < least && Instant.now().isBefore(end)) {
      String text = String.valueOf(browser.run(EPOCHS));
      shown = text.matches("\\d+") ? Integer.parseInt(text) : 0;
    }
    assertThat(shown).isGreaterThanOrEqualTo(least);
    return shown;
  }
}
