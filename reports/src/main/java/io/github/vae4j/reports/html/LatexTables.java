package io.github.vae4j.reports.html;

import io.github.vae4j.reports.html.Table.Cell;
import io.github.vae4j.reports.html.Table.Column;
import io.github.vae4j.reports.html.Table.Row;
import io.github.vae4j.reports.html.Table.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.text.WordUtils;

/** Tables in LaTeX with the rules of booktabs (Fear, 2005), for {@code \\input} in a paper. */
final class LatexTables {
  private static final int HEADING = 16; // characters in a line of a heading
  private static final String START =
      "% Made by vae4j. Needs \\usepackage{booktabs} and \\usepackage{graphicx}; everything else is plain LaTeX.\n";

  /** What is wider than the text is made as wide as it is; what is not, stays as it is. */
  private static final String FITTED =
      "\\resizebox{\\ifdim\\width>\\linewidth\\linewidth\\else\\width\\fi}{!}{%";

  private LatexTables() {}

  static String of(List<Table> tables) {
    return START + tables.stream().map(LatexTables::of).collect(Collectors.joining());
  }

  private static String of(Table table) {
    List<String> lines = new ArrayList<>(List.of("", "\\begin{table}", "\\centering"));
    if (!table.title().isEmpty()) {
      lines.add("\\caption{" + LatexText.of(table.title()) + "}");
    }
    lines.add(FITTED);
    lines.add(
        "\\begin{tabular}{"
            + table.columns().stream()
                .map(column -> column.numeric() ? "r" : "l")
                .collect(Collectors.joining())
            + "}");
    lines.add("\\toprule");
    lines.add(line(table.columns().stream().map(LatexTables::heading)));
    lines.add("\\midrule");
    String common = commonDetail(table);
    table.rows().forEach(row -> lines.add(line(cells(row, common))));
    lines.add("\\bottomrule");
    lines.add("\\end{tabular}}");
    List<String> below = below(table);
    if (!below.isEmpty()) {
      lines.add("\\par\\smallskip\\footnotesize\\raggedright");
      lines.add(String.join("\\par\n", below));
    }
    lines.add("\\end{table}");
    return String.join("\n", lines) + "\n";
  }

  /** What stands behind the heading of every row, and is said once below; else empty. */
  private static String commonDetail(Table table) {
    List<String> details = table.rows().stream().map(Row::detail).distinct().toList();
    return details.size() == 1 && table.rows().size() > 1 ? details.get(0) : "";
  }

  private static Stream<String> cells(Row row, String common) {
    String heading =
        row.detail().isEmpty() || row.detail().equals(common)
            ? row.heading()
            : row.heading() + " (" + row.detail() + ")";
    return Stream.concat(
        Stream.of(LatexText.of(heading)), row.cells().stream().map(LatexTables::cell));
  }

  private static String cell(Cell cell) {
    String text = LatexText.cell(cell.text());
    String shown = cell.tone() == Tone.BEST ? "\\textbf{\\boldmath " + text + "}" : text;
    return cell.mark().isEmpty() ? shown : shown + "$^{\\mathrm{" + cell.mark() + "}}$";
  }

  /** A heading of several lines, so that its column need not be as wide as its words. */
  private static String heading(Column column) {
    String lines =
        Stream.of(column.title(), column.detail())
            .filter(text -> !text.isEmpty())
            .flatMap(text -> Stream.of(WordUtils.wrap(text, HEADING).split("\\R")))
            .map(LatexText::of)
            .collect(Collectors.joining("\\\\"));
    return lines.contains("\\\\")
        ? "\\shortstack[%s]{%s}".formatted(column.numeric() ? "r" : "l", lines)
        : lines;
  }

  private static List<String> below(Table table) {
    String common = commonDetail(table);
    List<String> below = new ArrayList<>();
    if (!common.isEmpty()) {
      below.add("Each: " + LatexText.of(common) + ".");
    }
    below.addAll(table.remarks().stream().map(LatexText::of).toList());
    for (int i = 0; i < table.notes().size(); i++) {
      below.add(
          "$^{\\mathrm{%s}}$ %s".formatted(Notes.markOf(i), LatexText.of(table.notes().get(i))));
    }
    return below;
  }

  private static String line(Stream<String> cells) {
    return cells.collect(Collectors.joining(" & ")) + " \\\\";
  }
}
