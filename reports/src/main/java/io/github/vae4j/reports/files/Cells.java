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

  Cells number(String column, double value) {
    return text(column, decimal(value));
  }

  /**
   * The shortest decimal that reads back as the same double; empty for NaN. Before JDK 19, {@code
   * Double.toString} may give a digit too many, so that files would depend on the JDK.
   */
  private static String decimal(double value) {
    return Double.isNaN(value) ? "" : NumberOutput.toString(value, true);
  }

  /** The same, without a decimal point for what is a whole number: "7", "0.25". */
  static String text(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1L << 53
        ? Long.toString((long) value)
        : decimal(value);
  }

  Cells numbers(Map<String, Double> values) {
    values.forEach(this::number);
    return this;
  }

  Map<String, String> asMap() {
    return Collections.unmodifiableMap(cells);
  }
}
