package io.github.vae4j.reports.html;

import io.github.vae4j.core.run.Findings;
import java.util.ArrayList;
import java.util.List;

/**
 * A table as it is to be shown. The first column holds the row's heading.
 *
 * @param title may be empty
 * @param notes below the table; the first is marked a, the second b …, where cells refer to them
 */
record Table(
    String title, List<Column> columns, List<Row> rows, List<String> notes, List<String> remarks) {

  /**
   * A column.
   *
   * @param detail in smaller print below the title: the measure, the unit
   */
  record Column(String title, String detail, boolean numeric) {
    private static final int LENGTHY = 24;

    /** Whether its title would need many lines in a narrow column. */
    boolean lengthy() {
      return title.length() > LENGTHY;
    }

    static Column text(String title) {
      return new Column(title, "", false);
    }

    static Column number(String title, String detail) {
      return new Column(title, detail, true);
    }
  }

  /**
   * A row.
   *
   * @param style number of a colour, or −1 for none
   */
  record Row(String heading, String detail, int style, List<Cell> cells) {
    private static final int SHORT = 26;

    /** Whether its heading stands in one line. */
    boolean brief() {
      return heading.length() <= SHORT;
    }
  }

  /** How a cell stands out. */
  enum Tone {
    PLAIN,
    MUTED,
    BEST,
    BAD,
    WARNING
  }

  /**
   * A cell.
   *
   * @param mark of the note that explains it, or empty
   */
  record Cell(String text, String mark, Tone tone) {
    static Cell of(String text) {
      return new Cell(text, "", Tone.PLAIN);
    }

    private static final int WORDY = 24;

    String css() {
      String css = tone.name().toLowerCase(java.util.Locale.ROOT);
      if (text.startsWith("no: ")) {
        css += " reason";
      }
      return text.length() > WORDY ? css + " words" : css;
    }
  }

  boolean empty() {
    return rows.isEmpty();
  }

  /** A table of texts alone. */
  static Table of(String title, List<Column> columns, List<Row> rows) {
    return new Table(title, columns, rows, List.of(), List.of());
  }

  /**
   * A table that an experiment made. Numbers stand at the right, and so does why there is none:
   * "no: …".
   */
  static Table of(Findings.Table table) {
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < table.columns().size(); i++) {
      int column = i;
      boolean numeric =
          i > 0
              && table.rows().stream()
                  .map(row -> column < row.size() ? row.get(column) : "")
                  .allMatch(cell -> cell.isEmpty() || cell.matches("([-−+]?[0-9.∞]|no: ).*"));
      columns.add(new Column(table.columns().get(i), "", numeric));
    }
    List<Row> rows =
        table.rows().stream()
            .filter(row -> !row.isEmpty())
            .map(
                row ->
                    new Row(
                        row.get(0),
                        "",
                        -1,
                        row.subList(1, row.size()).stream()
                            .map(Numbers::readable)
                            .map(Cell::of)
                            .toList()))
            .toList();
    List<String> remarks =
        table.note().isEmpty() ? List.of() : List.of(Numbers.withMinus(table.note()));
    return new Table(table.title(), columns, rows, List.of(), remarks);
  }
}
