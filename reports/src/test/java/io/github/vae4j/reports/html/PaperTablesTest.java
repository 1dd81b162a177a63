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
            % Made by vae4j. Needs \\usepackage{booktabs}; everything else is plain LaTeX.

            \\begin{table}
            \\centering
            \\caption{Over seeds}
            \\begin{tabular}{lrl}
            \\toprule
            runs & \\shortstack[r]{test ELBO,\\\\mass of 0/1\\\\pixels (nats)} & data \\\\
            \\midrule
            a\\_b \\& 50\\% (2 seeds) & \\textbf{$-$126.3 $\\pm$ 0.1}$^{\\mathrm{a}}$ & \\textless{}script\\textgreater{}alert('x')\\textless{}/script\\textgreater{} a\\textbar{}b *c* {[}d](e) \\$x\\$ \\textbackslash{}end\\{table\\} next \\\\
            \\bottomrule
            \\end{tabular}
            \\par\\smallskip\\footnotesize
            Bold: best, $\\beta$ = 1.\\par
            $^{\\mathrm{a}}$ A note with 5~$\\times$~10$^{-7}$.
            \\end{table}
            """);
  }
}
