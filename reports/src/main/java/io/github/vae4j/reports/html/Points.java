package io.github.vae4j.reports.html;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Points for a chart: as many as can be seen, with as many digits as can be seen. */
final class Points {
  private static final int MOST = 500;
  private static final float NOTHING = Float.NaN;

  private Points() {}

  /** A pair for a chart; a value that is not finite leaves a gap. */
  static List<Object> at(double x, double y) {
    return List.of(number(x), number(y));
  }

  /** A pair of four digits: enough for a point among a thousand. */
  static List<Object> rough(double x, double y) {
    return List.of(rough(x), rough(y));
  }

  private static Object rough(double value) {
    return Double.isFinite(value)
        ? number(new BigDecimal(value).round(new MathContext(4)).doubleValue())
        : number(value);
  }

  /** As JSON takes it: seven digits, and text for what is not finite. */
  static Object number(double value) {
    float rounded = Double.isFinite(value) ? (float) value : NOTHING;
    if (!Float.isFinite(rounded)) {
      return "-";
    }
    return rounded;
  }

  /** Every k-th of many, so that they are at most some hundred; the first and the last always. */
  static <T> List<T> thinned(List<T> all) {
    if (all.size() <= MOST) {
      return all;
    }
    double step = (all.size() - 1) / (MOST - 1.0);
    return new ArrayList<>(
        IntStream.range(0, MOST).mapToObj(i -> all.get((int) Math.round(i * step))).toList());
  }
}
