package io.github.vae4j.core.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.testkit.GradientCheck;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReduceTest {
  private static final float INFINITY = Float.POSITIVE_INFINITY;

  private final Device device = Device.cpu(2);
  private final Scope scope = device.scope();

  @AfterEach
  void close() {
    scope.close();
    device.close();
  }

  @Test
  void everyDimensionOfRandomShapes() {
    RandomStream random = RandomStream.of(51);
    for (int trial = 0; trial < 200; trial++) {
      int[] sizes = new int[1 + random.nextInt(4)];
      for (int i = 0; i < sizes.length; i++) {
        int size = random.nextInt(8) == 0 ? 300 : random.nextInt(5);
        sizes[i] = trial % 4 == 0 ? size : 1 + random.nextInt(5);
      }
      Shape shape = Shape.of(sizes);
      Tensor x = scope.normal(shape, random);
      int d = random.nextInt(sizes.length) - random.nextInt(2) * sizes.length;
      assertClose("sum", shape, d, x.sum(d), reduced(x, d, 0, Double::sum));
      if (shape.get(d) > 0) {
        double[] means = reduced(x, d, 0, Double::sum);
        for (int i = 0; i < means.length; i++) {
          means[i] /= shape.get(d);
        }
        assertClose("mean", shape, d, x.mean(d), means);
        assertClose("max", shape, d, x.max(d), reduced(x, d, -INFINITY, Math::max));
      }
      double[] logs = reduced(x.mul(1), d, 0, (a, b) -> a + Math.exp(b));
      for (int i = 0; i < logs.length; i++) {
        logs[i] = Math.log(logs[i]);
      }
      assertClose("logSumExp", shape, d, x.logSumExp(d), logs);
    }
  }

  private static double[] reduced(Tensor x, int dimension, double start, DoubleBinaryOperator f) {
    int d = x.shape().index(dimension);
    int n = x.shape().get(d);
    int inner = 1;
    for (int i = d + 1; i < x.shape().rank(); i++) {
      inner *= x.shape().get(i);
    }
    double[] out = new double[x.shape().without(d).size()];
    java.util.Arrays.fill(out, start);
    float[] values = x.toArray();
    for (int i = 0; i < values.length; i++) {
      int at = i / inner / n * inner + i % inner;
      out[at] = f.applyAsDouble(out[at], values[i]);
    }
    return out;
  }

  private static void assertClose(String what, Shape shape, int d, Tensor y, double[] expected) {
    String text = what + " of " + shape + " along " + d;
    assertThat(y.shape()).as(text).isEqualTo(shape.without(d));
    float[] actual = y.toArray();
    for (int i = 0; i < actual.length; i++) {
      if (Double.isInfinite(expected[i])) {
        assertThat((double) actual[i]).as(text).isEqualTo(expected[i]);
      } else {
        assertThat((double) actual[i])
            .as(text)
            .isCloseTo(expected[i], within(1e-6 * (1 + Math.abs(expected[i]))));
      }
    }
  }

  @Test
  void gradientsOverEveryDimension() {
    RandomStream random = RandomStream.of(52);
    Shape[] shapes = {Shape.of(5), Shape.of(2, 3, 4), Shape.of(1, 6), Shape.of(6, 1)};
    for (Shape shape : shapes) {
      for (int d = 0; d < shape.rank(); d++) {
        int dimension = d;
        Linear.assertAdjoint("sum", shape, x -> x.sum(dimension));
        Linear.assertAdjoint("mean", shape, x -> x.mean(dimension));
        Linear.assertAdjoint("both", shape, x -> x.sum(dimension).sum().add(x.mul(3).sum()));
        GradientCheck.of((s, in) -> in.get(0).square().sum(dimension).square())
            .variable(shape, random, -1, 1)
            .check();
        GradientCheck.of((s, in) -> in.get(0).logSumExp(dimension))
            .variable(shape, random, -3, 3)
            .check();
        GradientCheck.of((s, in) -> in.get(0).softmax(dimension))
            .variable(shape, random, -3, 3)
            .check();
        GradientCheck.of((s, in) -> in.get(0).logSoftmax(dimension).mul(in.get(0)))
            .variable(shape, random, -3, 3)
            .check();
        float[] distinct = new float[shape.size()];
        int[] order = random.permutation(distinct.length);
        for (int i = 0; i < distinct.length; i++) {
          distinct[i] = order[i]; // at least 1 apart: no step of the check changes the largest
        }
        GradientCheck.of((s, in) -> in.get(0).max(dimension)).variable(shape, distinct).check();
      }
      Linear.assertAdjoint("sum", shape, Tensor::sum);
      Linear.assertAdjoint("mean", shape, Tensor::mean);
    }
    Linear.assertAdjoint("sum of a scalar", Shape.of(), Tensor::sum);
    Linear.assertAdjoint("long rows", Shape.of(3, 20_000), x -> x.sum(-1));
    Linear.assertAdjoint("long columns", Shape.of(20_000, 3), x -> x.sum(0));
    Linear.assertAdjoint("wide", Shape.of(5, 2, 700), x -> x.sum(0).sum(0));
  }

  @Test
  void emptyDimensionsInEveryPlace() {
    for (Shape shape : new Shape[] {Shape.of(0, 2, 3), Shape.of(2, 0, 3), Shape.of(2, 3, 0)}) {
      Tensor x = scope.variable(shape);
      assertThat(x.sum().item()).isZero();
      assertThat(x.mean().item()).isNaN();
      for (int d = 0; d < 3; d++) {
        int dimension = d;
        assertThat(x.sum(d).toArray()).containsOnly(new float[x.shape().without(d).size()]);
        float[] logs = x.logSumExp(d).toArray();
        assertThat(logs).hasSize(x.shape().without(d).size());
        for (float log : logs) {
          assertThat(log).isEqualTo(-INFINITY);
        }
        Linear.assertAdjoint("sum", shape, y -> y.sum(dimension));
        assertThat(scope.gradients(x.logSumExp(d).sum()).of(x).toArray()).isEmpty();
        if (shape.get(d) == 0) {
          assertThatThrownBy(() -> x.max(dimension)).hasMessageContaining("is empty");
        } else {
          assertThat(x.max(d).toArray()).isEmpty();
        }
      }
    }
  }

  @Test
  void sumsOfManyFloatsLoseNothing() {
    // A float sum of ones would stop at 2²⁴; 0.1f a million times is off by 1 % in float.
    int many = (1 << 24) + 1024;
    assertThat(scope.full(Shape.of(many), 1).sum().item()).isEqualTo((float) many);
    assertThat(scope.full(Shape.of(1, many), 1).sum(1).item()).isEqualTo((float) many);
    double expected = 1_000_000 * (double) 0.1f;
    assertThat((double) scope.full(Shape.of(1_000_000), 0.1f).sum().item())
        .isCloseTo(expected, within(0.01));
    assertThat((double) scope.full(Shape.of(1_000_000, 2), 0.1f).sum(0).toArray()[1])
        .isCloseTo(expected, within(0.01));
  }

  @Test
  void theFirstOfEqualMaximaTakesTheGradient() {
    Tensor x = scope.variable(Shape.of(2, 3), 1f, 5f, 5f, 2f, 2f, 0f);
    assertThat(scope.gradients(x.max(1).sum()).of(x).toArray())
        .containsExactly(0f, 1f, 0f, 1f, 0f, 0f);
    Tensor withNan = scope.constant(1f, Float.NaN, 3f);
    assertThat(withNan.max(0).item()).isNaN();
  }

  @Test
  void logSumExpOfExtremes() {
    Tensor x =
        scope.variable(
            Shape.of(5, 3),
            -INFINITY,
            -INFINITY,
            -INFINITY,
            -INFINITY,
            2f,
            -INFINITY,
            1000f,
            1000f,
            -1000f,
            -1000f,
            -1001f,
            -2000f,
            INFINITY,
            0f,
            1f);
    Tensor y = x.logSumExp(1);
    float[] values = y.toArray();
    assertThat(values[0]).isEqualTo(-INFINITY);
    assertThat(values[1]).isEqualTo(2f);
    assertThat(values[2]).isEqualTo((float) (1000 + Math.log(2)));
    assertThat(values[3]).isEqualTo((float) (-1000 + Math.log1p(Math.exp(-1))));
    assertThat(values[4]).isEqualTo(INFINITY);
    float[] gradient = scope.gradients(y.slice(0, 0, 4).sum()).of(x).toArray();
    assertThat(gradient).startsWith(0f, 0f, 0f, 0f, 1f, 0f, 0.5f, 0.5f, 0f);
    assertThat(scope.constant(1f, Float.NaN).logSumExp(0).item()).isNaN();
  }

  @Test
  void softmaxOfExtremesIsNormalised() {
    Tensor x = scope.constant(Shape.of(2, 3), 1e4f, 0f, -1e4f, -INFINITY, 0f, 0f);
    assertThat(x.softmax(-1).toArray()).containsExactly(1f, 0f, 0f, 0f, 0.5f, 0.5f);
    assertThat(x.logSoftmax(-1).toArray()).startsWith(0f, -1e4f, -2e4f, -INFINITY);
  }
}
