package io.github.vae4j.reports.html;

import java.util.Map;

/** A row of a CSV file; what it lacks is empty, NaN or 0. */
record CsvRow(Map<String, String> cells) {
  String text(String column) {
    return cells.getOrDefault(column, "");
  }

  double number(String column) {
    return Numbers.parse(text(column));
  }

  int whole(String column) {
    return Numbers.parseWhole(text(column));
  }
}
