package io.github.vae4j.experiments.benchmarks;

import io.github.vae4j.core.run.Findings;
import io.github.vae4j.experiments.benchmarks.protocol.BusyLoop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How a step suffers from another process that keeps one core busy. Alone and beside it take turns.
 */
record BusyNeighbour(Comparison comparison, Commands commands, Effort effort) {
  /** The table of all jobs. */
  Findings.Table table(List<Job> jobs, Estimate estimate) throws InterruptedException {
    List<List<String>> rows = new ArrayList<>();
    for (Job job : jobs) {
      rows.add(row(job, estimate));
    }
    return new Findings.Table(
        "A step beside a process that keeps one core busy",
        List.of(
            "case",
            "threads",
            "engine",
            "alone, median (ms)",
            "90 % (ms)",
            "beside it, median (ms)",
            "90 % (ms)",
            "ratio of medians"),
        rows,
        "");
  }

  private List<String> row(Job job, Estimate estimate) throws InterruptedException {
    Measurements alone = new Measurements(effort);
    Measurements beside = new Measurements(effort);
    for (int round = 0; round < effort.rounds(); round++) {
      alone.add(job, comparison.run(job, estimate));
      beside.add(job, beside(job, estimate));
    }
    Quantiles quiet = alone.rows().get(0).milliseconds();
    Quantiles busy = beside.rows().get(0).milliseconds();
    return List.of(
        job.what().name(),
        String.valueOf(job.threads()),
        job.engine().name(),
        number("%.3g", quiet.median()),
        number("%.3g", quiet.at(0.9)),
        number("%.3g", busy.median()),
        number("%.3g", busy.at(0.9)),
        number("%.2f", busy.median() / quiet.median()));
  }

  private Outcome beside(Job job, Estimate estimate) throws InterruptedException {
    Process loop;
    try {
      loop =
          new ProcessBuilder(commands.plain(job.engine().jdk(), BusyLoop.class))
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException("the busy process cannot be started", e);
    }
    try {
      return comparison.run(job, estimate);
    } finally {
      loop.destroyForcibly().waitFor();
    }
  }

  private static String number(String format, double value) {
    return Double.isNaN(value) ? "failed" : String.format(Locale.ROOT, format, value);
  }
}
