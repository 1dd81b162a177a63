package io.github.vae4j.core.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vae4j.core.model.Head;
import io.github.vae4j.core.model.HeadLayout;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.core.tensor.Gradients;
import io.github.vae4j.core.tensor.Parameter;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeadNetworkTest {
  private static final HiddenLayers LAYERS =
      new HiddenLayers(List.of(6), ActivationFunction.TANH, Initialization.GLOROT);
  private static final HeadLayout LAYOUT =
      HeadLayout.of("mean", 2).free("logVariance", 3, -1.5f).output("scale", 3);

  private final HeadNetwork network = network(LAYOUT);

  private static HeadNetwork network(HeadLayout layout) {
    return HeadNetwork.of("decoder", 4, LAYERS, layout, RandomStream.of(2));
  }

  private static Parameter last(HeadNetwork network, String suffix) {
    return network.parameters().stream()
        .filter(parameter -> parameter.name().endsWith(suffix))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void slotsHaveTheShapesOfTheirLayout() {
    try (Device device = Device.cpu(1);
        Scope scope = device.scope()) {
      Head head = network.forward(scope.full(Shape.of(3, 5, 4), 0.5));
      assertThat(head.get("mean").shape()).isEqualTo(Shape.of(3, 5, 2));
      assertThat(head.get("scale").shape()).isEqualTo(Shape.of(3, 5, 3));
      assertThat(head.get("logVariance").toArray()).containsExactly(-1.5f, -1.5f, -1.5f);
    }
  }

  @Test
  void parametersAreThePerceptronsThenTheFreeSlots() {
    assertThat(network.parameters())
        .extracting(Parameter::toString)
        .containsExactly(
            "decoder.0.weight[4, 6]",
            "decoder.0.bias[6]",
            "decoder.output.weight[6, 5]",
            "decoder.output.bias[5]",
            "decoder.logVariance[3]");
  }

  @Test
  void withWeightsOfZeroASlotIsItsInitialBias() {
    network.initialBias("scale", new float[] {7, 8, 9});
    network.initialBias("mean", new float[] {1, 2});
    Arrays.fill(last(network, "output.weight").values(), 0);
    try (Device device = Device.cpu(1);
        Scope scope = device.inference()) {
      Head head = network.forward(scope.full(Shape.of(1, 4), 3));
      assertThat(head.get("mean").toArray()).containsExactly(1, 2);
      assertThat(head.get("scale").toArray()).containsExactly(7, 8, 9);
    }
  }

  @Test
  void biasesOfOtherSlotsOrWidthsAreRefused() {
    assertThatThrownBy(() -> network.initialBias("mean", new float[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("3 initial biases for slot 'mean'; expected its width, 2");
    assertThatThrownBy(() -> network.initialBias("logVariance", new float[3]))
        .hasMessageContaining("no output slot 'logVariance'");
    assertThatThrownBy(() -> network.initialBias("logits", new float[3]))
        .hasMessageContaining("no output slot 'logits'");
  }

  @Test
  void gradientsReachTheWeightsAndTheFreeSlots() {
    try (Device device = Device.cpu(1);
        Scope scope = device.scope()) {
      Head head = network.forward(scope.full(Shape.of(2, 4), 1));
      Gradients gradients = scope.gradients(head.get("scale").mul(head.get("logVariance")).sum());
      float[] bias = gradients.of(last(network, "output.bias")).toArray();
      assertThat(bias).containsExactly(0, 0, -3, -3, -3); // two rows of −1.5 each
      float[] scale = head.get("scale").sum(0).toArray();
      assertThat(gradients.of(last(network, "logVariance")).toArray()).containsExactly(scale);
    }
  }

  @Test
  void aLayoutOfFreeSlotsOnlyNeedsNoOutput() {
    HeadNetwork free = network(HeadLayout.empty().free("probability", 2, 0.25f));
    try (Device device = Device.cpu(1);
        Scope scope = device.scope()) {
      Head head = free.forward(scope.full(Shape.of(2, 4), 1));
      assertThat(head.get("probability").toArray()).containsExactly(0.25f, 0.25f);
      Gradients gradients = scope.gradients(head.get("probability").sum());
      assertThat(gradients.of(last(free, "probability")).toArray()).containsExactly(1, 1);
      assertThat(gradients.of(last(free, "output.bias")).shape()).isEqualTo(Shape.of(0));
    }
  }
}
