package io.github.vae4j.core.optim;

import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.core.tensor.Gradients;
import io.github.vae4j.core.tensor.Parameter;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The 2-norm of the gradient of all parameters together, to six digits.
 *
 * @param value the norm; NaN or ∞ if an element is
 * @param notFinite the names of the parameters whose gradient has an element that is not finite
 */
public record GradientNorm(double value, List<String> notFinite) {
  private static final int BLOCK = 512;

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

  /** In float, side by side in a block; in double where a float would not hold the squares. */
  private static double sumOfSquares(float[] x, int from, int to) {
    float[] values = new float[BLOCK];
    float[] squares = new float[BLOCK];
    int i = from;
    for (; i + BLOCK <= to; i += BLOCK) {
      // Into an array of the same index: the compiler vectorises no loop with an offset.
      System.arraycopy(x, i, values, 0, BLOCK);
      addSquares(values, squares);
    }
    double sum = 0;
    for (float square : squares) {
      sum += square;
    }
    boolean held = sum > 0x1p-100 && sum < Float.MAX_VALUE;
    return held ? sum + exact(x, i, to) : exact(x, from, to);
  }

  private static void addSquares(float[] x, float[] squares) {
    for (int i = 0; i < BLOCK; i++) {
      squares[i] += x[i] * x[i];
    }
  }

  private static double exact(float[] x, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += (double) x[i] * x[i];
    }
    return sum;
  }
}
