package io.github.vae4j.experiments.runner.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * One movement of the pen: points that a smooth curve passes through, in writing order. At a corner
 * the curve breaks off and starts anew.
 */
record Stroke(List<Point> points) {
  /** A point, x to the right and y down. */
  record Point(double x, double y, boolean corner) {}

  Stroke {
    points = List.copyOf(points);
  }

  /** Reads {@code "0.1,0.2 0.5,0! 0.9,0.4"}: points in writing order, corners marked. */
  static Stroke parse(String text) {
    return new Stroke(Arrays.stream(text.split(" ", -1)).map(Stroke::parsePoint).toList());
  }

  private static Point parsePoint(String text) {
    boolean corner = text.endsWith("!");
    String[] numbers = (corner ? text.substring(0, text.length() - 1) : text).split(",", -1);
    return new Point(Double.parseDouble(numbers[0]), Double.parseDouble(numbers[1]), corner);
  }

  Stroke map(UnaryOperator<Point> change) {
    return new Stroke(points.stream().map(change).toList());
  }

  /**
   * The curve as points at most about {@code step} apart: a Catmull–Rom spline (1974) between
   * corners.
   */
  List<Point> flatten(double step) {
    List<Point> line = new ArrayList<>();
    line.add(points.get(0));
    for (int i = 0; i + 1 < points.size(); i++) {
      Point from = points.get(i);
      Point to = points.get(i + 1);
      Point before = i == 0 || from.corner() ? mirrored(to, from) : points.get(i - 1);
      Point after = i + 2 == points.size() || to.corner() ? mirrored(from, to) : points.get(i + 2);
      int pieces = (int) Math.ceil(distance(from, to) / step) + 1;
      for (int k = 1; k <= pieces; k++) {
        double t = (double) k / pieces;
        double x = spline(before.x(), from.x(), to.x(), after.x(), t);
        double y = spline(before.y(), from.y(), to.y(), after.y(), t);
        line.add(new Point(x, y, false));
      }
    }
    return line;
  }

  private static double spline(double p0, double p1, double p2, double p3, double t) {
    double linear = p2 - p0;
    double quadratic = 2 * p0 - 5 * p1 + 4 * p2 - p3;
    double cubic = 3 * (p1 - p2) + p3 - p0;
    return p1 + 0.5 * t * (linear + t * (quadratic + t * cubic));
  }

  private static Point mirrored(Point point, Point at) {
    return new Point(2 * at.x() - point.x(), 2 * at.y() - point.y(), false);
  }

  private static double distance(Point a, Point b) {
    double dx = b.x() - a.x();
    double dy = b.y() - a.y();
    return Math.sqrt(dx * dx + dy * dy);
  }
}
