package io.github.vae4j.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.apache.commons.math3.special.Erf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The vectorised functions against java.lang.Math and commons-math in double, over the whole range
 * of floats: a million bit patterns at equal distances (both signs, subnormal numbers, infinities
 * and NaNs among them) and every float next to a special one.
 */
class AccuracyTest {
  /** A function, what it should be, and how many ulps of a float it may differ by. */
  record Function(String name, Kernel kernel, DoubleUnaryOperator expected, double ulps) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Function> functions() {
    return Stream.of(
        new Function("exp", Exponential.EXP, Math::exp, 0.51),
        new Function("expm1", Exponential.EXPM1, Math::expm1, 0.51),
        new Function("log", Exponential.LOG, Math::log, 0.51),
        new Function("log1p", Exponential.LOG1P, Math::log1p, 0.51),
        new Function("sigmoid", Activation.SIGMOID, x -> 1 / (1 + Math.exp(-x)), 0.51),
        new Function("tanh", Activation.TANH, Math::tanh, 0.51),
        new Function("softplus", Activation.SOFTPLUS, AccuracyTest::softplus, 2.7),
        new Function("elu", Activation.ELU, x -> x > 0 ? x : Math.expm1(x), 0.51),
        new Function("erf", Normal.ERF, Erf::erf, 0.51),
        new Function("normalCdf", Normal.CDF, AccuracyTest::cdf, 0.51),
        new Function("logNormalCdf", Normal.LOG_CDF, AccuracyTest::logCdf, 0.51));
  }

  private static double softplus(double x) {
    return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
  }

  private static double cdf(double x) {
    return x < -15 ? Math.exp(logCdf(x)) : 0.5 * Erf.erfc(-x / Math.sqrt(2));
  }

  /** In the tail by Laplace's continued fraction. */
  private static double logCdf(double x) {
    if (x > 0) {
      return Math.log1p(-cdf(-x));
    }
    if (!(x < -15)) {
      return Math.log(cdf(x));
    }
    double fraction = -x;
    for (int k = 60; k >= 1; k--) {
      fraction = -x + k / fraction;
    }
    return -0.5 * x * x - 0.5 * Math.log(2 * Math.PI) - Math.log(fraction);
  }

  @ParameterizedTest
  @MethodSource("functions")
  void valuesOverTheWholeRange(Function function) {
    Sweep sweep = new Sweep(function);
    for (long bits = Integer.MIN_VALUE; bits <= Integer.MAX_VALUE; bits += 4099) {
      sweep.add(Float.intBitsToFloat((int) bits));
    }
    float[] special = {
      0f,
      Float.MIN_VALUE,
      Float.MIN_NORMAL,
      0x1p-24f,
      0x1p-12f,
      (float) Math.sqrt(0.5),
      0.5f,
      1f,
      (float) Math.sqrt(2),
      20f,
      88.72284f, // e^x overflows above
      87.33655f, // e^−x is subnormal above
      103.97208f, // e^−x underflows above
      105f,
      Float.MAX_VALUE,
      Float.POSITIVE_INFINITY,
      Float.NaN
    };
    for (float x : special) {
      for (float y : new float[] {Math.nextDown(x), x, Math.nextUp(x)}) {
        sweep.add(y);
        sweep.add(-y);
      }
    }
    for (int i = -120_000; i <= 120_000; i++) {
      sweep.add(i * 0.001f);
      sweep.add(1f + i * 0x1p-24f);
    }
    sweep.end();
  }

  /** Collects arguments into blocks, of which the last is not full. */
  private static final class Sweep {
    private final Function function;
    private final Scratch scratch = new Scratch();
    private final float[] x = new float[Kernel.BLOCK];
    private final float[] y = new float[Kernel.BLOCK];
    private int n;

    Sweep(Function function) {
      this.function = function;
    }

    void add(float argument) {
      x[n++] = argument;
      if (n == x.length) {
        end();
      }
    }

    void end() {
      function.kernel().value(new float[][] {x}, y, n, scratch);
      for (int i = 0; i < n; i++) {
        check(x[i], y[i]);
      }
      n = 0;
    }

    private void check(float argument, float actual) {
      double expected = function.expected().applyAsDouble(argument);
      float rounded = (float) expected;
      boolean right;
      if (Float.isNaN(rounded) || Float.isInfinite(rounded) || rounded == 0f) {
        // Exactly, with the sign of a zero, except that one ulp decides about the smallest float.
        right =
            Float.compare(actual, rounded) == 0
                || Math.abs(actual - expected) <= 0.51 * Float.MIN_VALUE;
      } else {
        right = Math.abs(actual - expected) <= function.ulps() * Math.ulp(rounded);
      }
      if (!right) {
        assertThat(actual)
            .as("%s(%s), exactly %s", function, argument, expected)
            .isEqualTo(rounded);
      }
    }
  }
}
