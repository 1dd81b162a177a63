package io.github.vae4j.reports.html;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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

  private static final Pattern POWER =
      Pattern.compile("(−?)([\\d.]+)\u00a0×\u00a010(⁻?)([⁰¹²³⁴⁵⁶⁷⁸⁹]+)");
  private static final Pattern NUMBER =
      Pattern.compile("([<≤]?) ?(−?)([\\d.]+)(?: ± ([\\d.]+))?( %)?");

  private LatexText() {}

  /** A cell: a number as a formula, an empty one as nothing, else its text. */
  static String cell(String text) {
    Matcher number = NUMBER.matcher(text);
    if (!number.matches()) {
      return of(text);
    }
    StringBuilder formula = new StringBuilder("$");
    if (!number.group(1).isEmpty()) {
      formula.append(number.group(1).equals("<") ? "<" : "\\leq ");
    }
    formula.append(number.group(2).isEmpty() ? "" : "-").append(number.group(3));
    if (number.group(4) != null) {
      formula.append(" \\pm ").append(number.group(4));
    }
    return formula.append(number.group(5) == null ? "$" : "$\\,\\%").toString();
  }

  static String of(String text) {
    StringBuilder latex = new StringBuilder();
    Matcher power = POWER.matcher(text);
    int from = 0;
    while (power.find()) {
      latex.append(plain(text.substring(from, power.start())));
      latex.append(
          "$%s%s\\times10^{%s%s}$"
              .formatted(
                  power.group(1).isEmpty() ? "" : "-",
                  power.group(2),
                  power.group(3).isEmpty() ? "" : "-",
                  lowered(power.group(4))));
      from = power.end();
    }
    return latex.append(plain(text.substring(from))).toString();
  }

  private static String lowered(String raised) {
    return raised
        .chars()
        .mapToObj(c -> String.valueOf(LEVEL.charAt(RAISED.indexOf(c))))
        .collect(Collectors.joining());
  }

  private static String plain(String text) {
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
