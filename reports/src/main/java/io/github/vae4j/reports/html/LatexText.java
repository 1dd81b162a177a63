package io.github.vae4j.reports.html;

import java.util.Map;

/** Text as LaTeX shows it: no character of it is a command, and those of this page are known. */
final class LatexText {
  private static final Map<Character, String> KNOWN =
      Map.ofEntries(
          Map.entry('\\', "\\textbackslash{}"),
          Map.entry('{', "\\{"),
          Map.entry('}', "\\}"),
          Map.entry('$', "\\$"),
          Map.entry('&', "\\&"),
          Map.entry('#', "\\#"),
          Map.entry('%', "\\%"),
          Map.entry('_', "\\_"),
          Map.entry('^', "\\textasciicircum{}"),
          Map.entry('~', "\\textasciitilde{}"),
          Map.entry('<', "\\textless{}"),
          Map.entry('>', "\\textgreater{}"),
          Map.entry('|', "\\textbar{}"),
          Map.entry('"', "''"),
          Map.entry('[', "{[}"), // would be read as the length after a line's end
          Map.entry('\u2212', "$-$"),
          Map.entry('±', "$\\pm$"),
          Map.entry('×', "$\\times$"),
          Map.entry('‖', "$\\|$"),
          Map.entry('∞', "$\\infty$"),
          Map.entry('β', "$\\beta$"),
          Map.entry('μ', "$\\mu$"),
          Map.entry('σ', "$\\sigma$"),
          Map.entry('λ', "$\\lambda$"),
          Map.entry('ν', "$\\nu$"),
          Map.entry('θ', "$\\theta$"),
          Map.entry('Σ', "$\\Sigma$"),
          Map.entry('Δ', "$\\Delta$"),
          Map.entry('√', "$\\surd$"),
          Map.entry('≤', "$\\leq$"),
          Map.entry('≥', "$\\geq$"),
          Map.entry('≈', "$\\approx$"),
          Map.entry('→', "$\\rightarrow$"),
          Map.entry('ℝ', "$\\mathbf{R}$"),
          Map.entry('½', "$\\frac12$"),
          Map.entry('…', "\\dots{}"),
          Map.entry('—', "---"),
          Map.entry('–', "--"),
          Map.entry('’', "'"),
          Map.entry('‘', "`"),
          Map.entry('“', "``"),
          Map.entry('”', "''"),
          Map.entry('\u00a0', "~"),
          Map.entry('\u202f', "\\,"));

  private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻";
  private static final String LEVEL = "0123456789-";

  private LatexText() {}

  static String of(String text) {
    StringBuilder latex = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (RAISED.indexOf(c) >= 0) {
        latex.append("$^{");
        for (; i < text.length() && RAISED.indexOf(text.charAt(i)) >= 0; i++) {
          latex.append(LEVEL.charAt(RAISED.indexOf(text.charAt(i))));
        }
        i--;
        latex.append("}$");
      } else if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
        latex.append(' ');
      } else {
        latex.append(KNOWN.getOrDefault(c, String.valueOf(c)));
      }
    }
    return latex.toString();
  }
}
