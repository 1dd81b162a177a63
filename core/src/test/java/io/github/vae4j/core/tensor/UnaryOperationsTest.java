package io.github.vae4j.core.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.testkit.GradientCheck;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.commons.math3.special.Erf;
import org.apache.commons.math3.special.Gamma;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Values against the same formula in double, gradients against finite differences. */
class UnaryOperationsTest {
  /** An operation on an interval where it is smooth, a step of the check beyond it too. */
  record Operation(
      String name,
      UnaryOperator<Tensor> function,
      DoubleUnaryOperator expected,
      double low,
      double high) {
    @Override
    public String toString() {
      return name + " on [" + low + ", " + high + "]";
    }
  }

  private static Operation of(
      String name, UnaryOperator<Tensor> f, DoubleUnaryOperator expected, double lo, double hi) {
    return new Operation(name, f, expected, lo, hi);
  }

  static Stream<Operation> operations() {
    return Stream.of(
        of("add", x -> x.add(1.5), x -> x + 1.5, -3, 3),
        of("sub", x -> x.sub(1.5), x -> x - 1.5, -3, 3),
        of("mul", x -> x.mul(-2.5), x -> x * -2.5, -3, 3),
        of("div", x -> x.div(3), x -> x / 3, -3, 3),
        of("neg", Tensor::neg, x -> -x, -3, 3),
        of("reciprocal", Tensor::reciprocal, x -> 1 / x, 0.6, 3),
        of("reciprocal", Tensor::reciprocal, x -> 1 / x, -3, -0.6),
        of("square", Tensor::square, x -> x * x, -3, 3),
        of("sqrt", Tensor::sqrt, Math::sqrt, 0.5, 9),
        of("abs", Tensor::abs, Math::abs, 0.1, 3),
        of("abs", Tensor::abs, Math::abs, -3, -0.1),
        of("pow 2.5", x -> x.pow(2.5), x -> Math.pow(x, 2.5), 0.5, 3),
        of("pow 3", x -> x.pow(3), x -> x * x * x, -2, 2),
        of("pow −1", x -> x.pow(-1), x -> 1 / x, 0.6, 3),
        of("pow 0", x -> x.pow(0), x -> 1, -1, 1),
        of("clip inside", x -> x.clip(-1, 2), x -> x, -0.9, 1.9),
        of("clip above", x -> x.clip(-1, 2), x -> 2, 2.1, 4),
        of("clip below", x -> x.clip(-1, 2), x -> -1, -4, -1.1),
        of("greater", x -> x.greater(0.5), x -> 1, 0.6, 2),
        of("greater", x -> x.greater(0.5), x -> 0, -2, 0.4),
        of("exp", Tensor::exp, Math::exp, -3, 3),
        of("expm1", Tensor::expm1, Math::expm1, -3, 3),
        of("log", Tensor::log, Math::log, 0.5, 9),
        of("log1p", Tensor::log1p, Math::log1p, -0.5, 4),
        of("sigmoid", Tensor::sigmoid, x -> 1 / (1 + Math.exp(-x)), -8, 8),
        of("tanh", Tensor::tanh, Math::tanh, -4, 4),
        of("softplus", Tensor::softplus, x -> Math.log(1 + Math.exp(x)), -8, 8),
        of("relu", Activations::relu, x -> x, 0.1, 3),
        of("relu", Activations::relu, x -> 0, -3, -0.1),
        of("leakyRelu", x -> Activations.leakyRelu(x, 0.2), x -> x, 0.1, 3),
        of("leakyRelu", x -> Activations.leakyRelu(x, 0.2), x -> 0.2 * x, -3, -0.1),
        of("elu", Activations::elu, x -> x, 0.1, 3),
        of("elu", Activations::elu, Math::expm1, -3, -0.1),
        of("gelu", Activations::gelu, x -> x * cdf(x), -4, 4),
        of("silu", Activations::silu, x -> x / (1 + Math.exp(-x)), -6, 6),
        of("lgamma", SpecialFunctions::lgamma, Gamma::logGamma, 0.8, 30),
        of("digamma", SpecialFunctions::digamma, Gamma::digamma, 0.8, 30),
        of("erf", SpecialFunctions::erf, Erf::erf, -2, 2),
        of("normalCdf", SpecialFunctions::normalCdf, UnaryOperationsTest::cdf, -4, 4),
        of("logNormalCdf", SpecialFunctions::logNormalCdf, x -> Math.log(cdf(x)), -8, 4));
  }

  private static double cdf(double x) {
    return 0.5 * Erf.erfc(-x / Math.sqrt(2));
  }

  @ParameterizedTest
  @MethodSource("operations")
  void valuesAreThoseOfTheFormulaInDouble(Operation operation) {
    RandomStream random = RandomStream.of(11);
    float[] x = new float[3_000]; // several blocks and a rest
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) (operation.low() + (operation.high() - operation.low()) * random.nextDouble());
    }
    try (Device device = Device.cpu(1);
        Scope scope = device.inference()) {
      float[] y = operation.function().apply(scope.constant(x)).toArray();
      for (int i = 0; i < x.length; i++) {
        double expected = operation.expected().applyAsDouble(x[i]);
        assertThat((double) y[i])
            .as("%s at %s", operation, x[i])
            .isCloseTo(expected, within(1e-7 + 4e-7 * Math.abs(expected)));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("operations")
  void gradientsAreThoseOfFiniteDifferences(Operation operation) {
    GradientCheck.of((scope, in) -> operation.function().apply(in.get(0)))
        .variable(Shape.of(3, 7), RandomStream.of(12), operation.low(), operation.high())
        .check();
  }
}
