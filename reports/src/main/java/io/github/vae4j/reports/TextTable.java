package io.github.vae4j.reports;

import io.github.vae4j.core.run.Findings;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.text.WordUtils;

/** A table of findings as lines of text: headings wrapped, columns of figures flush right. */
public record TextTable(List<String> lines) {
  /** The width that lines are kept within where that can be. */
  public static final int WIDTH = 100;

  private static final int HEADING = 11;
  private static final Pattern FIGURE = Pattern.compile("([-+\u2212]?\\d.*|no: .*)?");

  /** A table that an experiment made. */
  public static TextTable of(Findings.Table table) {
    List<Column> columns = new ArrayList<>();
    for (int c = 0; c < table.columns().size(); c++) {
      columns.add(Column.of(table, c));
    }
    int depth = columns.stream().mapToInt(column -> column.heading().size()).max().orElse(0);
    int total = columns.stream().mapToInt(column -> column.width() + Column.GAP).sum();
    List<String> lines = new ArrayList<>(List.of(table.title()));
    for (int i = 0; i < depth; i++) {
      int row = i;
      lines.add(
          line(columns, column -> row < column.heading().size() ? column.heading().get(row) : ""));
    }
    lines.add("-".repeat(Math.max(0, total - Column.GAP)));
    for (int i = 0; i < table.rows().size(); i++) {
      int row = i;
      lines.add(line(columns, column -> column.cells().get(row)));
    }
    if (!table.note().isEmpty()) {
      lines.addAll(List.of(WordUtils.wrap(table.note(), WIDTH).split("\\R")));
    }
    return new TextTable(List.copyOf(lines));
  }

  private interface Cell {
    String of(Column column);
  }

  private static String line(List<Column> columns, Cell cell) {
    StringBuilder line = new StringBuilder();
    columns.forEach(column -> line.append(column.padded(cell.of(column))));
    return line.toString().stripTrailing();
  }

  private record Column(List<String> heading, List<String> cells, boolean figures, int width) {
    static final int GAP = 2;

    static Column of(Findings.Table table, int index) {
      List<String> heading =
          List.of(WordUtils.wrap(table.columns().get(index), HEADING).split("\\R"));
      List<String> cells = table.rows().stream().map(row -> row.get(index)).toList();
      return new Column(
          heading,
          cells,
          cells.stream().allMatch(cell -> FIGURE.matcher(cell).matches()),
          Math.max(longest(heading), longest(cells)));
    }

    private static int longest(List<String> texts) {
      return texts.stream().mapToInt(String::length).max().orElse(0);
    }

    String padded(String text) {
      String room = " ".repeat(width - text.length());
      return (figures ? room + text : text + room) + " ".repeat(GAP);
    }
  }
}
