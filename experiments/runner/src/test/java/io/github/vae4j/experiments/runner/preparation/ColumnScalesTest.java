package io.github.vae4j.experiments.runner.preparation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.vae4j.core.data.FloatDataSet;
import io.github.vae4j.core.model.HeadLayout;
import io.github.vae4j.core.nn.ActivationFunction;
import io.github.vae4j.core.nn.HeadNetwork;
import io.github.vae4j.core.nn.HiddenLayers;
import io.github.vae4j.core.nn.Initialization;
import io.github.vae4j.core.nn.InputScale;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnScalesTest {
  /** What a linear network of weights 1 and bias 0 says of one column alone is what it is fed. */
  private static float fed(InputScale scale, float... row) {
    HeadNetwork network =
        HeadNetwork.of(
            "sum",
            row.length,
            new HiddenLayers(List.of(), ActivationFunction.TANH, Initialization.GLOROT),
            HeadLayout.of("sum", 1),
            RandomStream.of(1));
    java.util.Arrays.fill(network.parameters().get(0).values(), 1);
    network.parameters().get(0).changed();
    try (Device device = Device.cpu(1);
        Scope scope = device.inference()) {
      return network
          .fedBy(scale)
          .forward(scope.constant(Shape.of(1, row.length), row))
          .get("sum")
          .toArray()[0];
    }
  }

  private static InputScale of(float... column) {
    return ColumnScales.of(FloatDataSet.table(column, 1, null));
  }

  @Test
  void greyAndBinaryColumnsAreFedAsTheyAre() {
    assertThat(ColumnScales.of(FloatDataSet.table(new float[] {0, 0.3f, 1, 1}, 2, null)).isNone())
        .isTrue();
  }

  @Test
  void countsAreFedByTheirLogarithm() {
    InputScale scale = of(0, 1, 3, 7); // log(1 + x) is 0, 1, 2, 3 times log 2
    double deviation = Math.sqrt(1.25);
    assertThat((double) fed(scale, 15)).isCloseTo((4 - 1.5) / deviation, within(1e-5));
  }

  @Test
  void measurementsAreFedStandardised() {
    InputScale scale = of(1000.5f, 1002.5f, 998.5f, 1000.5f);
    assertThat((double) fed(scale, 1003.5f)).isCloseTo(3 / Math.sqrt(2), within(1e-3));
    assertThat((double) fed(of(-1, 1, -1, 1), 0.5f)).isCloseTo(0.5, within(1e-6));
  }

  @Test
  void aConstantColumnIsCentredOnly() {
    assertThat(fed(of(7.5f, 7.5f, 7.5f), 9)).isEqualTo(1.5f);
    assertThat((double) fed(of(7, 7, 7), 15)).isCloseTo(Math.log(2), within(1e-6));
  }
}
