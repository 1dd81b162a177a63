package io.github.vae4j.core.run;

import java.util.List;

/** What an experiment concludes from its runs: sentences first, then tables and plots. */
public record Findings(List<String> sentences, List<Table> tables, List<Plot> plots) {
  public Findings {
    sentences = List.copyOf(sentences);
    tables = List.copyOf(tables);
    plots = List.copyOf(plots);
  }

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
  public record Table(String title, List<String> columns, List<List<String>> rows, String note) {
    public Table {
      columns = List.copyOf(columns);
      rows = rows.stream().map(List::copyOf).toList();
      for (int i = 0; i < rows.size(); i++) {
        if (rows.get(i).size() != columns.size()) {
          throw new IllegalArgumentException(
              "table '%s' has %d columns, but row %d has %d cells: %s"
                  .formatted(title, columns.size(), i + 1, rows.get(i).size(), rows.get(i)));
        }
      }
    }
  }

  /** How the values of an axis are placed. */
  public enum Scale {
    LINEAR,
    LOGARITHMIC
  }

  /**
   * A plot of several lines over a common axis.
   *
   * @param xScale logarithmic only where every x is positive
   */
  public record Plot(String title, String xLabel, String yLabel, List<Line> lines, Scale xScale) {
    public Plot {
      lines = List.copyOf(lines);
    }

    /** Over a linear axis. */
    public Plot(String title, String xLabel, String yLabel, List<Line> lines) {
      this(title, xLabel, yLabel, lines, Scale.LINEAR);
    }
  }

  /**
   * One line of a plot.
   *
   * @param deviation of each y, drawn below and above it; empty where none is known
   * @param settings of each point, "objective.beta=4, likelihood.sigma=0.3", for lines that are no
   *     function of x: its points are then called by the first of them; empty for others
   */
  public record Line(
      String name, List<Double> x, List<Double> y, List<Double> deviation, List<String> settings) {
    public Line {
      x = List.copyOf(x);
      y = List.copyOf(y);
      deviation = List.copyOf(deviation);
      settings = List.copyOf(settings);
      if (x.size() != y.size()) {
        throw new IllegalArgumentException(
            "line '%s' has %d values of x and %d of y".formatted(name, x.size(), y.size()));
      }
      if ((!deviation.isEmpty() && deviation.size() != y.size())
          || (!settings.isEmpty() && settings.size() != y.size())) {
        throw new IllegalArgumentException(
            "line '%s' has %d points, %d deviations and settings of %d; expected as many, or none"
                .formatted(name, y.size(), deviation.size(), settings.size()));
      }
    }

    /** Without more than its points. */
    public Line(String name, List<Double> x, List<Double> y) {
      this(name, x, y, List.of(), List.of());
    }
  }
}
