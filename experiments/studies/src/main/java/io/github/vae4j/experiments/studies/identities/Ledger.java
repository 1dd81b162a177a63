package io.github.vae4j.experiments.studies.identities;

import io.github.vae4j.core.run.Findings;
import io.github.vae4j.experiments.studies.StudyContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The lines, as they come; what does not hold is told at once. */
final class Ledger {
  private final StudyContext context;
  private final List<Line> lines = new ArrayList<>();

  Ledger(StudyContext context) {
    this.context = context;
  }

  void add(Line line) {
    lines.add(line);
    String text =
        "%s, %s: %s and %s, difference %s, tolerance %s"
            .formatted(
                line.equation().words(),
                line.model(),
                number(line.left()),
                number(line.right()),
                number(line.difference()),
                number(line.tolerance()));
    if (line.holds()) {
      context.say(text);
    } else {
      context.failed(text);
    }
  }

  List<Line> lines() {
    return List.copyOf(lines);
  }

  /** Equations without a line on an oracle, or without one on a trained network. */
  List<Equation> missing() {
    Set<Equation> exact = of(true);
    Set<Equation> trained = of(false);
    return Arrays.stream(Equation.values())
        .filter(equation -> !exact.contains(equation) || !trained.contains(equation))
        .toList();
  }

  private Set<Equation> of(boolean oracle) {
    return lines.stream()
        .filter(line -> line.oracle() == oracle)
        .map(Line::equation)
        .collect(Collectors.toSet());
  }

  /** "52 of 52 identities hold: …". */
  String verdict() {
    long held = lines.stream().filter(Line::holds).count();
    long oracles = lines.stream().filter(Line::oracle).count();
    return "%d of %d identities hold: %d equations, on %s."
        .formatted(
            held,
            lines.size(),
            lines.stream().map(Line::equation).distinct().count(),
            "models whose answers are known exactly (%d lines) and on trained networks (%d)"
                .formatted(oracles, lines.size() - oracles));
  }

  /** All lines by equation, their equations in words, and what the tolerances are. */
  List<Findings.Table> tables() {
    return List.of(table(), equations(), tolerances());
  }

  private List<Line> sorted() {
    List<Line> sorted = new ArrayList<>(lines);
    sorted.sort(Comparator.comparing(Line::equation));
    return sorted;
  }

  /** 3a is equation 3 on its first model. */
  private static String number(List<Line> sorted, int index) {
    int first = index;
    while (first > 0 && sorted.get(first - 1).equation() == sorted.get(index).equation()) {
      first--;
    }
    return sorted.get(index).equation().number() + "" + (char) ('a' + index - first);
  }

  private Findings.Table table() {
    List<Line> sorted = sorted();
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < sorted.size(); i++) {
      Line line = sorted.get(i);
      rows.add(
          List.of(
              number(sorted, i) + ": " + line.equation().maths(),
              line.model(),
              number(line.left()),
              number(line.right()),
              String.valueOf(line.values()),
              number(line.difference()),
              number(line.tolerance()),
              line.holds() ? "yes" : "NO"));
    }
    return new Findings.Table(
        "Ledger",
        List.of(
            "equation",
            "model",
            "left side",
            "right side",
            "values",
            "difference",
            "tolerance",
            "holds"),
        rows,
        "Sides are means over the values, such as rows of data; difference and tolerance are those"
            + " of the value that comes nearest to its tolerance. Nats, unless the equation says"
            + " otherwise. For an inequality the difference is left minus right.");
  }

  private static Findings.Table equations() {
    return new Findings.Table(
        "Equations in words, and where they stand",
        List.of("equation", "in words", "source"),
        Arrays.stream(Equation.values())
            .map(each -> List.of(each.number() + ": " + each.maths(), each.words(), each.source()))
            .toList(),
        "");
  }

  private Findings.Table tolerances() {
    List<Line> sorted = sorted();
    Map<String, List<String>> numbers = new LinkedHashMap<>();
    for (int i = 0; i < sorted.size(); i++) {
      numbers
          .computeIfAbsent(sorted.get(i).bound(), bound -> new ArrayList<>())
          .add(number(sorted, i));
    }
    return new Findings.Table(
        "What the tolerances are",
        List.of("lines", "tolerance"),
        numbers.entrySet().stream()
            .map(entry -> List.of(String.join(", ", entry.getValue()), entry.getKey()))
            .toList(),
        "");
  }

  /** Seven digits; few of what is small. */
  static String number(double value) {
    double size = Math.abs(value);
    String format = size == 0 ? "%.0f" : size < 1e-3 ? "%.1e" : size < 10 ? "%.6f" : "%.4f";
    return String.format(Locale.ROOT, format, value);
  }
}
