package io.github.vae4j.core.model;

/**
 * The set of values that one dimension can take.
 *
 * @param description as messages and reports show it
 */
public record Support(String description, Membership membership) {
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

  /** 0, 1, 2, … */
  public static final Support COUNTS =
      new Support("{0, 1, 2, …}", v -> v >= 0f && Float.isFinite(v) && v == Math.rint(v));

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
