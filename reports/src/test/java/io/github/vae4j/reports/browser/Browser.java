package io.github.vae4j.reports.browser;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Chromium without a window, as it shows a page from a file or a server of this machine. */
public final class Browser implements AutoCloseable {
  private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

  private static final Duration PATIENCE = Duration.ofMinutes(5); // the machine may be busy

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /** Where the programs are, in this order; the environment's first. */
  private static Optional<Path> find(String variable, String... places) {
    return Stream.concat(Stream.ofNullable(System.getenv(variable)), Stream.of(places))
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static Optional<Path> chromium() {
    return find("CHROMIUM", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/snap/bin/chromium");
  }

  private static Optional<Path> driver() {
    return find("CHROMEDRIVER", "/usr/bin/chromedriver", "/usr/lib/chromium/chromedriver");
  }

  public static boolean installed() {
    return chromium().isPresent() && driver().isPresent();
  }

  public static Browser start(Path downloads) {
    SELENIUM.setLevel(Level.SEVERE); // it warns of every version that is newer than itself
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium().orElseThrow().toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--disable-gpu",
        "--disable-background-networking",
        "--no-first-run",
        "--window-size=1280,900");
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(driver().orElseThrow().toFile())
            .usingAnyFreePort()
            .build();
    Browser browser = new Browser(new ChromeDriver(service, options));
    browser.driver.manage().timeouts().scriptTimeout(PATIENCE);
    browser.command(
        "Browser.setDownloadBehavior",
        Map.of("behavior", "allow", "downloadPath", downloads.toAbsolutePath().toString()));
    return browser;
  }

  public Browser command(String name, Map<String, Object> parameters) {
    driver.executeCdpCommand(name, parameters);
    return this;
  }

  /** Opens a page, without what earlier ones have logged. */
  public Browser open(Path page) {
    return open(page.toUri());
  }

  /** Opens an address, without what earlier ones have logged. */
  public Browser open(URI address) {
    driver.get("about:blank");
    messages();
    requests();
    driver.get(address.toString());
    return this;
  }

  public Browser width(int pixels) {
    return command(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", pixels, "height", 800, "deviceScaleFactor", 1, "mobile", false));
  }

  public Browser scheme(String value) {
    return command(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", value))));
  }

  public WebElement find(String css) {
    return driver.findElement(By.cssSelector(css));
  }

  public List<WebElement> all(String css) {
    return driver.findElements(By.cssSelector(css));
  }

  public Object run(String script, Object... arguments) {
    return String.valueOf(driver.executeScript(script, arguments));
  }

  public Object runLong(String script) {
    return driver.executeAsyncScript(script);
  }

  /** What stands in the console: errors, warnings and all else. */
  public List<String> messages() {
    List<String> messages = new ArrayList<>();
    driver.manage().logs().get(LogType.BROWSER).forEach(entry -> messages.add(entry.getMessage()));
    return messages;
  }

  /** The addresses of everything that was asked for since the last question. */
  public List<String> requests() {
    return StreamSupport.stream(
            driver.manage().logs().get(LogType.PERFORMANCE).spliterator(), false)
        .map(entry -> entry.getMessage())
        .filter(message -> message.contains("\"Network.requestWillBeSent\""))
        .map(
            message -> message.replaceFirst("(?s).*\"request\":\\{.*?\"url\":\"([^\"]*)\".*", "$1"))
        .toList();
  }

  @Override
  public void close() {
    driver.quit();
  }
}
