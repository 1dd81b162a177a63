package io.github.vae4j.experiments.studies.evaluation;

import io.github.vae4j.core.estimate.Moments;
import java.util.Locale;

/** Figures as tables and sentences show them. */
final class NatsText {
  private NatsText() {}

  static String of(double value) {
    return fixed(value, 3);
  }

  /** "-95.31 ± 0.42": the mean over rows with its standard error. */
  static String of(Moments moments) {
    return moments.count() < 2
        ? of(moments.mean())
        : of(moments.mean()) + " ± " + of(moments.standardError());
  }

  /** With two digits that say something. */
  static String error(double value) {
    if (!Double.isFinite(value) || value == 0) {
      return String.valueOf(value);
    }
    int decimals = (int) Math.max(0, Math.min(6, 1 - Math.floor(Math.log10(Math.abs(value)))));
    return fixed(value, Math.max(decimals, 3));
  }

  static String exact(double value) {
    return Math.abs(value) >= 1e-3 || value == 0
        ? fixed(value, 4)
        : String.format(Locale.ROOT, "%.1e", value);
  }

  static String whole(double value) {
    return fixed(value, 0);
  }

  static String share(double value) {
    return fixed(100 * value, 1) + " %";
  }

  static String fixed(double value, int decimals) {
    return Double.isNaN(value)
        ? ""
        : Double.isInfinite(value)
            ? (value > 0 ? "∞" : "-∞")
            : String.format(Locale.ROOT, "%." + decimals + "f", value);
  }
}
