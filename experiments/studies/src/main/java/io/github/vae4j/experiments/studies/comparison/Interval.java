package io.github.vae4j.experiments.studies.comparison;

import java.util.Locale;

/** Two ends between which a figure lies with a stated probability. */
public record Interval(double low, double high) {
  public boolean contains(double value) {
    return low <= value && value <= high;
  }

  /** "[−1.23, 0.45]", with so many digits after the point. */
  public String rounded(int digits) {
    String number = "%." + digits + "f";
    return String.format(Locale.ROOT, "[" + number + ", " + number + "]", low, high)
        .replace('-', '−');
  }
}
