package io.github.vae4j.core.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vae4j.core.random.RandomStream;
import org.junit.jupiter.api.Test;

class StraightThroughTest {
  /** Values whose sum and difference with the path would round, were they taken in that order. */
  @Test
  void keepsEveryBitOfTheValue() {
    try (Device device = Device.cpu(1);
        Scope scope = device.scope()) {
      Tensor value = scope.normal(Shape.of(1000), RandomStream.of(1));
      Tensor path = scope.normal(Shape.of(1000), RandomStream.of(2)).mul(1e6);

      assertThat(StraightThrough.of(value, path).toArray()).isEqualTo(value.toArray());
    }
  }

  /** d/dp (v(p) passed through p², weighted by 3) = 6 p, and nothing through the value. */
  @Test
  void sendsTheGradientToThePathOnly() {
    try (Device device = Device.cpu(1);
        Scope scope = device.scope()) {
      Tensor value = scope.variable(Shape.of(2), 1, 0);
      Tensor path = scope.variable(Shape.of(2), 0.5f, -2);
      Gradients gradients = scope.gradients(StraightThrough.of(value, path.square()).mul(3).sum());

      assertThat(gradients.of(path).toArray()).containsExactly(3, -12);
      assertThat(gradients.of(value).toArray()).containsExactly(0, 0);
    }
  }
}
