package io.github.vae4j.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vae4j.core.optim.ElementwiseOptimizer;
import io.github.vae4j.core.optim.Optimizer;
import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.core.tensor.Parameter;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Shape;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An optimiser written outside the framework, found by name. */
class OwnOptimizerTest {
  /** w ← w − η·sign(m) with m ← β·m + g (Bernstein et al., 2018, "Signum"). */
  private static final class Signum extends ElementwiseOptimizer {
    private final float beta;

    Signum(double beta) {
      super("momentum");
      this.beta = (float) beta;
    }

    @Override
    protected Rule rule(Parameter parameter, long step, double gradientScale, double learningRate) {
      float eta = (float) learningRate;
      float scale = (float) gradientScale;
      return (w, g, memory, from, to) -> {
        float[] m = memory[0];
        for (int i = from; i < to; i++) {
          m[i] = beta * m[i] + scale * g[i];
          w[i] -= eta * Math.signum(m[i]);
        }
      };
    }
  }

  private static final class SignumModule extends ComponentsModule {
    private static final Setting<Double> BETA = Setting.nonNegative("beta", 0.9, "decay");

    @Override
    protected void configure() {
      bindComponent(
          Kind.OPTIMIZER, "signum", "Signum", List.of(BETA), s -> new Signum(s.get(BETA)));
    }
  }

  @Test
  void isSelectedByNameAndSteps() {
    Optimizer optimizer =
        Plugins.injector(ClassLoader.getPlatformClassLoader(), List.of(new SignumModule()))
            .getInstance(Components.class)
            .of(Kind.OPTIMIZER)
            .get("signum")
            .create("optimizer", Map.of("beta", "0.5"), new Dimensions(0, 0));
    Parameter p = new Parameter("p", Shape.of(2), new float[] {1, 1});
    try (Device device = Device.cpu(1);
        Scope scope = device.scope()) {
      var loss = scope.use(p).mul(scope.constant(3, -4)).sum();
      optimizer.step(device, List.of(p), scope.gradients(loss), 1, 0.25);
    }
    assertThat(p.values()).containsExactly(0.75f, 1.25f);
    assertThat(optimizer.state().arrays().get("p:momentum")).containsExactly(3, -4);
  }
}
