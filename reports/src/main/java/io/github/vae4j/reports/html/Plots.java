package io.github.vae4j.reports.html;

import io.github.vae4j.core.run.Findings;
import io.github.vae4j.reports.html.Chart.Kind;
import io.github.vae4j.reports.html.Chart.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The plots of findings as charts; those without a line are left out. */
final class Plots {
  private Plots() {}

  /**
   * The charts.
   *
   * @param prefix of their ids, which must be unique on the page
   */
  static List<Chart> charts(String prefix, List<Findings.Plot> plots) {
    List<Chart> charts = new ArrayList<>();
    for (Findings.Plot plot : plots) {
      List<Series> series =
          IntStream.range(0, plot.lines().size())
              .mapToObj(i -> series(plot.lines().get(i), i))
              .filter(line -> !line.points().isEmpty())
              .toList();
      if (!series.isEmpty()) {
        String id = prefix + "plot" + charts.size();
        charts.add(
            new Chart(
                id,
                id,
                Kind.LINES,
                plot.title(),
                "Line chart: %s. %s by %s.".formatted(plot.title(), plot.yLabel(), plot.xLabel()),
                plot.xLabel(),
                plot.yLabel(),
                0,
                false,
                0,
                series));
      }
    }
    return charts;
  }

  private static Series series(Findings.Line line, int style) {
    List<List<Object>> points =
        IntStream.range(0, Math.min(line.x().size(), line.y().size()))
            .mapToObj(i -> Points.at(line.x().get(i), line.y().get(i)))
            .toList();
    return new Series(line.name(), line.name(), style, "", points, List.of());
  }
}
