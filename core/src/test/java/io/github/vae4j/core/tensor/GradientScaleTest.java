package io.github.vae4j.core.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.testkit.WithDevice;
import org.junit.jupiter.api.Test;

class GradientScaleTest extends WithDevice {
  /** f = Σ x², so ∂f/∂x = 2x; the factors are 3 and −1, by a value that is known afterwards. */
  @Test
  void multipliesWhatFlowsThroughItAndNothingElse() {
    try (Scope scope = device().scope()) {
      Tensor x = scope.variable(Shape.of(2, 3), 1, 2, 3, 4, 5, 6);
      Tensor y = scope.variable(Shape.of(3), 1, 1, 1);
      GradientScale scale = new GradientScale();
      Tensor f = scale.of(x).square().mul(y).sum();
      scale.by(scope.constant(3, -1));
      Gradients gradients = scope.gradients(f);

      assertThat(gradients.of(x).toArray()).containsExactly(6, 12, 18, -8, -10, -12);
      assertThat(gradients.of(y).toArray()).containsExactly(17, 29, 45);
    }
  }

  @Test
  void keepsEveryBitOfTheValueAndAddsToOtherPaths() {
    try (Scope scope = device().scope()) {
      Tensor x = scope.variable(Shape.of(1, 1000), ones());
      Tensor z = x.mul(1.1);
      GradientScale scale = new GradientScale();
      Tensor scaled = scale.of(z);
      assertThat(scaled.toArray()).isEqualTo(z.toArray());
      scale.by(scope.constant(0));
      assertThat(scope.gradients(scaled.sum().add(z.sum())).of(x).toArray()).containsOnly(1.1f);
    }
  }

  private static float[] ones() {
    float[] ones = new float[1000];
    java.util.Arrays.fill(ones, 1);
    return ones;
  }

  @Test
  void noGradientFlowsToTheFactor() {
    try (Scope scope = device().scope()) {
      Tensor x = scope.variable(Shape.of(1, 1), 2);
      GradientScale scale = new GradientScale();
      Tensor f = scale.of(x).square();
      scale.by(f.sum(-1));
      assertThat(scope.gradients(f).of(x).toArray()).containsExactly(4 * 4);
    }
  }

  @Test
  void isTheSameWithAnyNumberOfThreads() {
    float[][] results = new float[2][];
    for (int i = 0; i < 2; i++) {
      try (Device device = Device.cpu(1 + 2 * i);
          Scope scope = device.scope()) {
        Tensor x = scope.variable(Shape.of(300, 70), drawn(21_000));
        GradientScale scale = new GradientScale();
        Tensor f = scale.of(x).square().sum();
        scale.by(scope.constant(Shape.of(300), drawn(300)));
        results[i] = scope.gradients(f).of(x).toArray();
      }
    }
    assertThat(results[1]).isEqualTo(results[0]);
  }

  private static float[] drawn(int n) {
    float[] values = new float[n];
    RandomStream.of(n).fillNormal(values, 0, n);
    return values;
  }

  @Test
  void aFactorThatIsMissingOrOfAnotherShapeIsRefused() {
    try (Scope scope = device().scope()) {
      GradientScale scale = new GradientScale();
      Tensor f = scale.of(scope.variable(Shape.of(2, 3), 1, 2, 3, 4, 5, 6)).sum();
      assertThatThrownBy(() -> scope.gradients(f))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("was not set before the gradient was taken");
      scale.by(scope.constant(1, 2, 3));
      assertThatThrownBy(() -> scope.gradients(f))
          .hasMessageContaining("is of shape [3]; expected [2]");
    }
  }
}
