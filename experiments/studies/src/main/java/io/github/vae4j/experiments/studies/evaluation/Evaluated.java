package io.github.vae4j.experiments.studies.evaluation;

import io.github.vae4j.core.run.Findings;
import java.util.List;

/**
 * What an evaluation came to.
 *
 * @param name of its files: lower-case words joined by hyphens
 * @param title of its part of the report
 * @param findings for console and report
 * @param sheets every figure, as CSV files
 * @param passed whether all bounds hold that are known to hold
 */
public record Evaluated(
    String name, String title, Findings findings, List<Sheet> sheets, boolean passed) {
  public Evaluated {
    sheets = List.copyOf(sheets);
  }

  /**
   * The rows of one CSV file.
   *
   * @param run whose folder it belongs to; empty for the folder of the experiment, and then the
   *     first column is the run's name
   * @param file name with its ending
   * @param rows texts, whole numbers and doubles
   */
  public record Sheet(String run, String file, List<String> columns, List<List<Object>> rows) {
    public Sheet {
      columns = List.copyOf(columns);
      rows = rows.stream().map(List::copyOf).toList();
    }
  }
}
