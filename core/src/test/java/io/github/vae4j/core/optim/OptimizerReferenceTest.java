package io.github.vae4j.core.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.core.tensor.Parameter;
import io.github.vae4j.core.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every optimiser against the formulas of its paper, in double and written as they stand there. */
class OptimizerReferenceTest {
  private static final int N = 7;

  /** One element; the formulas are the same for all. */
  private interface Formula {
    double next(double w, double g, double rate);
  }

  /** Kingma, Ba (2015), algorithm 1, with Loshchilov, Hutter (2019), algorithm 2, line 12. */
  private static Formula adam(double b1, double b2, double eps, double decay) {
    return new Formula() {
      private double m;
      private double v;
      private int t;

      @Override
      public double next(double w, double g, double rate) {
        t++;
        m = b1 * m + (1 - b1) * g;
        v = b2 * v + (1 - b2) * g * g;
        double mHat = m / (1 - Math.pow(b1, t));
        double vHat = v / (1 - Math.pow(b2, t));
        return w - rate * (mHat / (Math.sqrt(vHat) + eps) + decay * w);
      }
    };
  }

  /** Sutskever et al. (2013), eq. 1 to 4, with the rate outside the velocity. */
  private static Formula sgd(double mu, boolean nesterov) {
    return new Formula() {
      private double b;

      @Override
      public double next(double w, double g, double rate) {
        b = mu * b + g;
        return nesterov ? w - rate * (g + mu * b) : w - rate * b;
      }
    };
  }

  /** Tieleman, Hinton (2012); momentum as Graves (2013), eq. 38 to 45, without centring. */
  private static Formula rmsProp(double alpha, double eps, double mu) {
    return new Formula() {
      private double v;
      private double b;

      @Override
      public double next(double w, double g, double rate) {
        v = alpha * v + (1 - alpha) * g * g;
        b = mu * b + g / (Math.sqrt(v) + eps);
        return w - rate * b;
      }
    };
  }

  private record Case(String name, Optimizer optimizer, Supplier<Formula> formula) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** ε = 10⁻³ is of the size of some gradients, so that its place in the formula shows. */
  static Stream<Case> cases() {
    return Stream.of(
        new Case("adam", new Adam(0.9, 0.999, 1e-8), () -> adam(0.9, 0.999, 1e-8, 0)),
        new Case("adam, large ε", new Adam(0.8, 0.95, 1e-3), () -> adam(0.8, 0.95, 1e-3, 0)),
        new Case("adam, β = 0", new Adam(0, 0, 1e-3), () -> adam(0, 0, 1e-3, 0)),
        new Case("adamw", new AdamW(0.9, 0.99, 1e-3, 0.3), () -> adam(0.9, 0.99, 1e-3, 0.3)),
        new Case("sgd", new SgdMomentum(0, false), () -> sgd(0, false)),
        new Case("momentum", new SgdMomentum(0.9, false), () -> sgd(0.9, false)),
        new Case("nesterov", new SgdMomentum(0.9, true), () -> sgd(0.9, true)),
        new Case("rmsprop", new RmsProp(0.99, 1e-8, 0), () -> rmsProp(0.99, 1e-8, 0)),
        new Case("rmsprop, momentum", new RmsProp(0.9, 1e-3, 0.7), () -> rmsProp(0.9, 1e-3, 0.7)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void followsItsFormulaForFiftySteps(Case that) {
    float[] start = new float[N];
    Arrays.fill(start, 0.5f);
    Parameter parameter = new Parameter("p", Shape.of(1, N), start);
    Formula[] formulas = Stream.generate(that.formula()).limit(N).toArray(Formula[]::new);
    double[] w = new double[N];
    Arrays.fill(w, 0.5);
    try (Device device = Device.cpu(1)) {
      for (int t = 0; t < 50; t++) {
        double rate = 0.01 * (1 + 0.5 * Math.sin(t));
        double scale = t % 3 == 0 ? 0.5 : 1;
        List<float[]> given = GivenGradients.wave(List.of(parameter), t);
        GivenGradients.step(device, that.optimizer(), List.of(parameter), given, scale, rate);
        for (int i = 0; i < N; i++) {
          w[i] = formulas[i].next(w[i], scale * given.get(0)[i], rate);
          assertThat((double) parameter.values()[i])
              .as("%s, step %d, element %d", that.name(), t, i)
              .isCloseTo(w[i], within(1e-6));
        }
      }
    }
  }
}
