package io.github.vae4j.core.testkit;

import io.github.vae4j.core.objective.Objective;
import io.github.vae4j.core.objective.Progress;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.core.tensor.Gradients;
import io.github.vae4j.core.tensor.Parameter;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.tensor.Tensor;
import io.github.vae4j.core.vae.Vae;
import java.util.ArrayList;
import java.util.List;

/**
 * Independent gradients of an objective on the same rows, to hold their mean against an exact
 * gradient.
 *
 * @param names of the numbers of all parameters: "encoder.output.bias[0]"
 * @param values a gradient of all parameters for each repetition
 * @param losses the objective's value in each repetition
 */
public record GradientSamples(List<String> names, double[][] values, double[] losses) {
  private static final Progress START = new Progress(0, 1, 1);

  /**
   * Draws gradients.
   *
   * @param x the rows, [B, D]
   * @param samples S of each repetition
   */
  public static GradientSamples of(
      Vae vae, Objective objective, float[][] x, int samples, int repetitions, long seed) {
    double[][] values = new double[repetitions][];
    double[] losses = new double[repetitions];
    RandomStream random = RandomStream.of(seed);
    try (Device device = Device.cpu(1)) {
      for (int i = 0; i < repetitions; i++) {
        try (Scope scope = device.scope()) {
          Tensor rows = rows(scope, x);
          Tensor loss =
              objective.loss(
                  vae.elbo(rows, objective.draws(samples), random.split(i)).terms(), START);
          losses[i] = loss.item();
          values[i] = flat(vae.parameters(), scope.gradients(loss));
        }
      }
    }
    return new GradientSamples(names(vae), values, losses);
  }

  /** Rows as a tensor [B, D]. */
  public static Tensor rows(Scope scope, float[][] x) {
    Tensor first = scope.constant(Shape.of(1, x[0].length), x[0]);
    Tensor[] others = new Tensor[x.length - 1];
    for (int i = 1; i < x.length; i++) {
      others[i - 1] = scope.constant(Shape.of(1, x[i].length), x[i]);
    }
    return first.concat(0, others);
  }

  /** The gradient of every number of those parameters, one after the other. */
  public static double[] flat(List<Parameter> parameters, Gradients gradients) {
    return parameters.stream()
        .map(gradients::of)
        .flatMapToDouble(
            gradient -> {
              float[] array = gradient.toArray();
              return java.util.stream.IntStream.range(0, array.length).mapToDouble(i -> array[i]);
            })
        .toArray();
  }

  private static List<String> names(Vae vae) {
    List<String> names = new ArrayList<>();
    for (Parameter parameter : vae.parameters()) {
      for (int i = 0; i < parameter.shape().size(); i++) {
        names.add("%s[%d]".formatted(parameter.name(), i));
      }
    }
    return names;
  }

  /** The mean of number i over the repetitions. */
  public double mean(int i) {
    double sum = 0;
    for (double[] each : values) {
      sum += each[i];
    }
    return sum / values.length;
  }

  /** The sample standard deviation of number i. */
  public double deviation(int i) {
    double mean = mean(i);
    double squares = 0;
    for (double[] each : values) {
      squares += (each[i] - mean) * (each[i] - mean);
    }
    return Math.sqrt(squares / (values.length - 1));
  }

  /** How many standard errors the mean of number i is from a value; 0 if both are equal. */
  public double z(int i, double value) {
    double difference = mean(i) - value;
    double error = deviation(i) / Math.sqrt(values.length);
    return Math.abs(difference) < 1e-5 * (1 + Math.abs(value)) ? 0 : difference / error;
  }

  /**
   * Holds the means against exact values.
   *
   * @param bound in standard errors; 6 fails by chance once in 5·10⁸ numbers
   * @throws AssertionError naming the number that is farthest, if it is beyond the bound
   */
  public void requireMean(double[] exact, double bound) {
    for (int i = 0; i < exact.length; i++) {
      if (!(Math.abs(z(i, exact[i])) <= bound)) {
        throw new AssertionError(
            "%s: the mean of %d gradients is %s, the exact one %s: %.1f standard errors away"
                .formatted(names.get(i), values.length, mean(i), exact[i], z(i, exact[i])));
      }
    }
  }
}
