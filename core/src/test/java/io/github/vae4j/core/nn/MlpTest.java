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
import io.github.vae4j.core.testkit.GradientCheck;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MlpTest {
  private static final RandomStream RANDOM = RandomStream.of(11);

  private static HiddenLayers layers(ActivationFunction activation, Integer... widths) {
    return new HiddenLayers(List.of(widths), activation, Initialization.HE);
  }

  private static Mlp mlp(int in, int out, Integer... widths) {
    return Mlp.of("net", in, layers(ActivationFunction.RELU, widths), out, RANDOM);
  }

  /** Biases of several sizes, so that a layer that forgets its own shows. */
  private static void fillBiases(Mlp mlp) {
    for (Parameter parameter : mlp.parameters()) {
      if (parameter.shape().rank() == 1) {
        RANDOM.split(parameter.name()).fillNormal(parameter.values(), 0, parameter.shape().size());
      }
    }
  }

  @Test
  void agreesWithThreeNestedLoops() {
    Mlp mlp = mlp(7, 3, 33, 20);
    fillBiases(mlp);
    float[] x = new float[2 * 5 * 7];
    RANDOM.split("x").fillNormal(x, 0, x.length);
    double[] expected = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      expected[i] = x[i];
    }
    List<Parameter> p = mlp.parameters();
    for (int layer = 0; layer < 3; layer++) {
      expected = layer(expected, p.get(2 * layer), p.get(2 * layer + 1), layer < 2);
    }
    try (Device device = Device.cpu(2);
        Scope scope = device.inference()) {
      Tensor y = mlp.forward(scope.constant(Shape.of(2, 5, 7), x));
      assertThat(y.shape()).isEqualTo(Shape.of(2, 5, 3));
      float[] actual = y.toArray();
      for (int i = 0; i < actual.length; i++) {
        assertThat((double) actual[i]).isCloseTo(expected[i], within(1e-5));
      }
    }
  }

  private static double[] layer(double[] x, Parameter weight, Parameter bias, boolean relu) {
    int in = weight.shape().get(0);
    int out = weight.shape().get(1);
    int rows = x.length / in;
    double[] y = new double[rows * out];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < out; column++) {
        double sum = bias.values()[column];
        for (int k = 0; k < in; k++) {
          sum += x[row * in + k] * weight.values()[k * out + column];
        }
        y[row * out + column] = relu ? Math.max(sum, 0) : sum;
      }
    }
    return y;
  }

  @ParameterizedTest
  @EnumSource(
      value = ActivationFunction.class,
      names = {"RELU", "LEAKY_RELU"},
      mode = EnumSource.Mode.EXCLUDE)
  void gradientsAgreeWithFiniteDifferences(ActivationFunction activation) {
    Mlp mlp = Mlp.of("net", 3, layers(activation, 4, 5), 2, RANDOM);
    fillBiases(mlp);
    GradientCheck.of((scope, in) -> mlp.forward(in.get(0)))
        .variable(Shape.of(2, 3), RANDOM.split("point"), -1, 1)
        .parameters(mlp.parameters())
        .check();
  }

  /** Away from the kinks: no unit of the layer comes near 0 at this point. */
  @ParameterizedTest
  @EnumSource(
      value = ActivationFunction.class,
      names = {"RELU", "LEAKY_RELU"})
  void gradientsOfRectifiersAgreeAwayFromTheKink(ActivationFunction activation) {
    Mlp mlp = Mlp.of("net", 2, layers(activation, 4), 2, RANDOM);
    float[] weight = {1, -1, 0.5f, 2, 0.25f, 1, -2, -0.5f};
    System.arraycopy(weight, 0, mlp.parameters().get(0).values(), 0, 8);
    // At x = (1, −1): 0.75, −2, 2.5, 2.5..
    GradientCheck.of((scope, in) -> mlp.forward(in.get(0)))
        .variable(Shape.of(1, 2), 1, -1)
        .parameters(mlp.parameters())
        .check();
  }

  @Test
  void parametersComeInAStableOrder() {
    assertThat(mlp(7, 3, 5, 4).parameters())
        .extracting(Parameter::toString)
        .containsExactly(
            "net.0.weight[7, 5]",
            "net.0.bias[5]",
            "net.1.weight[5, 4]",
            "net.1.bias[4]",
            "net.output.weight[4, 3]",
            "net.output.bias[3]");
  }

  @Test
  void withoutHiddenLayersItIsLinear() {
    assertThat(mlp(7, 3).parameters())
        .extracting(Parameter::name)
        .containsExactly("net.output.weight", "net.output.bias");
  }

  @Test
  void aFurtherLayerLeavesTheOthersWeightsAsTheyWere() {
    List<Parameter> two = mlp(7, 3, 5, 5).parameters();
    List<Parameter> three = mlp(7, 3, 5, 5, 5).parameters();
    assertThat(three.get(0).values()).isEqualTo(two.get(0).values());
    assertThat(three.get(2).values()).isEqualTo(two.get(2).values());
    assertThat(three.get(6).values()).as("output").isEqualTo(two.get(4).values());
    assertThat(two.get(2).values()).as("two layers of a shape").isNotEqualTo(three.get(4).values());
  }

  @Test
  void weightsDependOnTheStreamsKeyAndNotOnWhatWasDrawn() {
    RandomStream drawn = RandomStream.of(11);
    drawn.nextDouble();
    HiddenLayers layers = layers(ActivationFunction.RELU, 5);
    float[] expected = mlp(7, 3, 5).parameters().get(0).values();
    assertThat(Mlp.of("net", 7, layers, 3, drawn).parameters().get(0).values()).isEqualTo(expected);
    assertThat(Mlp.of("other", 7, layers, 3, drawn).parameters().get(0).values())
        .isNotEqualTo(expected);
    assertThat(Mlp.of("net", 7, layers, 3, RandomStream.of(12)).parameters().get(0).values())
        .isNotEqualTo(expected);
  }

  @Test
  void anInputOfAnotherWidthIsRefusedNamingTheLayer() {
    try (Device device = Device.cpu(1);
        Scope scope = device.inference()) {
      assertThatThrownBy(() -> mlp(7, 3, 5).forward(scope.full(Shape.of(2, 8), 0)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("layer 'net.0' was given an input of shape [2, 8]; expected [..., 7]");
    }
  }

  @Test
  void widthsBelowOneAreRefused() {
    assertThatThrownBy(() -> layers(ActivationFunction.RELU, 5, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("hidden layers of widths [5, 0]; expected each at least 1");
  }

  @Test
  void aDecoderMirrorsTheEncodersLayers() {
    HiddenLayers layers = layers(ActivationFunction.TANH, 5, 4, 3);
    assertThat(layers.reversed()).isEqualTo(layers(ActivationFunction.TANH, 3, 4, 5));
  }
}
