package io.github.vae4j.core.check;

import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Shape;

/**
 * The output is that of the same network computed in double, row by row, at drawn and at large
 * inputs; which also holds rows and samples apart.
 */
public final class NetworkValues implements Property<Network> {
  private static final int SAMPLES = 3;
  private static final int ROWS = 4;
  private static final double BOUND = 1e-5;
  private static final double[] SIZES = {0, 1, 30};

  @Override
  public String name() {
    return "values";
  }

  @Override
  public String method() {
    return "each row recomputed in double, at inputs of deviation 0, 1 and 30";
  }

  @Override
  public Finding examine(Network network, Examination by) {
    Finding worst = Finding.exact("", 0, 0, BOUND);
    for (int i = 0; i < by.level().members(); i++) {
      for (double size : SIZES) {
        worst = worst.worse(compare(network, by, size, by.random().split(i)));
      }
    }
    return worst;
  }

  private static Finding compare(
      Network network, Examination by, double size, RandomStream random) {
    Shape shape = Shape.of(SAMPLES, ROWS, network.in());
    float[] x = Differentiable.Variable.normal("x", shape, size, random).values();
    float[] y;
    try (Scope scope = by.device().inference()) {
      y = network.forward().apply(scope.constant(shape, x)).toArray();
    }
    Finding worst = Finding.exact("", 0, 0, BOUND);
    for (int row = 0; row < SAMPLES * ROWS; row++) {
      double[] in = new double[network.in()];
      for (int i = 0; i < in.length; i++) {
        in[i] = x[row * in.length + i];
      }
      double[] expected = network.reference().apply(in);
      for (int i = 0; i < expected.length; i++) {
        double bound = BOUND * (1 + size) * (1 + Math.abs(expected[i]));
        String at = "row %d, output %d, inputs of deviation %s".formatted(row, i, size);
        worst = worst.worse(Finding.exact(at, expected[i], y[row * expected.length + i], bound));
      }
    }
    return worst;
  }
}
