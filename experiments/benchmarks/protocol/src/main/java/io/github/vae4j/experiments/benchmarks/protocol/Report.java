package io.github.vae4j.experiments.benchmarks.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a process measured. It travels as lines of standard output that begin with {@link #MARK};
 * all others are the engine's own talk. The last line says that nothing is missing.
 *
 * @param version of the engine and what it runs on
 * @param firstStepSeconds from the process's start to the end of its first step
 * @param peakMegabytes the most resident memory
 * @param steps in order, from the first
 */
public record Report(
    String version, double firstStepSeconds, double peakMegabytes, List<Step> steps) {
  /**
   * One step.
   *
   * @param milliseconds NaN if its time does not count
   * @param loss what was minimised, or estimated
   */
  public record Step(double milliseconds, double loss) {}

  /** What the lines of a report begin with. */
  public static final String MARK = "@benchmark,";

  public Report {
    steps = List.copyOf(steps);
  }

  /** As lines. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(MARK + "version," + version);
    lines.add(MARK + "first-step," + firstStepSeconds);
    lines.add(MARK + "peak," + peakMegabytes);
    steps.forEach(step -> lines.add(MARK + "step," + step.milliseconds() + "," + step.loss()));
    lines.add(MARK + "end");
    return lines;
  }

  /**
   * From the lines that a process wrote.
   *
   * @return empty if the report is not whole
   * @throws IllegalArgumentException if a line of it cannot be read
   */
  public static Optional<Report> of(List<String> output) {
    String version = "";
    double firstStep = Double.NaN;
    double peak = Double.NaN;
    List<Step> steps = new ArrayList<>();
    boolean whole = false;
    for (String line : output) {
      if (line.startsWith(MARK)) {
        String[] cells = line.substring(MARK.length()).split(",", 3);
        switch (cells[0]) {
          case "version" -> version = line.substring(MARK.length() + "version,".length());
          case "first-step" -> firstStep = number(line, cells, 1);
          case "peak" -> peak = number(line, cells, 1);
          case "step" -> steps.add(new Step(number(line, cells, 1), number(line, cells, 2)));
          case "end" -> whole = true;
          default -> throw unreadable(line, null);
        }
      }
    }
    return whole ? Optional.of(new Report(version, firstStep, peak, steps)) : Optional.empty();
  }

  private static double number(String line, String[] cells, int index) {
    if (index >= cells.length) {
      throw unreadable(line, null);
    }
    try {
      return Double.parseDouble(cells[index]);
    } catch (NumberFormatException e) {
      throw unreadable(line, e);
    }
  }

  private static IllegalArgumentException unreadable(
      String line, @org.jspecify.annotations.Nullable Exception cause) {
    return new IllegalArgumentException("a line of the report cannot be read: " + line, cause);
  }
}
