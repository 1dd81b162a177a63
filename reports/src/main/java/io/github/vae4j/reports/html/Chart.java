package io.github.vae4j.reports.html;

import io.github.vae4j.core.run.Findings;
import java.util.List;

/**
 * A chart, as the page's script draws it.
 *
 * @param id of the element it is drawn in
 * @param group charts of one group share their legend, tooltip and zoom
 * @param title shown above it
 * @param description what a reader is told who cannot see it
 * @param from the first x that is shown before anybody zooms
 * @param xScale of the x axis
 * @param logarithmic whether the y axis is
 * @param bound lines are drawn at this y and at its negative; 0 for none
 */
record Chart(
    String id,
    String group,
    Kind kind,
    String title,
    String description,
    String xName,
    String yName,
    double from,
    Findings.Scale xScale,
    boolean logarithmic,
    double bound,
    List<Series> series) {

  /** Over a linear x axis. */
  Chart(
      String id,
      String group,
      Kind kind,
      String title,
      String description,
      String xName,
      String yName,
      double from,
      boolean logarithmic,
      double bound,
      List<Series> series) {
    this(
        id,
        group,
        kind,
        title,
        description,
        xName,
        yName,
        from,
        Findings.Scale.LINEAR,
        logarithmic,
        bound,
        series);
  }

  /** What is drawn. */
  enum Kind {
    /** Points of three numbers have a band of the third around them. */
    LINES,
    /** Lines that are no function of x; each point is called by the first setting of its text. */
    PATHS,
    /** Of the KL audit: shares of a bound around 0. */
    POINTS,
    /**
     * Of the KL audit: differences against their standard errors; series of split "bound" are the
     * lines that correct ones stay between.
     */
    FUNNEL,
    SCATTER,
    /** One series; each bar is called what its text begins with, up to the colon. */
    BARS,
    /**
     * Points of nats against nats, with lines of equal sum; a series of split "path" joins them.
     */
    PLANE
  }

  /**
   * One line, or the points of one run.
   *
   * @param name of the run or the line
   * @param label what the legend switches on and off together
   * @param style number of the colour and the symbol
   * @param split "train", "test", or empty
   * @param points [x, y], and for points what further the tooltip tells, for lines the deviation
   * @param texts of each point, where it has one
   */
  record Series(
      String name,
      String label,
      int style,
      String split,
      List<List<Object>> points,
      List<String> texts) {}

  /**
   * What stands behind the title: the name of the y axis, unless that stands at the axis itself.
   */
  String unit() {
    return switch (kind) {
      case SCATTER, PLANE, FUNNEL, PATHS -> "";
      default -> yName;
    };
  }

  boolean empty() {
    return series.isEmpty();
  }
}
