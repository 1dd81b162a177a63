package io.github.vae4j.core.run;

import java.util.List;

/**
 * A small table of numbers that a run leaves beside its metrics: what a figure of the report is
 * drawn from.
 *
 * @param name file name without ending, in snake case: "kl_dimensions"
 * @param columns in snake case, units in the documentation
 * @param rows a number for each column; NaN for a value that does not exist
 */
public record NumberTable(String name, List<String> columns, double[][] rows) {
  public NumberTable {
    columns = List.copyOf(columns);
    for (int i = 0; i < rows.length; i++) {
      if (rows[i].length != columns.size()) {
        throw new IllegalArgumentException(
            "table '%s' has %d columns, but row %d has %d numbers"
                .formatted(name, columns.size(), i + 1, rows[i].length));
      }
    }
  }
}
