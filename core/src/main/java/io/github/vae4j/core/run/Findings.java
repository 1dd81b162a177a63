package io.github.vae4j.core.run;

import java.util.List;

/** What an experiment concludes from its runs: sentences first, then tables and plots. */
public record Findings(List<String> sentences, List<Table> tables, List<Plot> plots) {
  /** Nothing beyond what the runs themselves show. */
  public static Findings none() {
    return new Findings(List.of(), List.of(), List.of());
  }

  /**
   * A table.
   *
   * @param columns headings with their unit
   * @param rows cells as they are to be shown, as many as there are columns
   * @param note what must be known to read it; may be empty
   */
  public record Table(String title, List<String> columns, List<List<String>> rows, String note) {}

  /** A plot of several lines over a common axis. */
  public record Plot(String title, String xLabel, String yLabel, List<Line> lines) {}

  /** One line of a plot. */
  public record Line(String name, List<Double> x, List<Double> y) {}
}
