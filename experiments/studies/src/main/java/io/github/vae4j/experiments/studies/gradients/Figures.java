package io.github.vae4j.experiments.studies.gradients;

import java.util.List;

/**
 * How good an estimator is for one part of the model.
 *
 * @param bias of the gradient along the reference g*, as a share of its length: E[⟨g, g*⟩] / ‖g*‖²
 *     − 1
 * @param biasError the standard error of that, the reference's own included
 * @param largestZ the largest distance of a component's mean from the reference, in standard errors
 * @param variance the sum of all components' variances, of one estimate
 * @param signalToNoise ‖g*‖ / √variance, of one estimate
 */
record Figures(
    double bias, double biasError, double largestZ, double variance, double signalToNoise) {
  /** The 97.5 % quantile of the standard normal distribution. */
  private static final double Z = 1.959964;

  /** Differences below this share of the gradient's length are rounding of 32-bit floats. */
  private static final double ROUNDING = 1e-5;

  /** Of independent gradients, components [from, to). */
  static Figures of(List<double[]> gradients, Reference reference, int from, int to) {
    GradientMoments moments = new GradientMoments(gradients.get(0).length);
    GradientMoments along = new GradientMoments(1);
    for (double[] gradient : gradients) {
      moments.add(gradient);
      along.add(reference.along(gradient, from, to));
    }
    double length = reference.length(from, to);
    double[] errors = reference.squaredErrors();
    double variance = 0;
    double largestZ = 0;
    for (int i = from; i < to; i++) {
      variance += moments.variance(i);
      double difference = Math.abs(moments.mean(i) - reference.gradient()[i]);
      if (difference > ROUNDING * length) {
        double error = Math.sqrt(moments.squaredError(i) + errors[i]);
        largestZ = Math.max(largestZ, difference / error);
      }
    }
    return new Figures(
        along.mean(0) - 1,
        Math.sqrt(along.squaredError(0) + reference.squaredErrorAlong(from, to)),
        largestZ,
        variance,
        length / Math.sqrt(variance));
  }

  /** Half of the 95 % interval of the bias. */
  double halfInterval() {
    return Z * biasError;
  }

  /** Whether the interval leaves out 0. */
  boolean biased() {
    return Math.abs(bias) > halfInterval();
  }
}
