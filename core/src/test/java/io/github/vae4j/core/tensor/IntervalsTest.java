package io.github.vae4j.core.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/**
 * Log-probabilities of intervals of beta and Student-t distributions. The last number of each row
 * is by Python with mpmath at 60 digits, arguments rounded to 32-bit floats first: log of quad over
 * the density.
 */
class IntervalsTest {
  private static final double RELATIVE = 2e-7;

  private static Tensor[] arguments(Scope scope, double... row) {
    Tensor[] arguments = new Tensor[4];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = scope.scalar((float) row[i]);
    }
    return arguments;
  }

  @Test
  void ofTheBetaDistribution() {
    double[][] rows = {
      {0.0, 0.5, 2.0, 3.0, -0.374693449441},
      {0.25, 0.26, 0.5, 0.5, -4.91942689376},
      {0.9, 1.0, 40.0, 3.0, -0.217046575669},
      {0.001, 0.002, 2000.0, 5.0, -12401.9936106},
      {0.7, 0.71, 900.0, 400.0, -1.64355853491},
      {0.5, 0.5009765625, 1e6, 1e6, -0.698906149072},
      {0.0, 1.0, 3.0, 4.0, 0},
      {0.97, 0.99, 0.01, 200.0, -711.126606737},
      {0.0, 0.0, 3.0, 4.0, Double.NEGATIVE_INFINITY},
    };
    try (Device device = Device.cpu(1);
        Scope scope = device.inference()) {
      for (double[] row : rows) {
        Tensor[] in = arguments(scope, row);
        float log = SpecialFunctions.logBetaInterval(in[0], in[1], in[2], in[3]).item();
        assertClose(log, row[4]);
      }
    }
  }

  /** c, h, −1 or 1 where it is open, ν. */
  @Test
  void ofStudentsDistribution() {
    double[][] rows = {
      {0.0, 0.001, 0, 5.0, -7.18322783998},
      {0.0005, 0.001, 0, 5.0, -7.18322798998},
      {-0.0005, 0.001, 0, 5.0, -7.18322798998},
      {3.0, 0.01, 0, 5.0, -7.96947127669},
      {-40.0, 0.5, 0, 2.5, -12.3265323775},
      {1.0, 0.5, -1, 5.0, -0.101979393788},
      {1.0, 0.5, 1, 5.0, -1.14209583504},
      {-8.0, 0.1, -1, 30.0, -19.321710084},
      {0.0, 0.0, 1, 3.0, -0.69314718056},
      {200.0, 1.0, 1, 4.0, -20.074775348},
      {Double.POSITIVE_INFINITY, 0.0, -1, 4.0, 0},
      {Double.POSITIVE_INFINITY, 0.0, 1, 4.0, Double.NEGATIVE_INFINITY},
    };
    try (Device device = Device.cpu(1);
        Scope scope = device.inference()) {
      for (double[] row : rows) {
        Tensor[] in = arguments(scope, row);
        float log = SpecialFunctions.logStudentInterval(in[0], in[1], in[2], in[3]).item();
        assertClose(log, row[4]);
      }
    }
  }

  private static void assertClose(float log, double expected) {
    if (Double.isInfinite(expected)) {
      assertThat((double) log).isEqualTo(expected);
    } else {
      assertThat((double) log).isCloseTo(expected, within(1e-12 + RELATIVE * Math.abs(expected)));
    }
  }
}
