package io.github.vae4j.experiments.runner.data;

import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.experiments.runner.data.Stroke.Point;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;

/**
 * Writes one digit as one hand would: one of the ways to write it, its points shaken, bent, scaled,
 * slanted, turned and moved, drawn with a pen of its own. Only exactly rounded arithmetic and
 * {@link StrictMath} are used, so a seed gives the same bytes on every machine.
 */
final class Handwriting {
  static final int SIDE = 28;
  private static final double MARGIN = 3; // pixels kept free around the skeleton
  private static final double STEP = 1; // pixels between the points of a flattened curve

  private final RandomStream random;

  Handwriting(RandomStream random) {
    this.random = random;
  }

  /** Draws the digit into {@code image[from, from + SIDE²)}, which is black. */
  void write(int digit, byte[] image, int from) {
    List<List<Stroke>> ways = Glyphs.waysToWrite(digit);
    List<Stroke> skeleton = ways.get(random.nextInt(ways.size()));
    Pen pen =
        new Pen(
            between(0.8, 1.9),
            between(0.9, 1.3),
            between(0.5, 1.2),
            between(0.3, 1.1),
            between(0.92, 1));
    for (Stroke stroke : placed(laidOut(bent(shaken(skeleton))))) {
      pen.draw(stroke.flatten(STEP), image, from, SIDE);
    }
  }

  /** Moves every point a little on its own. */
  private List<Stroke> shaken(List<Stroke> strokes) {
    return map(strokes, p -> moved(p, bell(0.036), bell(0.028)));
  }

  /** Bends the whole glyph by a slow wave across and along. */
  private List<Stroke> bent(List<Stroke> strokes) {
    double across = bell(0.07);
    double along = bell(0.05);
    double phaseAcross = between(0, 2 * Math.PI);
    double phaseAlong = between(0, 2 * Math.PI);
    return map(
        strokes,
        p ->
            moved(
                p,
                across * StrictMath.sin(3.5 * p.y() + phaseAcross),
                along * StrictMath.sin(3 * p.x() + phaseAlong)));
  }

  /** Scales to pixels, slants and turns, about the origin. */
  private List<Stroke> laidOut(List<Stroke> strokes) {
    double height = between(16, 20.5);
    double width = height * between(0.45, 0.95);
    double slant = 0.12 + bell(0.2);
    double angle = bell(0.1);
    double cos = StrictMath.cos(angle);
    double sin = StrictMath.sin(angle);
    return map(
        strokes,
        p -> {
          double y = (p.y() - 0.5) * height;
          double x = (p.x() - 0.5) * width - slant * y;
          return new Point(cos * x - sin * y, sin * x + cos * y, p.corner());
        });
  }

  /** Moves the glyph about the middle of the image, shrunk if needed to stay off the margin. */
  private List<Stroke> placed(List<Stroke> strokes) {
    DoubleSummaryStatistics xs = extent(strokes, Point::x);
    DoubleSummaryStatistics ys = extent(strokes, Point::y);
    double room = SIDE - 2 * MARGIN;
    double scale = Math.min(1, room / Math.max(length(xs), length(ys)));
    double dx = SIDE / 2.0 + within((room - scale * length(xs)) / 2, bell(1.2));
    double dy = SIDE / 2.0 + within((room - scale * length(ys)) / 2, bell(1));
    double midX = (xs.getMin() + xs.getMax()) / 2;
    double midY = (ys.getMin() + ys.getMax()) / 2;
    return map(
        strokes,
        p -> new Point(dx + scale * (p.x() - midX), dy + scale * (p.y() - midY), p.corner()));
  }

  private static DoubleSummaryStatistics extent(
      List<Stroke> strokes, ToDoubleFunction<Point> coordinate) {
    return strokes.stream()
        .flatMap(stroke -> stroke.points().stream())
        .mapToDouble(coordinate)
        .summaryStatistics();
  }

  private static double length(DoubleSummaryStatistics extent) {
    return extent.getMax() - extent.getMin();
  }

  private static double within(double limit, double value) {
    return Math.max(-limit, Math.min(limit, value));
  }

  private static List<Stroke> map(List<Stroke> strokes, UnaryOperator<Point> change) {
    return strokes.stream().map(stroke -> stroke.map(change)).toList();
  }

  private static Point moved(Point p, double dx, double dy) {
    return new Point(p.x() + dx, p.y() + dy, p.corner());
  }

  private double between(double low, double high) {
    return low + (high - low) * random.nextDouble();
  }

  /** A bell-shaped number of mean 0 and that standard deviation: the sum of four uniforms. */
  private double bell(double deviation) {
    double sum =
        random.nextDouble() + random.nextDouble() + random.nextDouble() + random.nextDouble() - 2;
    return sum * deviation * StrictMath.sqrt(3);
  }
}
