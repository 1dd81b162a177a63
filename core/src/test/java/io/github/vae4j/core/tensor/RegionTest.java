package io.github.vae4j.core.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.testkit.GradientCheck;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fused chains give what the same operations give one by one. */
class RegionTest {
  private final Device device = Device.cpu(2);
  private final RandomStream random = RandomStream.of(71);

  @AfterEach
  void close() {
    device.close();
  }

  /** Some operations, with a hook between any two of them. */
  private static Tensor chain(Tensor x, Tensor l, UnaryOperator<Tensor> between) {
    Tensor product = between.apply(x.mul(l));
    Tensor soft = between.apply(l.softplus());
    Tensor shared = between.apply(between.apply(product.sub(soft)).mul(0.5));
    Tensor twice = between.apply(shared.mul(shared)); // a shared sub-expression
    return between.apply(between.apply(twice.add(shared)).sub(l)); // and a leaf used once more
  }

  private static Tensor compute(Tensor tensor) {
    tensor.array();
    return tensor;
  }

  @ParameterizedTest
  @ValueSource(
      ints = {0, 1, 5, 511, 512, 513, 1023, 1024, 1025, 2049, 8191, 8193, 16383, 16384, 16385})
  void equalsOperationByOperationAtBlockBoundaries(int n) {
    assertSame(Shape.of(n), Shape.of(n), (x, between) -> between);
    if (n > 0) {
      assertSame(Shape.of(2, n), Shape.of(n), (x, between) -> between.sum(-1));
      assertSame(Shape.of(n, 3), Shape.of(n, 1), (x, between) -> between.sum(-1));
      assertSame(Shape.of(1, n), Shape.of(1), (x, between) -> between.sum(-1));
      assertSame(Shape.of(n), Shape.of(), (x, between) -> between.sum());
      assertSame(Shape.of(n, 2), Shape.of(2), (x, between) -> between.sum(0));
    }
  }

  private void assertSame(Shape a, Shape b, BiFunction<Tensor, Tensor, Tensor> end) {
    float[] va = draw(a);
    float[] vb = draw(b);
    float[][] fused = run(a, va, b, vb, t -> t, end);
    float[][] single = run(a, va, b, vb, RegionTest::compute, end);
    String what = a + " with " + b;
    assertThat(fused[0]).as(what).isEqualTo(single[0]); // the same operations: the same bits
    for (int k = 1; k < 3; k++) {
      assertThat(fused[k].length).isEqualTo(single[k].length);
      for (int i = 0; i < fused[k].length; i++) {
        // The order in which contributions are added may differ.
        assertThat(fused[k][i])
            .as(what)
            .isCloseTo(single[k][i], within(1e-5f * (10 + Math.abs(single[k][i]))));
      }
    }
  }

  private float[][] run(
      Shape a,
      float[] va,
      Shape b,
      float[] vb,
      UnaryOperator<Tensor> between,
      BiFunction<Tensor, Tensor, Tensor> end) {
    try (Scope scope = device.scope()) {
      Tensor x = scope.variable(a, va);
      Tensor l = scope.variable(b, vb);
      Tensor y = end.apply(x, chain(x, l, between));
      float[] values = y.toArray();
      Gradients gradients = scope.gradients(y.sum());
      return new float[][] {
        values, gradients.of(x).toArray(), gradients.of(l).toArray(),
      };
    }
  }

  private float[] draw(Shape shape) {
    float[] values = new float[shape.size()];
    random.fillNormal(values, 0, values.length);
    return values;
  }

  @Test
  void aLeafUsedManyTimes() {
    GradientCheck.of(
            (scope, in) -> {
              Tensor x = in.get(0);
              return x.mul(x).mul(x).add(x.div(x.square().add(1))).sub(x);
            })
        .variable(Shape.of(7), random, -1.5, 1.5)
        .check();
  }

  @Test
  void aLazyTensorUsedByTwoConsumers() {
    for (boolean computedBetween : new boolean[] {false, true}) {
      GradientCheck.of(
              (scope, in) -> {
                Tensor lazy = in.get(0).square().add(in.get(1));
                Tensor first = lazy.exp().sum(-1);
                if (computedBetween) {
                  lazy.array(); // stored after one consumer saw it lazy
                }
                Tensor second = lazy.mul(3).sum(-1);
                return first.mul(second).add(lazy.sum(-1));
              })
          .variable(Shape.of(3, 4), random, -1, 1)
          .variable(Shape.of(4), random, -1, 1)
          .check();
    }
  }

