package io.github.vae4j.experiments.benchmarks;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Where results go unless the user says. */
final class OutputName {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

  private OutputName() {}

  static Path dated(Clock clock) {
    return Path.of("benchmarks-out", LocalDateTime.now(clock).format(TIME));
  }
}
