package io.github.vae4j.core.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.vae4j.core.random.RandomStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Broadcasting over random shapes, empty ones included, against index arithmetic written out. */
class BroadcastTest {
  private static final int TRIALS = 400;

  @Test
  void valuesAndGradientsOfRandomShapes() {
    RandomStream random = RandomStream.of(31);
    try (Device device = Device.cpu(2)) {
      for (int trial = 0; trial < TRIALS; trial++) {
        int[] large = sizes(random);
        Shape a = part(large, random);
        Shape b = part(large, random);
        float[] va = values(a, random);
        float[] vb = values(b, random);
        try (Scope scope = device.scope()) {
          compare(scope, scope.variable(a, va), scope.variable(b, vb), random);
        }
      }
    }
  }

  private static void compare(Scope scope, Tensor a, Tensor b, RandomStream random) {
    Shape shape = Shape.broadcast(a.shape(), b.shape());
    float[] w = values(shape, random);
    Tensor product = a.mul(b);
    Gradients gradients = scope.gradients(product.mul(scope.constant(shape, w)).sum());
    double[] da = new double[a.shape().size()];
    double[] db = new double[b.shape().size()];
    float[] expected = new float[shape.size()];
    float[] va = a.toArray();
    float[] vb = b.toArray();
    for (int i = 0; i < expected.length; i++) {
      int at = position(i, shape, a.shape());
      int bt = position(i, shape, b.shape());
      expected[i] = va[at] * vb[bt];
      da[at] += (double) w[i] * vb[bt];
      db[bt] += (double) w[i] * va[at];
    }
    String what = a.shape() + " · " + b.shape();
    assertThat(product.shape()).isEqualTo(shape);
    assertThat(product.toArray()).as(what).containsExactly(expected);
    assertClose(gradients.of(a).toArray(), da, what);
    assertClose(gradients.of(b).toArray(), db, what);
  }

  private static void assertClose(float[] actual, double[] expected, String what) {
    assertThat(actual.length).as(what).isEqualTo(expected.length);
    for (int i = 0; i < actual.length; i++) {
      assertThat((double) actual[i]).as(what).isCloseTo(expected[i], within(1e-4));
    }
  }

  /** Where element i of the large shape is found in the small one. */
  private static int position(int i, Shape large, Shape small) {
    int rest = i;
    int position = 0;
    int stride = 1;
    for (int d = 1; d <= small.rank(); d++) {
      int size = large.get(-d);
      int own = small.get(-d);
      position += own == 1 ? 0 : rest % size * stride;
      rest /= size;
      stride *= own;
    }
    return position;
  }

  private static int[] sizes(RandomStream random) {
    int[] sizes = new int[random.nextInt(5)];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = random.nextInt(12) == 0 ? 0 : 1 + random.nextInt(random.nextInt(6) == 0 ? 40 : 4);
    }
    return sizes;
  }

  private static Shape part(int[] large, RandomStream random) {
    int drop = random.nextInt(3) == 0 ? random.nextInt(large.length + 1) : 0;
    int[] sizes = Arrays.copyOfRange(large, drop, large.length);
    for (int i = 0; i < sizes.length; i++) {
      if (random.nextInt(3) == 0) {
        sizes[i] = 1;
      }
    }
    return Shape.of(sizes);
  }

  private static float[] values(Shape shape, RandomStream random) {
    float[] values = new float[shape.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (4 * random.nextDouble() - 2);
    }
    return values;
  }

  @Test
  void shapesThatDoNotBroadcastAreNamed() {
    try (Device device = Device.cpu(1);
        Scope scope = device.scope()) {
      Tensor a = scope.full(Shape.of(2, 3), 1);
      Tensor b = scope.full(Shape.of(2), 1);
      assertThatThrownBy(() -> a.add(b))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("[2, 3]")
          .hasMessageContaining("[2]")
          .hasMessageContaining("3 meets 2");
      Tensor empty = scope.full(Shape.of(2, 0), 1);
      assertThatThrownBy(() -> a.add(empty)).hasMessageContaining("3 meets 0");
    }
  }
}
