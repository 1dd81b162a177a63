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

  /** A plot of several lines over a common axis. */
  public record Plot(String title, String xLabel, String yLabel, List<Line> lines) {
    public Plot {
      lines = List.copyOf(lines);
    }
  }

  /** One line of a plot. */
  public record Line(String name, List<Double> x, List<Double> y) {
    public Line {
      x = List.copyOf(x);
      y = List.copyOf(y);
      if (x.size() != y.size()) {
        throw new IllegalArgumentException(
            "line '%s' has %d values of x and %d of y".formatted(name, x.size(), y.size()));
      }
    }
  }
}
