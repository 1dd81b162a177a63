package io.github.vae4j.reports.html;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.vae4j.core.run.Findings;
import io.github.vae4j.reports.html.Chart.Kind;
import io.github.vae4j.reports.html.Chart.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The plots of findings as charts, and charts as the page's script reads them. */
final class Plots {
  private Plots() {}

  /**
   * A chart for each plot that has a point.
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
        charts.add(chart(plot, prefix + "plot" + charts.size(), series));
      }
    }
    return charts;
  }

  private static Chart chart(Findings.Plot plot, String id, List<Series> series) {
    double least =
        plot.lines().stream()
            .flatMap(line -> line.x().stream())
            .mapToDouble(Double::doubleValue)
            .filter(Double::isFinite)
            .min()
            .orElse(0);
    boolean paths = plot.lines().stream().anyMatch(line -> !line.settings().isEmpty());
    boolean bands = plot.lines().stream().anyMatch(line -> !line.deviation().isEmpty());
    return new Chart(
        id,
        id,
        paths ? Kind.PATHS : Kind.LINES,
        plot.title(),
        "Line chart: %s. %s by %s.%s%s"
            .formatted(
                plot.title(),
                plot.yLabel(),
                plot.xLabel(),
                bands ? " Bands are one standard deviation over seeds to either side." : "",
                paths ? " " + told(plot) : ""),
        plot.xLabel(),
        plot.yLabel(),
        least - 1e-6 * Math.abs(least), // points are rounded, and must not fall outside
        plot.xScale(),
        false,
        0,
        series);
  }

  /** The points in words, as their labels cannot be heard. */
  private static String told(Findings.Plot plot) {
    List<String> points = new ArrayList<>();
    for (Findings.Line line : plot.lines()) {
      for (int i = 0; i < line.settings().size(); i++) {
        points.add(
            "%s: %s, %s"
                .formatted(
                    line.settings().get(i),
                    Numbers.fixed(line.x().get(i), 2),
                    Numbers.fixed(line.y().get(i), 2)));
      }
    }
    return String.join("; ", points) + ".";
  }

  private static Series series(Findings.Line line, int style) {
    List<List<Object>> points =
        IntStream.range(0, line.x().size()).mapToObj(i -> point(line, i)).toList();
    return new Series(line.name(), line.name(), style, "", points, line.settings());
  }

  private static List<Object> point(Findings.Line line, int i) {
    List<Object> point = Points.at(line.x().get(i), line.y().get(i));
    return line.deviation().isEmpty()
        ? point
        : List.of(point.get(0), point.get(1), Points.number(line.deviation().get(i)));
  }

  /** Charts as JSON that may stand in a script element. */
  static String json(List<Chart> charts) {
    try {
      return new ObjectMapper()
          .writeValueAsString(charts)
          .replace("<", "\\u003c")
          .replace(">", "\\u003e")
          .replace("&", "\\u0026")
          .replace("\u2028", "\\u2028")
          .replace("\u2029", "\\u2029");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the charts cannot be written as JSON", e);
    }
  }
}
