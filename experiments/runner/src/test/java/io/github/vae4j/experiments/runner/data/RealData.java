package io.github.vae4j.experiments.runner.data;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** The real data that some tests read, if this machine has them. */
final class RealData {
  private RealData() {}

  /**
   * That folder below the one named by the system property vae4j.data; else the test is skipped.
   */
  static Path folder(String name) {
    String root = System.getProperty("vae4j.data", "");
    Path folder = Path.of(root, name);
    assumeTrue(
        !root.isEmpty() && Files.isDirectory(folder),
        () ->
            "skipped: no folder '%s'; set -Dvae4j.data to the folder that holds '%s'"
                .formatted(folder, name));
    return folder;
  }
}
