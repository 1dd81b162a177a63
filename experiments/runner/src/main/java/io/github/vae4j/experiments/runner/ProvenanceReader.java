package io.github.vae4j.experiments.runner;

import com.google.common.base.Splitter;
import io.github.vae4j.core.run.Provenance;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Finds out what is worth knowing of the machine and the software that made a result. */
public final class ProvenanceReader {
  private ProvenanceReader() {}

  /**
   * The provenance of what starts now.
   *
   * @param command the command line that repeats it
   * @param threads how many threads compute
   */
  public static Provenance read(Clock clock, String command, int threads) {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("vae4j", version());
    environment.put(
        "java",
        "%s (%s)".formatted(System.getProperty("java.version"), System.getProperty("java.vendor")));
    environment.put(
        "os",
        "%s %s %s"
            .formatted(
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("os.arch")));
    environment.put("cpu", cpu());
    environment.put("cores", String.valueOf(Runtime.getRuntime().availableProcessors()));
    environment.put("threads", String.valueOf(threads));
    String kernels = System.getenv("OPENBLAS_CORETYPE");
    environment.put("openblas kernels", kernels == null ? "chosen by openblas" : kernels);
    libraries(environment);
    return new Provenance(clock.instant(), command, commit(), environment);
  }

  private static String version() {
    String version = ProvenanceReader.class.getPackage().getImplementationVersion();
    return version == null ? "unpackaged classes" : version;
  }

  private static String cpu() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).trim())
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    } catch (IOException e) {
      return System.getProperty("os.arch");
    }
  }

  /** Name and version of the jars on the class path: "nd4j-api 1.0.0-M2.1". */
  private static void libraries(Map<String, String> environment) {
    for (String entry :
        Splitter.on(File.pathSeparator).split(System.getProperty("java.class.path"))) {
      String file = String.valueOf(Path.of(entry).getFileName());
      java.util.regex.Matcher matcher = JAR.matcher(file);
      if (matcher.matches()) {
        environment.put(matcher.group(1), matcher.group(2));
      }
    }
  }

  private static final java.util.regex.Pattern JAR =
      java.util.regex.Pattern.compile(
          "(nd4j-api|nd4j-native|openblas|guice|commons-math3)-(\\d[\\w.-]*?)\\.jar");

  /** The commit of the checkout that the launcher started from; empty if there is none. */
  private static String commit() {
    String home = System.getProperty("vae4j.home");
    if (home == null) {
      return "";
    }
    try {
      Process process =
          new ProcessBuilder("git", "rev-parse", "HEAD")
              .directory(new File(home))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      process.getOutputStream().close();
      try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
        String line = reader.readLine();
        boolean ended = process.waitFor(2, TimeUnit.SECONDS);
        return ended && process.exitValue() == 0 && line != null ? line : "";
      }
    } catch (IOException e) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }
}
