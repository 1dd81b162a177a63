package io.github.vae4j.core.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.vae4j.core.objective.Progress;
import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.core.tensor.Parameter;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Tensor;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every optimiser finds the minimum of functions whose minimum is known. */
class ConvergenceTest {
  static Stream<Arguments> quadratic() {
    return Stream.of(
        Arguments.of(new Adam(0.9, 0.999, 1e-8), 0.1),
        Arguments.of(new AdamW(0.9, 0.999, 1e-8, 0.01), 0.1),
        Arguments.of(new SgdMomentum(0.9, false), 0.01),
        Arguments.of(new SgdMomentum(0.9, true), 0.01),
        Arguments.of(new RmsProp(0.99, 1e-8, 0), 0.05));
  }

  /** ½·Σ cᵢ·(xᵢ − i)² with c from 1 to 100: the minimum is at x = (0, 1, 2). */
  @ParameterizedTest
  @MethodSource("quadratic")
  void findsTheMinimumOfAnIllConditionedQuadratic(Optimizer optimizer, double rate) {
    Parameter x = GivenGradients.vector("x", 5, -5, 5);
    minimize(
        optimizer,
        rate,
        1000,
        x,
        t -> {
          Tensor shift = t.sub(t.scope().constant(0, 1, 2));
          return shift.square().mul(t.scope().constant(1, 10, 100)).sum().mul(0.5);
        });
    assertThat(x.values()).containsExactly(new float[] {0, 1, 2}, within(1e-4f));
  }

  static Stream<Arguments> rosenbrock() {
    return Stream.of(
        Arguments.of(new Adam(0.9, 0.999, 1e-8), 0.03),
        Arguments.of(new AdamW(0.9, 0.999, 1e-8, 0.01), 0.03),
        Arguments.of(new SgdMomentum(0.9, false), 1e-3),
        Arguments.of(new SgdMomentum(0.9, true), 1e-3),
        Arguments.of(new RmsProp(0.99, 1e-8, 0.9), 1e-3));
  }

  /** (1 − x)² + 100·(y − x²)² from (−1.2, 1), Rosenbrock (1960): the minimum is at (1, 1). */
  @ParameterizedTest
  @MethodSource("rosenbrock")
  void followsRosenbrocksValley(Optimizer optimizer, double rate) {
    Parameter p = GivenGradients.vector("p", -1.2f, 1);
    minimize(
        optimizer,
        rate,
        6000,
        p,
        t -> {
          Tensor x = t.slice(0, 0, 1);
          Tensor y = t.slice(0, 1, 2);
          Tensor valley = y.sub(x.square()).square().mul(100);
          return x.neg().add(1).square().add(valley).sum();
        });
    assertThat(p.values()).containsExactly(new float[] {1, 1}, within(0.01f));
  }

  private static void minimize(
      Optimizer optimizer,
      double rate,
      int steps,
      Parameter parameter,
      UnaryOperator<Tensor> function) {
    Schedule schedule = Schedule.cosine(0);
    try (Device device = Device.cpu(1)) {
      for (int step = 0; step < steps; step++) {
        try (Scope scope = device.scope()) {
          Tensor value = function.apply(scope.use(parameter));
          double factor = schedule.factor(new Progress(step, steps, 1));
          optimizer.step(device, List.of(parameter), scope.gradients(value), 1, rate * factor);
        }
      }
    }
  }
}
