package io.github.vae4j.experiments.runner.data;

import io.github.vae4j.experiments.runner.data.Stroke.Point;
import java.util.List;

/**
 * Draws strokes into a grey image. A pixel's ink falls with its centre's distance d from the
 * stroke's skeleton: full within the nib's radius r, none beyond, and a soft edge in between.
 *
 * @param radius r, in pixels
 * @param edge width of the soft edge, in pixels
 * @param startRadius radius at a stroke's first point, as a share of r
 * @param endRadius radius at a stroke's last point, as a share of r
 * @param ink grey value of full ink, at most 1
 */
record Pen(double radius, double edge, double startRadius, double endRadius, double ink) {
  private static final double END = 0.25; // share of a stroke's length over which its ends thin out

  /** Draws one stroke, given as short pieces, over what is there. */
  void draw(List<Point> line, byte[] image, int from, int side) {
    int pieces = line.size() - 1;
    for (int k = 0; k < pieces; k++) {
      Point a = line.get(k);
      Point b = line.get(k + 1);
      double r = radius * Math.min(radiusAt((k + 0.5) / pieces), 1.2);
      double reach = r + edge / 2;
      int top = Math.max(0, (int) Math.floor(Math.min(a.y(), b.y()) - reach - 0.5));
      int bottom = Math.min(side - 1, (int) Math.ceil(Math.max(a.y(), b.y()) + reach - 0.5));
      int left = Math.max(0, (int) Math.floor(Math.min(a.x(), b.x()) - reach - 0.5));
      int right = Math.min(side - 1, (int) Math.ceil(Math.max(a.x(), b.x()) + reach - 0.5));
      for (int y = top; y <= bottom; y++) {
        for (int x = left; x <= right; x++) {
          double d = distance(x + 0.5, y + 0.5, a, b);
          double cover = Math.max(0, Math.min(1, (r - d) / edge + 0.5));
          int i = from + y * side + x;
          image[i] = (byte) Math.max(image[i] & 0xFF, (int) (255 * ink * cover + 0.5));
        }
      }
    }
  }

  private double radiusAt(double t) {
    double fromStart = startRadius + (1 - startRadius) * Math.min(1, t / END);
    double fromEnd = endRadius + (1 - endRadius) * Math.min(1, (1 - t) / END);
    return fromStart * fromEnd;
  }

  private static double distance(double x, double y, Point a, Point b) {
    double dx = b.x() - a.x();
    double dy = b.y() - a.y();
    double length = dx * dx + dy * dy;
    double along = length == 0 ? 0 : ((x - a.x()) * dx + (y - a.y()) * dy) / length;
    double t = Math.max(0, Math.min(1, along));
    double ox = x - a.x() - t * dx;
    double oy = y - a.y() - t * dy;
    return Math.sqrt(ox * ox + oy * oy);
  }
}
