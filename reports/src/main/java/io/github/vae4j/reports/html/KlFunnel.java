package io.github.vae4j.reports.html;

import io.github.vae4j.reports.html.Chart.Kind;
import io.github.vae4j.reports.html.Chart.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A funnel plot (Light and Pillemer, 1984) of the KL audit: the difference of closed form and Monte
 * Carlo against its standard error. A correct closed form scatters about 0 between the lines at
 * ±bound · standard error, which close as the estimate gets more exact; an error shows as points
 * that stay off 0 there.
 */
final class KlFunnel {
  /** The series of the chart that are the acceptance bounds. */
  static final String BOUND = "bound";

  private static final int STEPS = 32; // of a bound's line, which is curved on a logarithmic scale
  private static final double ALIKE = 1.02; // bounds that nobody could tell apart
  private static final double MARGIN = 1.05;

  private KlFunnel() {}

  /** The comparisons of these runs. */
  static Chart of(List<RunRecord> runs) {
    List<Series> series = new ArrayList<>();
    for (RunRecord run : runs) {
      List<CheckCells> shown = Points.thinned(run.checks());
      series.add(
          new Series(
              run.name(),
              run.group(),
              run.style(),
              "",
              shown.stream().map(KlFunnel::point).toList(),
              shown.stream().map(KlAudit::text).toList()));
    }
    double[] bounds =
        runs.stream()
            .flatMap(run -> run.checks().stream())
            .mapToDouble(KlAudit::bound)
            .filter(Double::isFinite)
            .sorted()
            .toArray();
    double widest =
        runs.stream()
                .flatMap(run -> run.checks().stream())
                .mapToDouble(CheckCells::standardError)
                .filter(Double::isFinite)
                .max()
                .orElse(0)
            * MARGIN;
    if (bounds.length > 0 && widest > 0) {
      double low = bounds[0];
      double high = bounds[bounds.length - 1];
      series.addAll(lines(high, widest));
      if (high > ALIKE * low) {
        series.addAll(lines(low, widest));
      }
    }
    return new Chart(
        "kl-funnel",
        "kl-funnel",
        Kind.FUNNEL,
        "Funnel: closed form − Monte Carlo by standard error",
        "Scatter chart of the difference between closed form and Monte Carlo estimate, in nats, by the standard error of the estimate, for every comparison; the table below holds the same figures. Dashed lines are the acceptance bounds, %s standard errors to either side; they close to the left, where estimates are exact."
            .formatted(words(bounds)),
        "standard error of the Monte Carlo estimate (nats)",
        "closed form − Monte Carlo (nats)",
        0,
        false,
        0,
        runs.isEmpty() ? List.of() : series);
  }

  private static String words(double[] bounds) {
    if (bounds.length == 0) {
      return "no";
    }
    String low = Numbers.fixed(bounds[0], 2);
    String high = Numbers.fixed(bounds[bounds.length - 1], 2);
    return low.equals(high) ? low : low + " to " + high;
  }

  private static List<Object> point(CheckCells check) {
    return List.of(
        Points.number(check.standardError()),
        Points.number(check.closedForm() - check.monteCarlo()),
        check.passed() ? 1 : 0);
  }

  private static List<Series> lines(double bound, double widest) {
    String name = "bound, %s standard errors".formatted(Numbers.fixed(bound, 2));
    return List.of(line("+" + name, bound, widest), line("−" + name, -bound, widest));
  }

  private static Series line(String name, double slope, double widest) {
    List<List<Object>> points =
        IntStream.rangeClosed(0, STEPS)
            .mapToDouble(i -> widest * Math.pow((double) i / STEPS, 3)) // denser towards 0
            .mapToObj(x -> Points.at(x, slope * x))
            .toList();
    return new Series(name, name, -1, BOUND, points, List.of());
  }
}
