package io.github.vae4j.reports.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * What is written into the page besides its content.
 *
 * @param style the style sheet
 * @param charts the charting library
 * @param script our own script
 */
record Assets(String style, String charts, String script) {
  private static final String WEBJAR = "META-INF/maven/org.webjars/echarts/pom.properties";

  /** Each uses what those before it define. */
  private static final List<String> SCRIPTS =
      List.of("page", "scales", "series", "options", "charts", "tables", "walks", "theme", "print");

  static Assets load() {
    return new Assets(
        text("io/github/vae4j/reports/html/report.css"),
        script("META-INF/resources/webjars/echarts/" + version() + "/echarts.common.min.js"),
        ownScript());
  }

  /** The parts of our script as one function: they share their names, and nothing else does. */
  private static String ownScript() {
    return SCRIPTS.stream()
        .map(part -> script("io/github/vae4j/reports/html/" + part + ".js"))
        .collect(Collectors.joining("", "'use strict';\n(() => {\n", "})();\n"));
  }

  /**
   * The page's Content-Security-Policy: nothing is fetched from anywhere, and only these very
   * scripts run. Styles may stand in the page, as the charts set them on their elements.
   */
  String policy() {
    return "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src %s %s; base-uri 'none'; form-action 'none'"
        .formatted(hash(charts), hash(script));
  }

  /** A script that may stand between script tags as it is. */
  private static String script(String resource) {
    String text = text(resource);
    String lower = text.toLowerCase(java.util.Locale.ROOT);
    if (lower.contains("</script") || lower.contains("<!--")) {
      throw new IllegalStateException(resource + " would end the script element it stands in");
    }
    return text;
  }

  private static String version() {
    Properties properties = new Properties();
    try (InputStream in = open(WEBJAR)) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version");
  }

  private static String text(String resource) {
    try (InputStream in = open(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(String resource) {
    InputStream in = Assets.class.getClassLoader().getResourceAsStream(resource);
    if (in == null) {
      throw new IllegalStateException("the class path lacks " + resource);
    }
    return in;
  }

  private static String hash(String script) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
