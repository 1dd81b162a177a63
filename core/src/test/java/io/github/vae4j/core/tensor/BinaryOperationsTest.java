package io.github.vae4j.core.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.testkit.GradientCheck;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BinaryOperationsTest {
  private record Operation(String name, BinaryOperator<Tensor> function) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Arguments> operationsAndShapes() {
    List<Operation> operations =
        List.of(
            new Operation("add", Tensor::add),
            new Operation("sub", Tensor::sub),
            new Operation("mul", Tensor::mul),
            new Operation("div", Tensor::div),
            new Operation("pow", Tensor::pow),
            // 4 apart, so that no step of the check crosses the tie
            new Operation("min", (a, b) -> a.min(b.add(4))),
            new Operation("min", (a, b) -> a.add(4).min(b)),
            new Operation("max", (a, b) -> a.max(b.add(4))),
            new Operation("max", (a, b) -> a.add(4).max(b)),
            new Operation("where", (a, b) -> a.where(b.greater(1.3), b.square())));
    List<List<Shape>> shapes =
        List.of(
            List.of(Shape.of(2, 3, 4), Shape.of(2, 3, 4)),
            List.of(Shape.of(2, 3, 4), Shape.of(3, 4)),
            List.of(Shape.of(2, 3, 4), Shape.of(4)),
            List.of(Shape.of(2, 3, 4), Shape.of(3, 1)),
            List.of(Shape.of(2, 3, 4), Shape.of(1)),
            List.of(Shape.of(2, 3, 4), Shape.of()),
            List.of(Shape.of(2, 3, 4), Shape.of(2, 1, 4)),
            List.of(Shape.of(2, 3, 4), Shape.of(2, 1, 1)),
            List.of(Shape.of(3, 1), Shape.of(1, 4)),
            List.of(Shape.of(2, 1, 3, 1), Shape.of(1, 4, 1, 2)),
            List.of(Shape.of(1), Shape.of(3)),
            List.of(Shape.of(), Shape.of()));
    return operations.stream()
        .flatMap(o -> shapes.stream().map(s -> Arguments.of(o, s.get(0), s.get(1))));
  }

  @ParameterizedTest
  @MethodSource("operationsAndShapes")
  void gradientsAreThoseOfFiniteDifferences(Operation operation, Shape a, Shape b) {
    RandomStream random = RandomStream.of(21);
    // No point within a step of 1.3, where the condition of `where` changes.
    float[] points = new float[b.size()];
    for (int i = 0; i < points.length; i++) {
      points[i] = (float) (random.nextInt(2) + 0.6 + 0.5 * random.nextDouble());
    }
    GradientCheck.of((scope, in) -> operation.function().apply(in.get(0), in.get(1)))
        .variable(a, random, 0.5, 2)
        .variable(b, points)
        .check();
    GradientCheck.of((scope, in) -> operation.function().apply(in.get(1), in.get(0)))
        .variable(b, points)
        .variable(a, points(a, points, random))
        .check();
  }

  private static float[] points(Shape shape, float[] from, RandomStream random) {
    float[] points = new float[shape.size()];
    for (int i = 0; i < points.length; i++) {
      points[i] = from[random.nextInt(from.length)];
    }
    return points;
  }

  @Test
  void aTieOfMinAndMaxSharesTheGradient() {
    try (Device device = Device.cpu(1);
        Scope scope = device.scope()) {
      Tensor a = scope.variable(Shape.of(3), 1f, 2f, 3f);
      Tensor b = scope.variable(Shape.of(3), 1f, 3f, 2f);
      Gradients larger = scope.gradients(a.max(b).sum());
      assertThat(larger.of(a).toArray()).containsExactly(0.5f, 0f, 1f);
      assertThat(larger.of(b).toArray()).containsExactly(0.5f, 1f, 0f);
      Gradients smaller = scope.gradients(a.min(b).sum());
      assertThat(smaller.of(a).toArray()).containsExactly(0.5f, 1f, 0f);
      assertThat(smaller.of(b).toArray()).containsExactly(0.5f, 0f, 1f);
    }
  }

  @Test
  void clipPassesTheGradientInsideAndOnTheBounds() {
    try (Device device = Device.cpu(1);
        Scope scope = device.scope()) {
      float infinity = Float.POSITIVE_INFINITY;
      Tensor x = scope.variable(Shape.of(7), -infinity, -1.5f, -1f, 0f, 2f, 2.5f, infinity);
      Tensor clipped = x.clip(-1, 2);
      assertThat(clipped.toArray()).containsExactly(-1f, -1f, -1f, 0f, 2f, 2f, 2f);
      assertThat(scope.gradients(clipped.sum()).of(x).toArray())
          .containsExactly(0f, 0f, 1f, 1f, 1f, 0f, 0f);
    }
  }

  @Test
  void whereTakesNoGradientFromTheOtherBranch() {
    try (Device device = Device.cpu(1);
        Scope scope = device.scope()) {
      Tensor x = scope.variable(Shape.of(2), 0f, 4f);
      // √ has an infinite slope at 0, but is not chosen there.
      Tensor safe = x.where(x.greater(1), scope.scalar(1)).sqrt();
      Tensor y = safe.where(x.greater(1), scope.scalar(0));
      assertThat(y.toArray()).containsExactly(0f, 2f);
      assertThat(scope.gradients(y.sum()).of(x).toArray()).containsExactly(0f, 0.25f);
    }
  }

  @Test
  void powHasNoGradientWithRespectToTheExponentAtZero() {
    try (Device device = Device.cpu(1);
        Scope scope = device.scope()) {
      Tensor base = scope.variable(Shape.of(2), 0f, 0f);
      Tensor exponent = scope.variable(Shape.of(2), 2f, 0f);
      Gradients gradients = scope.gradients(base.pow(exponent).sum());
      assertThat(gradients.of(base).toArray()).containsExactly(0f, 0f);
      assertThat(gradients.of(exponent).toArray()).containsExactly(0f, 0f);
    }
  }
}
