package io.github.vae4j.experiments.studies.identities;

/**
 * One equation on one model, of one or several values, such as one for each row of data.
 *
 * @param left its left side, the mean over the values
 * @param right its right side, the mean over the values
 * @param difference of the value that comes nearest to its tolerance, or is farthest beyond
 * @param tolerance of that value
 * @param bound what the tolerance is, in words
 * @param oracle whether the model's answers are known exactly
 */
record Line(
    Equation equation,
    String model,
    boolean oracle,
    double left,
    double right,
    double difference,
    double tolerance,
    int values,
    String bound) {

  /** False also where a side is not a number. */
  boolean holds() {
    return difference <= tolerance;
  }

  /** Both sides equal, value by value, within each one's tolerance. */
  static Line equal(
      Equation equation,
      Model model,
      double[] left,
      double[] right,
      double[] tolerance,
      String bound) {
    if (left.length == 0 || left.length != right.length || left.length != tolerance.length) {
      throw new IllegalArgumentException(
          "%s: %d values left, %d right, %d tolerances; expected as many, at least 1"
              .formatted(equation, left.length, right.length, tolerance.length));
    }
    int worst = 0;
    double nearest = -1;
    double meanLeft = 0;
    double meanRight = 0;
    for (int i = 0; i < left.length; i++) {
      double share = Math.abs(left[i] - right[i]) / tolerance[i];
      if (!(share <= nearest)) { // NaN is worst of all
        worst = i;
        nearest = Double.isNaN(share) ? Double.POSITIVE_INFINITY : share;
      }
      meanLeft += left[i] / left.length;
      meanRight += right[i] / left.length;
    }
    return new Line(
        equation,
        model.name(),
        model.oracle(),
        meanLeft,
        meanRight,
        Math.abs(left[worst] - right[worst]),
        tolerance[worst],
        left.length,
        bound);
  }

  /** The left side is not above the right one, but for a tolerance. */
  static Line atMost(
      Equation equation, Model model, double left, double right, double tolerance, String bound) {
    return new Line(
        equation, model.name(), model.oracle(), left, right, left - right, tolerance, 1, bound);
  }

  /**
   * What a line is about.
   *
   * @param oracle whether the model's answers are known exactly
   */
  record Model(String name, boolean oracle) {}
}
