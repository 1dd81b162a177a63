package io.github.vae4j.experiments.benchmarks;

import io.github.vae4j.experiments.benchmarks.protocol.Report;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Runs a command to its end, or to the end of our patience, and reads what it reports. */
record EngineProcess(List<String> command, Map<String, String> environment, Duration patience) {
  private static final int LAST_LINES = 8;

  Outcome run() throws InterruptedException {
    Process process;
    try {
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().putAll(environment);
      process = builder.start();
    } catch (IOException e) {
      return new Outcome.Failed("could not be started", List.of(String.valueOf(e.getMessage())));
    }
    try {
      CompletableFuture<List<String>> output =
          CompletableFuture.supplyAsync(() -> lines(process.getInputStream()));
      boolean ended = process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
      if (!ended) {
        process.destroyForcibly().waitFor();
      }
      List<String> lines = output.join();
      if (!ended) {
        return failed("hung: ended after " + patience.toSeconds() + " s", lines);
      }
      if (process.exitValue() != 0) {
        return failed("exit code " + process.exitValue(), lines);
      }
      return Report.of(lines)
          .<Outcome>map(Outcome.Done::new)
          .orElseGet(() -> failed("no whole report", lines));
    } catch (IllegalArgumentException e) {
      return new Outcome.Failed(String.valueOf(e.getMessage()), List.of());
    } finally {
      process.destroyForcibly(); // where this thread was interrupted
    }
  }

  private static Outcome failed(String reason, List<String> lines) {
    List<String> talk = lines.stream().filter(line -> !line.startsWith(Report.MARK)).toList();
    return new Outcome.Failed(
        reason, talk.subList(Math.max(0, talk.size() - LAST_LINES), talk.size()));
  }

  private static List<String> lines(InputStream in) {
    try (in) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
