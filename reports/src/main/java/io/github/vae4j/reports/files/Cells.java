package io.github.vae4j.reports.files;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** One row of a CSV file in the making: cells by column. */
final class Cells {
  private final Map<String, String> cells = new LinkedHashMap<>();

  Cells text(String column, String value) {
    if (cells.put(column, value) != null) {
      throw new IllegalArgumentException("column '" + column + "' is given twice in a row");
    }
    return this;
  }

  Cells whole(String column, long value) {
    return text(column, Long.toString(value));
  }

  /**
   * The shortest decimal that reads back as the same double; empty for NaN. Before JDK 19, {@code
   * Double.toString} may give a digit too many, so that files would depend on the JDK.
   */
  Cells number(String column, double value) {
    return text(column, Double.isNaN(value) ? "" : NumberOutput.toString(value, true));
  }

  Cells numbers(Map<String, Double> values) {
    values.forEach(this::number);
    return this;
  }

  Map<String, String> asMap() {
    return Collections.unmodifiableMap(cells);
  }
}
