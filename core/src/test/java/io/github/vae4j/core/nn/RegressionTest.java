package io.github.vae4j.core.nn;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vae4j.core.objective.Progress;
import io.github.vae4j.core.optim.Adam;
import io.github.vae4j.core.optim.Optimizer;
import io.github.vae4j.core.optim.Schedule;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A network, an optimiser and a schedule together learn y = sin 3x. */
class RegressionTest {
  private static final int N = 64;

  @Test
  void learnsASine() {
    float[] x = new float[N];
    float[] y = new float[N];
    for (int i = 0; i < N; i++) {
      x[i] = -1 + 2f * i / (N - 1);
      y[i] = (float) Math.sin(3 * x[i]);
    }
    HiddenLayers layers =
        new HiddenLayers(List.of(32, 32), ActivationFunction.TANH, Initialization.GLOROT);
    Mlp mlp = Mlp.of("net", 1, layers, 1, RandomStream.of(1));
    Optimizer adam = new Adam(0.9, 0.999, 1e-8);
    Schedule schedule = Schedule.cosine(0).afterWarmUp(1);
    double first = 0;
    double last = 0;
    try (Device device = Device.cpu(1)) {
      for (int step = 0; step < 1000; step++) {
        try (Scope scope = device.scope()) {
          Tensor error =
              mlp.forward(scope.constant(Shape.of(N, 1), x)).sub(scope.constant(Shape.of(N, 1), y));
          Tensor loss = error.square().mean();
          last = loss.item();
          first = step == 0 ? last : first;
          double rate = 0.01 * schedule.factor(new Progress(step, 50, 20));
          adam.step(device, mlp.parameters(), scope.gradients(loss), 1, rate);
        }
      }
    }
    assertThat(first).isGreaterThan(0.1);
    assertThat(last).isLessThan(1e-4);
  }
}
