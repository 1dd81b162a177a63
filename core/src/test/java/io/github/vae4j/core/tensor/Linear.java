package io.github.vae4j.core.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.vae4j.core.random.RandomStream;
import java.util.function.UnaryOperator;

/** The adjoint identity ⟨A·x, y⟩ = ⟨x, Aᵀ·y⟩ of a linear operation, whose gradient is Aᵀ. */
final class Linear {
  private Linear() {}

  static void assertAdjoint(String what, Shape shape, UnaryOperator<Tensor> operation) {
    RandomStream random = RandomStream.of(41);
    try (Device device = Device.cpu(2);
        Scope scope = device.scope()) {
      Tensor x = scope.variable(shape, scope.normal(shape, random).toArray());
      Tensor image = operation.apply(x);
      Tensor y = scope.normal(image.shape(), random);
      float[] back = scope.gradients(image.mul(y).sum()).of(x).toArray();
      double left = dot(image.toArray(), y.toArray());
      double right = dot(x.toArray(), back);
      double scale = 1 + Math.sqrt(image.shape().size()) * Math.sqrt(shape.size());
      assertThat(left).as(what).isCloseTo(right, within(1e-6 * scale));
    }
  }

  private static double dot(float[] a, float[] b) {
    assertThat(a.length).isEqualTo(b.length);
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }
}
