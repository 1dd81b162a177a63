package io.github.vae4j.reports.html;

import io.github.vae4j.reports.html.Table.Cell;
import io.github.vae4j.reports.html.Table.Column;
import io.github.vae4j.reports.html.Table.Row;
import io.github.vae4j.reports.html.Table.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Tables in the Markdown of GitHub. */
final class MarkdownTables {
  private static final String SPECIAL = "\\`*_{}<>#|~$";
  private static final String BRACKETS = "[]";

  /** Only then brackets make a link or a footnote. */
  private static final Pattern LINK = Pattern.compile("\\](\\(|\\[|:)|\\[\\^");

  private MarkdownTables() {}

  static String of(List<Table> tables) {
    return tables.stream().map(MarkdownTables::of).collect(Collectors.joining("\n"));
  }

  private static String of(Table table) {
    List<String> lines = new ArrayList<>();
    if (!table.title().isEmpty()) {
      lines.add("**" + escaped(table.title()) + "**");
      lines.add("");
    }
    lines.add(line(table.columns().stream().map(MarkdownTables::heading).toList()));
    lines.add(line(table.columns().stream().map(c -> c.numeric() ? "---:" : "---").toList()));
    for (Row row : table.rows()) {
      List<String> cells = new ArrayList<>();
      cells.add(joined(row.heading(), row.detail()));
      row.cells().forEach(cell -> cells.add(cell(cell)));
      lines.add(line(cells));
    }
    for (String remark : table.remarks()) {
      lines.add("");
      lines.add(escaped(remark));
    }
    for (int i = 0; i < table.notes().size(); i++) {
      lines.add("");
      lines.add("<sup>%s</sup> %s".formatted(Notes.markOf(i), escaped(table.notes().get(i))));
    }
    return String.join("\n", lines) + "\n";
  }

  private static String heading(Column column) {
    return joined(column.title(), column.detail());
  }

  private static String cell(Cell cell) {
    String text = escaped(cell.text());
    String shown = cell.tone() == Tone.BEST ? "**" + text + "**" : text;
    return cell.mark().isEmpty() ? shown : shown + "<sup>" + cell.mark() + "</sup>";
  }

  private static String joined(String text, String detail) {
    return detail.isEmpty() ? escaped(text) : escaped(text) + " " + escaped(detail);
  }

  private static String line(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |";
  }

  /** As text and nothing else: no emphasis, no link, no markup, no further column or line. */
  private static String escaped(String text) {
    String special = LINK.matcher(text).find() ? SPECIAL + BRACKETS : SPECIAL;
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
        escaped.append(' ');
      } else if (c == '&') {
        escaped.append("&amp;");
      } else {
        escaped.append(special.indexOf(c) < 0 ? "" : "\\").append(c);
      }
    }
    return escaped.toString();
  }
}
