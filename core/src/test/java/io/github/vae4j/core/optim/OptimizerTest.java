package io.github.vae4j.core.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.vae4j.core.InputException;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.core.tensor.Parameter;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.tensor.Tensor;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OptimizerTest {
  static Stream<Supplier<Optimizer>> optimizers() {
    return Stream.of(
        () -> new Adam(0.9, 0.999, 1e-8),
        () -> new AdamW(0.9, 0.999, 1e-8, 0.1),
        () -> new SgdMomentum(0.9, false),
        () -> new SgdMomentum(0.9, true),
        () -> new RmsProp(0.9, 1e-8, 0.9));
  }

  /** Parameters of more than one slice, of less than one, of one element and of none. */
  private static List<Parameter> parameters() {
    float[] matrix = new float[300 * 150];
    RandomStream.of(5).fillNormal(matrix, 0, matrix.length);
    return List.of(
        new Parameter("a.weight", Shape.of(300, 150), matrix),
        new Parameter("a.bias", Shape.of(150), new float[150]),
        GivenGradients.vector("scale", 2f),
        new Parameter("none", Shape.of(0), new float[0]));
  }

  // ---- first steps, by hand ----------------------------------------------------------------

  /** m̂ = g and v̂ = g² whatever the decays, so Δ = −η·g / (|g| + ε): 0.1·4 / (4 + 1) = 0.08. */
  @Test
  void firstStepOfAdamIsTheRateInTheGradientsDirection() {
    Parameter p = GivenGradients.vector("p", 1, 1, 1);
    GivenGradients.step(new Adam(0.9, 0.999, 1), p, 0.1, 4, -4, 0);
    assertThat(p.values()).containsExactly(new float[] {0.92f, 1.08f, 1}, within(1e-7f));
  }

  /** 2·(1 − 0.1·0.5) − 0.1·4 / (4 + 1) = 1.82 for a matrix; 2 − 0.08 = 1.92 for a bias. */
  @Test
  void adamWShrinksMatricesAndNotBiases() {
    Parameter weight = new Parameter("w", Shape.of(1, 1), new float[] {2});
    Parameter bias = GivenGradients.vector("b", 2);
    GivenGradients.step(new AdamW(0.9, 0.999, 1, 0.5), weight, 0.1, 4);
    GivenGradients.step(new AdamW(0.9, 0.999, 1, 0.5), bias, 0.1, 4);
    assertThat(weight.values()[0]).isCloseTo(1.82f, within(1e-6f));
    assertThat(bias.values()[0]).isCloseTo(1.92f, within(1e-6f));
  }

  /** Steps of g = 1, μ = ½: velocities 1, 1.5; looking ahead 1 + ½·1 and 1 + ½·1.5. */
  @Test
  void firstTwoStepsOfMomentum() {
    Parameter polyak = GivenGradients.vector("p", 0);
    Parameter nesterov = GivenGradients.vector("p", 0);
    Optimizer first = new SgdMomentum(0.5, false);
    Optimizer second = new SgdMomentum(0.5, true);
    for (int step = 0; step < 2; step++) {
      GivenGradients.step(first, polyak, 1, 1);
      GivenGradients.step(second, nesterov, 1, 1);
    }
    assertThat(polyak.values()).containsExactly(-2.5f);
    assertThat(nesterov.values()).containsExactly(-3.25f);
  }

  /** v = 0.75·0 + 0.25·4² = 4, so Δ = −0.5·4 / (2 + 2) = −0.5. */
  @Test
  void firstStepOfRmsProp() {
    Parameter p = GivenGradients.vector("p", 1);
    GivenGradients.step(new RmsProp(0.75, 2, 0.9), p, 0.5, 4);
    assertThat(p.values()).containsExactly(0.5f);
  }

  // ---- same bits ---------------------------------------------------------------------------

  @ParameterizedTest
  @MethodSource("optimizers")
  void anyNumberOfThreadsGivesTheSameBits(Supplier<Optimizer> maker) {
    List<List<Parameter>> results =
        Stream.of(1, 2, 3)
            .map(
                threads -> {
                  List<Parameter> parameters = parameters();
                  run(maker.get(), parameters, 0, 10, threads);
                  return parameters;
                })
            .toList();
    assertSameBits(results.get(1), results.get(0));
    assertSameBits(results.get(2), results.get(0));
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void aRestoredStateGoesOnWithTheSameBits(Supplier<Optimizer> maker) {
    List<Parameter> whole = parameters();
    run(maker.get(), whole, 0, 20, 1);

    List<Parameter> parts = parameters();
    Optimizer before = maker.get();
    run(before, parts, 0, 7, 1);
    OptimizerState saved = before.state();
    run(before, parameters(), 7, 3, 1); // what the first one does later must not reach the copy
    Optimizer after = maker.get();
    after.restore(saved, parts);
    assertThat(after.state().steps()).isEqualTo(7);
    run(after, parts, 7, 13, 1);

    assertSameBits(parts, whole);
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void aStateMayBeRestoredMoreThanOnce(Supplier<Optimizer> maker) {
    Optimizer first = maker.get();
    run(first, parameters(), 0, 3, 1);
    OptimizerState saved = first.state();

    List<List<Parameter>> results =
        Stream.of(1, 2)
            .map(
                attempt -> {
                  List<Parameter> parameters = parameters();
                  Optimizer optimizer = maker.get();
                  optimizer.restore(saved, parameters);
                  run(optimizer, parameters, 3, 4, 1);
                  return parameters;
                })
            .toList();
    assertSameBits(results.get(1), results.get(0));
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void aStateBeforeTheFirstStepIsRestoredToo(Supplier<Optimizer> maker) {
    Optimizer optimizer = maker.get();
    run(optimizer, parameters(), 0, 3, 1);
    List<Parameter> fresh = parameters();
    optimizer.restore(maker.get().state(), fresh);
    run(optimizer, fresh, 0, 5, 1);

    List<Parameter> expected = parameters();
    run(maker.get(), expected, 0, 5, 1);
    assertSameBits(fresh, expected);
  }

  private static void run(
      Optimizer optimizer, List<Parameter> parameters, int first, int steps, int threads) {
    try (Device device = Device.cpu(threads)) {
      for (int t = first; t < first + steps; t++) {
        List<float[]> given = GivenGradients.wave(parameters, t);
        GivenGradients.step(device, optimizer, parameters, given, 0.9, 0.01);
      }
    }
  }

  private static void assertSameBits(List<Parameter> actual, List<Parameter> expected) {
    for (int p = 0; p < expected.size(); p++) {
      assertThat(actual.get(p).values())
          .as(expected.get(p).name())
          .isEqualTo(expected.get(p).values());
    }
  }

  // ---- what else it must hold to -----------------------------------------------------------

  @ParameterizedTest
  @MethodSource("optimizers")
  void aScopeThatUsedTheOldValuesSaysSo(Supplier<Optimizer> maker) {
    Parameter p = GivenGradients.vector("p", 1);
    try (Device device = Device.cpu(1);
        Scope scope = device.scope()) {
      Tensor loss = scope.use(p).sum();
      maker.get().step(device, List.of(p), scope.gradients(loss), 1, 0.1);
      assertThatThrownBy(() -> scope.use(p).sum()).hasMessageContaining("'p' was changed");
    }
  }

  /** 0.9ⁿ falls below the smallest normal float, 2⁻¹²⁶, at n = 829. */
  @ParameterizedTest
  @MethodSource("optimizers")
  void whatDecaysNeverBecomesSubnormal(Supplier<Optimizer> maker) {
    Parameter p = GivenGradients.vector("p", 1, 1);
    Optimizer optimizer = maker.get();
    try (Device device = Device.cpu(1)) {
      for (int step = 0; step < 3000; step++) {
        float g = step == 0 ? 1e-3f : 0;
        List<float[]> given = List.of(new float[] {g, -g});
        GivenGradients.step(device, optimizer, List.of(p), given, 1, 0.1);
      }
    }
    assertThat(optimizer.state().arrays())
        .allSatisfy(
            (key, array) -> {
              for (float value : array) {
                assertThat(value == 0 || Math.abs(value) >= Float.MIN_NORMAL).as(key).isTrue();
              }
            });
  }

  @Test
  void aStateOfAnotherOptimiserOrModelIsRefused() {
    Parameter p = GivenGradients.vector("p", 1, 2);
    Optimizer adam = new Adam(0.9, 0.999, 1e-8);
    GivenGradients.step(adam, p, 0.1, 1, 1);
    OptimizerState state = adam.state();

    assertThatThrownBy(() -> new SgdMomentum(0.9, false).restore(state, List.of(p)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("has no 'p:velocity'");
    assertThatThrownBy(() -> adam.restore(state, List.of(GivenGradients.vector("q", 1, 2))))
        .hasMessageContaining("has no 'q:mean'");
    assertThatThrownBy(() -> adam.restore(state, List.of(GivenGradients.vector("p", 1))))
        .hasMessageContaining("'p:mean' has 2 elements, the parameter 1");
    assertThatThrownBy(() -> adam.restore(state, List.of()))
        .hasMessageContaining("it also has 'p:mean'");
    assertThat(adam.state().steps()).isOne();
  }

  @Test
  void parametersOfOneNameAreRefused() {
    List<Parameter> twice = List.of(GivenGradients.vector("p", 1), GivenGradients.vector("p", 2));
    assertThatThrownBy(() -> run(new Adam(0.9, 0.999, 1e-8), twice, 0, 1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("two parameters are named 'p'");
  }

  @Test
  void anOptimiserServesOneModel() {
    Optimizer adam = new Adam(0.9, 0.999, 1e-8);
    GivenGradients.step(adam, GivenGradients.vector("p", 1), 0.1, 1);
    Parameter longer = GivenGradients.vector("p", 1, 2);
    assertThatThrownBy(() -> GivenGradients.step(adam, longer, 0.1, 1, 1))
        .hasMessageContaining("'p' has 2 elements and had 1 at an earlier step");
  }

  @Test
  void constantsOutOfRangeAreRefused() {
    assertThatThrownBy(() -> new Adam(1, 0.999, 1e-8))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("beta1 is 1.0; expected at least 0 and below 1");
    assertThatThrownBy(() -> new Adam(0.9, 0.999, 0)).hasMessageContaining("epsilon is 0.0");
    assertThatThrownBy(() -> new AdamW(0.9, 0.999, 1e-8, -1)).hasMessageContaining("weightDecay");
    assertThatThrownBy(() -> new SgdMomentum(Double.NaN, false)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> new RmsProp(-0.1, 1e-8, 0)).hasMessageContaining("alpha is -0.1");
  }
}
