package io.github.vae4j.reports.html;

import static io.github.vae4j.reports.Events.HOSTILE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.vae4j.reports.html.Table.Cell;
import io.github.vae4j.reports.html.Table.Column;
import io.github.vae4j.reports.html.Table.Row;
import io.github.vae4j.reports.html.Table.Tone;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaperTablesTest {
  private static final Table TABLE =
      new Table(
          "Over seeds",
          List.of(
              Column.text("runs"),
              Column.number("test ELBO,", "mass of 0/1 pixels (nats)"),
              Column.text("data")),
          List.of(
              new Row(
                  "a_b & 50%",
                  "2 seeds",
                  0,
                  List.of(
                      new Cell("−126.3 ± 0.1", "a", Tone.BEST),
                      Cell.of(HOSTILE + " a|b *c* [d](e) $x$ \\end{table}\nnext")))),
          List.of("A note with 5\u00a0×\u00a010⁻⁷."),
          List.of("Bold: best, β = 1."));

  @Test
  void markdown() {
    assertThat(MarkdownTables.of(List.of(TABLE)))
        .isEqualTo(
            """
            **Over seeds**

            | runs | test ELBO, mass of 0/1 pixels (nats) | data |
            | --- | ---: | --- |
            | a\\_b &amp; 50% 2 seeds | **−126.3 ± 0.1**<sup>a</sup> | \\<script\\>alert('x')\\</script\\> a\\|b \\*c\\* \\[d\\](e) \\$x\\$ \\\\end\\{table\\} next |

            Bold: best, β = 1.

            <sup>a</sup> A note with 5\u00a0×\u00a010⁻⁷.
            """);
  }

  @Test
  void latex() {
    assertThat(LatexTables.of(List.of(TABLE)))
        .isEqualTo(
            """
            % Made by vae4j. Needs \\usepackage{booktabs} and \\usepackage{graphicx}; everything else is plain LaTeX.

            \\begin{table}
            \\centering
            \\caption{Over seeds}
            \\resizebox{\\ifdim\\width>\\linewidth\\linewidth\\else\\width\\fi}{!}{%
            \\begin{tabular}{lrl}
            \\toprule
            runs & \\shortstack[r]{test ELBO,\\\\mass of 0/1\\\\pixels (nats)} & data \\\\
            \\midrule
            a\\_b \\& 50\\% (2 seeds) & \\textbf{\\boldmath $-126.3 \\pm 0.1$}$^{\\mathrm{a}}$ & \\textless{}script\\textgreater{}alert('x')\\textless{}/script\\textgreater{} a\\textbar{}b *c* {[}d](e) \\$x\\$ \\textbackslash{}end\\{table\\} next \\\\
            \\bottomrule
            \\end{tabular}}
            \\par\\smallskip\\footnotesize\\raggedright
            Bold: best, $\\beta$ = 1.\\par
            $^{\\mathrm{a}}$ A note with $5\\times10^{-7}$.
            \\end{table}
            """);
  }

  @Test
  void bracketsThatMakeNoLinkNeedNoBackslash() {
    assertThat(markdownCell("[29.94, 42.55]")).isEqualTo("[29.94, 42.55]");
    assertThat(markdownCell("[a](b)")).isEqualTo("\\[a\\](b)");
    assertThat(markdownCell("[a]: b")).isEqualTo("\\[a\\]: b");
    assertThat(markdownCell("[^1]")).isEqualTo("\\[^1\\]");
  }

  @Test
  void numbersAreFormulas() {
    assertThat(LatexText.cell("−773.6 ± 0.6")).isEqualTo("$-773.6 \\pm 0.6$");
    assertThat(LatexText.cell("40.7 ± 1.3 %")).isEqualTo("$40.7 \\pm 1.3$\\,\\%");
    assertThat(LatexText.cell("< 0.001")).isEqualTo("$<0.001$");
    assertThat(LatexText.cell(Numbers.readable("3.6e-05"))).isEqualTo("$3.6\\times10^{-5}$");
    assertThat(LatexText.cell("gaussian-2")).isEqualTo("gaussian-2");
  }

  /** What all rows have in common makes no column wider. */
  @Test
  void aDetailOfEveryRowStandsBelowOnce() {
    Row one = new Row("a", "3 seeds", 0, List.of(Cell.of("1.0")));
    Row two = new Row("b", "3 seeds", 1, List.of(Cell.of("2.0")));
    List<Column> columns = List.of(Column.text("runs"), Column.number("x", ""));
    assertThat(LatexTables.of(List.of(Table.of("t", columns, List.of(one, two)))))
        .contains("a & $1.0$ \\\\", "b & $2.0$ \\\\", "Each: 3 seeds.");
  }

  private static String markdownCell(String text) {
    List<Column> columns = List.of(Column.text("x"));
    Row row = new Row(text, "", -1, List.of());
    return MarkdownTables.of(List.of(Table.of("", columns, List.of(row))))
        .lines()
        .toList()
        .get(2)
        .replaceAll("^\\| | \\|$", "");
  }
}
