package io.github.vae4j.core.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.core.tensor.Parameter;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.tensor.Tensor;
import org.junit.jupiter.api.Test;

class DenseTest {
  private static Dense dense(int in, int out) {
    return Dense.of("net.0", in, out, Initialization.GLOROT, RandomStream.of(3));
  }

  @Test
  void computesTheProductAndAddsTheBias() {
    Dense layer = dense(3, 2);
    layer.bias().values()[1] = 10;
    float[] w = layer.weight().values();
    float[] x = {1, 2, 3, -1, 0.5f, 4};
    float[] expected = new float[4];
    for (int row = 0; row < 2; row++) {
      for (int column = 0; column < 2; column++) {
        double sum = column == 1 ? 10 : 0;
        for (int k = 0; k < 3; k++) {
          sum += (double) x[row * 3 + k] * w[k * 2 + column];
        }
        expected[row * 2 + column] = (float) sum;
      }
    }
    try (Device device = Device.cpu(1);
        Scope scope = device.inference()) {
      Tensor y = layer.forward(scope.constant(Shape.of(2, 3), x));
      assertThat(y.shape()).isEqualTo(Shape.of(2, 2));
      assertThat(y.toArray()).containsExactly(expected, within(1e-5f));
    }
  }

  @Test
  void namesItsParameters() {
    assertThat(dense(3, 2).parameters())
        .extracting(Parameter::name)
        .containsExactly("net.0.weight", "net.0.bias");
    assertThat(dense(3, 2).weight().shape()).isEqualTo(Shape.of(3, 2));
    assertThat(dense(3, 2).bias().values()).containsExactly(0, 0);
  }

  @Test
  void anInputOfAnotherWidthIsRefusedByName() {
    try (Device device = Device.cpu(1);
        Scope scope = device.inference()) {
      assertThatThrownBy(() -> dense(3, 2).forward(scope.full(Shape.of(5, 4), 1)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("layer 'net.0' was given an input of shape [5, 4]; expected [..., 3]");
      assertThatThrownBy(() -> dense(1, 2).forward(scope.scalar(1)))
          .hasMessageContaining("of shape []; expected [..., 1]");
    }
  }

  @Test
  void widthsOutOfRangeAreRefused() {
    assertThatThrownBy(() -> dense(0, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'net.0' has 0 inputs and 2 outputs");
    assertThatThrownBy(() -> dense(2, -1)).hasMessageContaining("-1 outputs");
  }
}
