package io.github.vae4j.core.model;

/**
 * The set of values that one dimension can take.
 *
 * @param description as messages and reports show it; it tells one support from another
 * @param advice what to do about data with other values, for messages
 */
public record Support(String description, Membership membership, String advice) {
  private static final String RESCALE =
      "rescale the data, or choose a likelihood that takes such values";

  /** Whether a value belongs to the set. NaN belongs to none. */
  @FunctionalInterface
  public interface Membership {
    boolean contains(float value);
  }

  /** The real numbers. */
  public static final Support REAL = new Support("ℝ", Float::isFinite);

  /** {0, 1}. */
  public static final Support BINARY = new Support("{0, 1}", v -> v == 0f || v == 1f);

  /** [0, 1]. */
  public static final Support UNIT_INTERVAL = new Support("[0, 1]", v -> v >= 0f && v <= 1f);

  /** (0, 1), where a density may be infinite at both ends. */
  public static final Support OPEN_UNIT_INTERVAL = open(0, 1);

  /** 0, 1, 2, … */
  public static final Support COUNTS =
      new Support("{0, 1, 2, …}", v -> v >= 0f && Float.isFinite(v) && v == Math.rint(v));

  /** A support with the usual advice: to rescale the data, or to choose another likelihood. */
  public Support(String description, Membership membership) {
    this(description, membership, RESCALE);
  }

  /** The numbers between two bounds, without them. */
  public static Support open(double low, double high) {
    return new Support("(" + number(low) + ", " + number(high) + ")", v -> v > low && v < high);
  }

  private static String number(double bound) {
    return bound == Math.rint(bound)
        ? Long.toString((long) bound)
        : Double.toString(bound).replace('-', '−');
  }

  /** The same set with other advice. */
  public Support advising(String words) {
    return new Support(description, membership, words);
  }

  public boolean contains(float value) {
    return membership.contains(value);
  }

  @Override
  public boolean equals(java.lang.@org.jspecify.annotations.Nullable Object other) {
    return other instanceof Support that && description.equals(that.description);
  }

  @Override
  public int hashCode() {
    return description.hashCode();
  }

  @Override
  public String toString() {
    return description;
  }
}
