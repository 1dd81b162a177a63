package io.github.vae4j.experiments.studies.gradients;

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
import java.util.List;
import java.util.function.Function;

/** The gradient of a loss at given rows x, all parameters of the model one after the other. */
final class FlatGradient {
  private static final Progress START = new Progress(0, 1, 1);

  private final Device device;
  private final Vae vae;
  private final float[][] x;

  FlatGradient(Device device, Vae vae, float[][] x) {
    this.device = device;
    this.vae = vae;
    this.x = x;
  }

  /** Of a loss that is a function of x [B, D]. */
  double[] of(Function<Tensor, Tensor> loss) {
    try (Scope scope = device.scope()) {
      Tensor value = loss.apply(rows(scope));
      return flat(vae.parameters(), scope.gradients(value));
    }
  }

  /**
   * Of an objective.
   *
   * @param samples S, how many estimates are averaged
   */
  double[] of(Objective objective, int samples, RandomStream random) {
    return of(
        rows -> objective.loss(vae.elbo(rows, objective.draws(samples), random).terms(), START));
  }

  private Tensor rows(Scope scope) {
    int dim = x[0].length;
    return scope.constant(
        Shape.of(x.length, dim),
        (float[] values) -> {
          for (int i = 0; i < x.length; i++) {
            System.arraycopy(x[i], 0, values, i * dim, dim);
          }
        });
  }

  private static double[] flat(List<Parameter> parameters, Gradients gradients) {
    int size = parameters.stream().mapToInt(parameter -> parameter.shape().size()).sum();
    double[] flat = new double[size];
    int at = 0;
    for (Parameter parameter : parameters) {
      for (float value : gradients.of(parameter).toArray()) {
        flat[at++] = value;
      }
    }
    return flat;
  }
}
