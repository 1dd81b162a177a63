package io.github.vae4j.core.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.vae4j.core.random.RandomStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MatMulTest {
  private final Device device = Device.cpu(2);
  private final Scope scope = device.scope();
  private final RandomStream random = RandomStream.of(61);

  @AfterEach
  void close() {
    scope.close();
    device.close();
  }

  /** Σₖ a[i][k] · b[k][j] in double. */
  private static double[] product(float[] a, int aFrom, float[] b, int bFrom, int m, int k, int n) {
    double[] c = new double[m * n];
    for (int i = 0; i < m; i++) {
      for (int p = 0; p < k; p++) {
        for (int j = 0; j < n; j++) {
          c[i * n + j] += (double) a[aFrom + i * k + p] * b[bFrom + p * n + j];
        }
      }
    }
    return c;
  }

  private static void assertClose(String what, float[] actual, int from, double[] expected) {
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) actual[from + i]).as(what).isCloseTo(expected[i], within(2e-4));
    }
  }

  @Test
  void affineOfManySizes() {
    int[][] sizes = {
      {1, 1, 1},
      {2, 3, 4},
      {1, 5, 300},
      {300, 5, 1},
      {128, 784, 40},
      {7, 33, 500},
      {500, 33, 7},
      {64, 64, 64},
      {0, 3, 2},
      {2, 0, 3},
      {2, 3, 0},
      {33, 2000, 31}
    };
    for (int[] s : sizes) {
      int m = s[0];
      int k = s[1];
      int n = s[2];
      String what = "%d×%d · %d×%d".formatted(m, k, k, n);
      Tensor x = scope.normal(Shape.of(m, k), random);
      Tensor w = scope.normal(Shape.of(k, n), random);
      Tensor b = scope.normal(Shape.of(n), random);
      double[] expected = product(x.toArray(), 0, w.toArray(), 0, m, k, n);
      Tensor y = x.matmul(w);
      assertThat(y.shape()).isEqualTo(Shape.of(m, n));
      assertClose(what, y.toArray(), 0, expected);
      float[] bias = b.toArray();
      for (int i = 0; i < expected.length; i++) {
        expected[i] += bias[i % n];
      }
      assertClose(what + " + bias", x.affine(w, b).toArray(), 0, expected);
      Linear.assertAdjoint(what + " in x", Shape.of(m, k), v -> v.matmul(in(v, w)));
      Linear.assertAdjoint(what + " in w", Shape.of(k, n), v -> in(v, x).matmul(v));
      Linear.assertAdjoint("bias", Shape.of(n), v -> in(v, x).mul(0).affine(in(v, w).mul(0), v));
    }
  }

  /** A copy of {@code tensor} in the scope of {@code other}. */
  private static Tensor in(Tensor other, Tensor tensor) {
    return other.scope().constant(tensor.shape(), tensor.toArray());
  }

  @Test
  void leadingDimensionsOfTheLeftSideAreRows() {
    Tensor x = scope.normal(Shape.of(2, 3, 4), random);
    Tensor w = scope.normal(Shape.of(4, 5), random);
    Tensor y = x.matmul(w);
    assertThat(y.shape()).isEqualTo(Shape.of(2, 3, 5));
    assertThat(y.toArray()).isEqualTo(x.reshape(6, 4).matmul(w).toArray());
    assertThat(x.reshape(24).slice(0, 0, 4).matmul(w).shape()).isEqualTo(Shape.of(5));
  }

  @Test
  void batchesBroadcast() {
    int[][][] cases = {
      {{3, 2, 4}, {3, 4, 5}},
      {{2, 4}, {3, 4, 5}},
      {{3, 1, 2, 4}, {2, 4, 5}},
      {{1, 2, 4}, {6, 4, 5}},
      {{2, 1, 3, 2, 4}, {1, 5, 1, 4, 2}},
      {{0, 2, 4}, {1, 4, 5}},
      {{3, 0, 4}, {3, 4, 5}},
      {{3, 2, 0}, {3, 0, 5}},
      {{3, 2, 4}, {3, 4, 0}}
    };
    for (int[][] sizes : cases) {
      Tensor a = scope.normal(Shape.of(sizes[0]), random);
      Tensor b = scope.normal(Shape.of(sizes[1]), random);
      String what = a.shape() + " · " + b.shape();
      Tensor c = a.matmul(b);
      int m = a.shape().get(-2);
      int k = a.shape().get(-1);
      int n = b.shape().get(-1);
      // The same product written with broadcast elementwise operations.
      Tensor columns = b.transpose().reshape(inserted(b.transpose().shape()));
      Tensor expected = a.reshape(withOne(a.shape())).mul(columns).sum(-1);
      assertThat(c.shape()).as(what).isEqualTo(expected.shape());
      float[] values = expected.toArray();
      double[] doubles = new double[values.length];
      for (int i = 0; i < values.length; i++) {
        doubles[i] = values[i];
      }
      assertThat(doubles.length).isEqualTo(c.shape().size()).isEqualTo(count(c) * m * n);
      assertClose(what + ", inner " + k, c.toArray(), 0, doubles);
      Linear.assertAdjoint(what + " in a", a.shape(), v -> v.matmul(in(v, b)));
      Linear.assertAdjoint(what + " in b", b.shape(), v -> in(v, a).matmul(v));
    }
  }

  private static int count(Tensor c) {
    int count = 1;
    for (int i = 0; i < c.shape().rank() - 2; i++) {
      count *= c.shape().get(i);
    }
    return count;
  }

  /** [..., M, K] to [..., M, 1, K]. */
  private static Shape withOne(Shape shape) {
    int[] sizes = java.util.Arrays.copyOf(shape.toArray(), shape.rank() + 1);
    sizes[shape.rank()] = sizes[shape.rank() - 1];
    sizes[shape.rank() - 1] = 1;
    return Shape.of(sizes);
  }

  /** [..., N, K] to [..., 1, N, K]. */
  private static Shape inserted(Shape shape) {
    int[] sizes = java.util.Arrays.copyOf(shape.toArray(), shape.rank() + 1);
    sizes[shape.rank()] = sizes[shape.rank() - 1];
    sizes[shape.rank() - 1] = sizes[shape.rank() - 2];
    sizes[shape.rank() - 2] = 1;
    return Shape.of(sizes);
  }

  @Test
  void aTensorTimesItself() {
    Tensor x = scope.variable(Shape.of(2, 2), 1f, 2f, 3f, 4f);
    // d/dX of Σ X·X is 1·Xᵀ + Xᵀ·1.
    assertThat(scope.gradients(x.matmul(x).sum()).of(x).toArray())
        .containsExactly(7f, 11f, 9f, 13f);
  }

  @Test
  void mismatchesAreNamed() {
    Tensor a = scope.full(Shape.of(2, 3), 1);
    assertThatThrownBy(() -> a.matmul(scope.full(Shape.of(4, 5), 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[2, 3] and [4, 5]");
    assertThatThrownBy(() -> a.matmul(scope.full(Shape.of(3), 1)))
        .hasMessageContaining("[2, 3] and [3]");
    assertThatThrownBy(() -> scope.scalar(1).matmul(a)).hasMessageContaining("[] and [2, 3]");
    assertThatThrownBy(() -> a.matmul(scope.full(Shape.of(2, 4, 5), 1)))
        .hasMessageContaining("[2, 4, 5]");
    assertThatThrownBy(() -> a.affine(scope.full(Shape.of(3, 4), 1), scope.full(Shape.of(3), 1)))
        .hasMessageContaining("bias of shape [3]; expected [4]");
  }

  @Test
  void operandsOfAnotherScopeAreRefused() {
    try (Scope other = device.scope()) {
      Tensor a = scope.full(Shape.of(2, 3), 1);
      Tensor w = other.full(Shape.of(3, 4), 1);
      Tensor batch = other.full(Shape.of(2, 3, 4), 1);
      Tensor bias = other.full(Shape.of(4), 1);
      assertThatThrownBy(() -> a.matmul(w)).hasMessageContaining("different scopes");
      assertThatThrownBy(() -> a.matmul(batch)).hasMessageContaining("different scopes");
      assertThatThrownBy(() -> a.affine(scope.full(Shape.of(3, 4), 1), bias))
          .hasMessageContaining("different scopes");
    }
  }
}
