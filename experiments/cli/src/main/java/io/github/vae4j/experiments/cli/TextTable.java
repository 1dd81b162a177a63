package io.github.vae4j.experiments.cli;

import io.github.vae4j.core.run.Findings;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.text.WordUtils;

/** A table of findings as lines of text, its headings wrapped. */
record TextTable(List<String> lines) {
  private static final int HEADING = 18;

  static TextTable of(Findings.Table table) {
    List<List<String>> headings = new ArrayList<>();
    int depth = 1;
    for (String column : table.columns()) {
      List<String> wrapped = List.of(WordUtils.wrap(column, HEADING).split("\\R"));
      headings.add(wrapped);
      depth = Math.max(depth, wrapped.size());
    }
    int[] widths = new int[headings.size()];
    for (int c = 0; c < widths.length; c++) {
      int column = c;
      int heading = headings.get(c).stream().mapToInt(String::length).max().orElse(0);
      int cell = table.rows().stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
      widths[c] = Math.max(heading, cell);
    }
    List<String> lines = new ArrayList<>();
    lines.add(table.title());
    for (int i = 0; i < depth; i++) {
      List<String> cells = new ArrayList<>();
      for (List<String> heading : headings) {
        cells.add(i < heading.size() ? heading.get(i) : "");
      }
      lines.add(line(cells, widths));
    }
    int total = widths.length * 2;
    for (int width : widths) {
      total += width;
    }
    lines.add("-".repeat(total));
    table.rows().forEach(row -> lines.add(line(row, widths)));
    if (!table.note().isEmpty()) {
      lines.addAll(List.of(WordUtils.wrap(table.note(), Math.max(60, total)).split("\\R")));
    }
    return new TextTable(lines);
  }

  private static String line(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int c = 0; c < widths.length; c++) {
      line.append(("%-" + (widths[c] + 2) + "s").formatted(cells.get(c)));
    }
    return line.toString().stripTrailing();
  }
}
