package io.github.vae4j.experiments.benchmarks.protocol;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Takes the time of each step of a process, and writes all down when they are done. */
public final class Recorder {
  private static final Path STATUS = Path.of("/proc/self/status");

  private final Task task;
  private final List<Report.Step> steps = new ArrayList<>();
  private double firstStepSeconds = Double.NaN;
  private long begun;
  private boolean running;

  public Recorder(Task task) {
    this.task = task;
  }

  /** A step begins. */
  public void begin() {
    running = true;
    begun = System.nanoTime();
  }

  /** What comes next is no step. */
  public void pause() {
    running = false;
  }

  /**
   * A step has ended. Its time counts if it was begun.
   *
   * @param loss what was minimised, or estimated
   */
  public void end(double loss) {
    long now = System.nanoTime();
    steps.add(new Report.Step(running ? (now - begun) / 1e6 : Double.NaN, loss));
    running = false;
    if (steps.size() == 1) {
      firstStepSeconds = (System.currentTimeMillis() - task.started()) / 1e3;
    }
  }

  /** Whether all steps of the task were done. */
  public boolean enough() {
    return steps.size() >= task.allSteps();
  }

  /** Writes everything, line by line. */
  public void print(PrintStream out, String version) {
    new Report(version, firstStepSeconds, peakMegabytes(), steps).lines().forEach(out::println);
    out.flush();
  }

  /** The most memory that the process ever had resident; NaN where the system does not tell. */
  private static double peakMegabytes() {
    if (!Files.isReadable(STATUS)) {
      return Double.NaN;
    }
    try {
      return Files.readAllLines(STATUS).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
          .findFirst()
          .orElse(Double.NaN);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