  @Test
  void chainsLongerThanTheLongest() {
    Shape shape = Shape.of(2, 600);
    float[] start = draw(shape);
    try (Scope scope = device.scope()) {
      Tensor x = scope.variable(shape, start);
      Tensor y = x;
      for (int i = 0; i < 200; i++) {
        y = y.mul(0.99).add(x.mul(0.01)); // x is a fixed point
      }
      float[] values = y.toArray();
      float[] gradient = scope.gradients(y.sum()).of(x).toArray();
      for (int i = 0; i < values.length; i++) {
        assertThat(values[i]).isCloseTo(start[i], within(1e-4f));
        assertThat(gradient[i]).isCloseTo(1f, within(1e-4f));
      }
    }
  }

  @Test
  void sharingTwiceAtEachStepDoesNotGrowExponentially() {
    try (Scope scope = device.scope()) {
      Tensor x = scope.variable(Shape.of(3), 1f, 1.01f, 0.99f);
      Tensor y = x;
      for (int i = 0; i < 60; i++) {
        y = y.add(y).mul(0.5);
      }
      assertThat(y.toArray()).containsExactly(1f, 1.01f, 0.99f);
      assertThat(scope.gradients(y.sum()).of(x).toArray()).containsExactly(1f, 1f, 1f);
    }
  }

  @Test
  void stopGradientInsideARegion() {
    try (Scope scope = device.scope()) {
      Tensor x = scope.variable(Shape.of(2), 2f, 3f);
      Tensor y = scope.variable(Shape.of(2), 5f, 7f);
      // x² held fixed, times y, plus x.
      Tensor z = x.square().stopGradient().mul(y).add(x);
      assertThat(z.toArray()).containsExactly(22f, 66f);
      Gradients gradients = scope.gradients(z.sum());
      assertThat(gradients.of(x).toArray()).containsExactly(1f, 1f);
      assertThat(gradients.of(y).toArray()).containsExactly(4f, 9f);
      Tensor fixed = x.mul(y).stopGradient();
      assertThat(scope.gradients(fixed.sum()).of(x).toArray()).containsExactly(0f, 0f);
    }
  }

  @Test
  void straightThroughTakesTheValueOfOneAndTheGradientOfTheOther() {
    try (Scope scope = device.scope()) {
      Tensor soft = scope.variable(Shape.of(3), 0.2f, 0.5f, 0.9f);
      Tensor hard = soft.greater(0.5);
      Tensor z = hard.sub(soft.stopGradient()).add(soft);
      assertThat(z.toArray()).containsExactly(0f, 0f, 1f);
      assertThat(scope.gradients(z.mul(3).sum()).of(soft).toArray()).containsExactly(3f, 3f, 3f);
    }
  }

  @Test
  void gradientsCanBeTakenOfSeveralResults() {
    try (Scope scope = device.scope()) {
      Tensor x = scope.variable(Shape.of(2), 2f, 3f);
      Tensor y = x.exp();
      Tensor first = y.sum();
      Tensor second = y.square().sum();
      float[] a = scope.gradients(first).of(x).toArray();
      float[] b = scope.gradients(second).of(x).toArray();
      assertThat(a).containsExactly((float) Math.exp(2), (float) Math.exp(3));
      assertThat(b[0]).isCloseTo((float) (2 * Math.exp(4)), within(1e-4f));
      assertThat(scope.gradients(first).of(x).toArray()).isEqualTo(a);
    }
  }

  @Test
  void aScalarLeafCollectsItsGradientFromAllElements() {
    try (Scope scope = device.scope()) {
      Tensor x = scope.variable(Shape.of(), 0.5f);
      Tensor big = scope.full(Shape.of(300, 333), 2);
      assertThat(scope.gradients(big.mul(x).sum()).of(x).item()).isEqualTo(2f * 300 * 333);
      Tensor row = scope.variable(Shape.of(333), draw(Shape.of(333)));
      assertThat(scope.gradients(big.mul(row).sum()).of(row).toArray()).containsOnly(600f);
      Tensor column = scope.variable(Shape.of(300, 1), draw(Shape.of(300)));
      assertThat(scope.gradients(big.mul(column).sum()).of(column).toArray()).containsOnly(666f);
    }
  }
}
