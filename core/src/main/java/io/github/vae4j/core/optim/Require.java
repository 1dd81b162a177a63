package io.github.vae4j.core.optim;

/** Checks of the constants that optimisers and schedules are made with. */
final class Require {
  private Require() {}

  static double decay(String name, double value) {
    return check(value >= 0 && value < 1, name, value, "at least 0 and below 1");
  }

  static double positive(String name, double value) {
    return check(value > 0 && Double.isFinite(value), name, value, "finite and greater than 0");
  }

  static double nonNegative(String name, double value) {
    return check(value >= 0 && Double.isFinite(value), name, value, "finite and at least 0");
  }

  static double fraction(String name, double value) {
    return check(value >= 0 && value <= 1, name, value, "from 0 to 1");
  }

  static int atLeast(int least, String name, int value) {
    return check(value >= least, name, value, "at least " + least);
  }

  private static <N extends Number> N check(boolean valid, String name, N value, String expected) {
    if (!valid) {
      throw new IllegalArgumentException("%s is %s; expected %s".formatted(name, value, expected));
    }
    return value;
  }
}
