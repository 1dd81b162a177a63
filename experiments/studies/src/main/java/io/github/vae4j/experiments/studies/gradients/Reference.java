package io.github.vae4j.experiments.studies.gradients;

import java.util.Arrays;
import java.util.List;

/**
 * What the mean of a gradient estimator should be: an exact gradient, or the mean of many
 * independent ones, with its own error.
 *
 * @param gradient of every parameter
 * @param samples what it is the mean of; empty if it is exact but for rounding
 */
record Reference(double[] gradient, List<double[]> samples) {
  static Reference exact(double... gradient) {
    return new Reference(gradient, List.of());
  }

  static Reference mean(List<double[]> samples) {
    GradientMoments moments = new GradientMoments(samples.get(0).length);
    samples.forEach(moments::add);
    return new Reference(moments.means(), List.copyOf(samples));
  }

  boolean exact() {
    return samples.isEmpty();
  }

  /** The 2-norm of a part, ‖g*‖. */
  double length(int from, int to) {
    return Math.sqrt(dot(gradient, from, to));
  }

  /** ⟨g, g*⟩ / ‖g*‖² over a part: 1 for the reference itself. */
  double along(double[] g, int from, int to) {
    return dot(g, from, to) / dot(gradient, from, to);
  }

  /** The squared standard error of {@link #along} that comes from the reference. */
  double squaredErrorAlong(int from, int to) {
    if (exact()) {
      return 0;
    }
    GradientMoments moments = new GradientMoments(1);
    samples.forEach(sample -> moments.add(along(sample, from, to)));
    return moments.squaredError(0);
  }

  /** The squared standard error of every component. */
  double[] squaredErrors() {
    double[] errors = new double[gradient.length];
    if (!exact()) {
      GradientMoments moments = new GradientMoments(gradient.length);
      samples.forEach(moments::add);
      Arrays.setAll(errors, moments::squaredError);
    }
    return errors;
  }

  private double dot(double[] g, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += g[i] * gradient[i];
    }
    return sum;
  }
}
