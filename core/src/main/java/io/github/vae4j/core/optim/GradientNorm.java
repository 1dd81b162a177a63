package io.github.vae4j.core.optim;

import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.core.tensor.Gradients;
import io.github.vae4j.core.tensor.Parameter;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The 2-norm of the gradient of all parameters together, summed in double.
 *
 * @param value the norm; NaN or ∞ if an element is
 * @param notFinite the names of the parameters whose gradient has an element that is not finite
 */
public record GradientNorm(double value, List<String> notFinite) {

  public GradientNorm {
    notFinite = List.copyOf(notFinite);
  }

  /** The norm of a gradient. It is the same bits for any number of threads. */
  public static GradientNorm of(Device device, List<Parameter> parameters, Gradients gradients) {
    float[][] g = parameters.stream().map(gradients::array).toArray(float[][]::new);
    List<Slice> slices = Slice.of(parameters);
    double[] squares = new double[slices.size()];
    device
        .workers()
        .run(
            squares.length,
            (index, worker) -> {
              Slice slice = slices.get(index);
              squares[index] = sumOfSquares(g[slice.parameter()], slice.from(), slice.to());
            });
    double sum = 0;
    for (double square : squares) {
      sum += square;
    }
    // The square of a finite float is finite in double, so a slice tells whether all of it is.
    List<String> notFinite =
        IntStream.range(0, squares.length)
            .filter(index -> !Double.isFinite(squares[index]))
            .mapToObj(index -> parameters.get(slices.get(index).parameter()).name())
            .distinct()
            .toList();
    return new GradientNorm(Math.sqrt(sum), notFinite);
  }

  /** Whether every element is finite. */
  public boolean finite() {
    return notFinite.isEmpty();
  }

  /**
   * The factor that brings the gradient to a norm of at most {@code largest} and keeps its
   * direction (Pascanu, Mikolov, Bengio, 2013, algorithm 1).
   *
   * @param largest the norm to clip at; 0 or less: the gradient is not clipped
   */
  public double clippingScale(double largest) {
    return largest > 0 && value > largest ? largest / value : 1;
  }

  /** Four sums at a time: one would wait for each addition to finish. */
  private static double sumOfSquares(float[] x, int from, int to) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = from;
    for (; i + 3 < to; i += 4) {
      a += (double) x[i] * x[i];
      b += (double) x[i + 1] * x[i + 1];
      c += (double) x[i + 2] * x[i + 2];
      d += (double) x[i + 3] * x[i + 3];
    }
    for (; i < to; i++) {
      a += (double) x[i] * x[i];
    }
    return (a + b) + (c + d);
  }
}
