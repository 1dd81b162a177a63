package io.github.vae4j.core.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.vae4j.core.model.HeadLayout;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class InputScaleTest {
  private static final InputScale SCALE =
      InputScale.of(
          new boolean[] {false, true, false}, new float[] {0, 1, 1000}, new float[] {1, 0.5f, 20});

  private static HeadNetwork network() {
    HiddenLayers layers =
        new HiddenLayers(List.of(4), ActivationFunction.TANH, Initialization.GLOROT);
    return HeadNetwork.of("encoder", 3, layers, HeadLayout.of("mean", 2), RandomStream.of(3));
  }

  /** (x − 0) / 1, (log(1 + x) − 1) / ½ and (x − 1000) / 20. */
  @Test
  void everyColumnHasItsOwnScale() {
    try (Device device = Device.cpu(1);
        Scope scope = device.scope()) {
      Tensor x = scope.constant(Shape.of(2, 3), 0.25f, 19, 1040, -3, -2, 980);
      float[] fed = SCALE.apply(x).toArray();
      double[] expected = {0.25, 2 * (Math.log(20) - 1), 2, -3, -2, -1};
      for (int i = 0; i < expected.length; i++) {
        assertThat((double) fed[i]).isCloseTo(expected[i], within(1e-5));
      }
    }
  }

  @Test
  void aNetworkReadsScaledColumnsAndSharesItsParameters() {
    HeadNetwork plain = network();
    HeadNetwork scaled = plain.fedBy(SCALE);
    try (Device device = Device.cpu(1);
        Scope scope = device.scope()) {
      Tensor x = scope.constant(Shape.of(1, 3), 0.25f, 19, 1040);
      assertThat(scaled.forward(x).get("mean").toArray())
          .containsExactly(plain.forward(SCALE.apply(x)).get("mean").toArray())
          .isNotEqualTo(plain.forward(x).get("mean").toArray());
      assertThat(scaled.parameters()).isEqualTo(plain.parameters());
    }
  }

  @Test
  void noScaleChangesNoBit() {
    HeadNetwork plain = network();
    assertThat(InputScale.none(3).isNone()).isTrue();
    assertThat(SCALE.isNone()).isFalse();
    try (Device device = Device.cpu(1);
        Scope scope = device.scope()) {
      Tensor x = scope.constant(Shape.of(1, 3), 0.1f, -0f, 0.7f);
      assertThat(plain.fedBy(InputScale.none(3)).forward(x).get("mean").toArray())
          .containsExactly(plain.forward(x).get("mean").toArray());
    }
  }

  @Test
  void aWidthOfNothingIsRefused() {
    assertThatThrownBy(() -> InputScale.of(new boolean[1], new float[1], new float[1]))
        .hasMessageContaining("column 0 has the centre 0.0 and the width 0.0");
    assertThatThrownBy(() -> InputScale.of(new boolean[2], new float[1], new float[1]))
        .hasMessageContaining("2 columns with 1 centres");
  }
}
