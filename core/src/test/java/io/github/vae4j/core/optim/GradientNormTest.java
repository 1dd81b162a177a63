package io.github.vae4j.core.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.core.tensor.Parameter;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class GradientNormTest {
  private static GradientNorm norm(int threads, List<Parameter> parameters, List<float[]> given) {
    List<GradientNorm> norms = new ArrayList<>();
    try (Device device = Device.cpu(threads)) {
      GivenGradients.with(
          device, parameters, given, g -> norms.add(GradientNorm.of(device, parameters, g)));
    }
    return norms.get(0);
  }

  @Test
  void isTheNormOfAllParametersTogether() {
    List<Parameter> parameters =
        List.of(GivenGradients.vector("a", 0, 0, 0), GivenGradients.vector("b", 0));
    GradientNorm norm = norm(1, parameters, List.of(new float[] {1, -2, 2}, new float[] {4}));
    assertThat(norm.value()).isEqualTo(5); // √(1 + 4 + 4 + 16)
    assertThat(norm.finite()).isTrue();
    assertThat(norm.clippingScale(2.5)).isEqualTo(0.5);
    assertThat(norm.clippingScale(5)).isEqualTo(1);
    assertThat(norm.clippingScale(6)).isEqualTo(1);
    assertThat(norm.clippingScale(0)).as("no clipping").isEqualTo(1);
  }

  /** 100,003 elements: several slices, and a rest that is not a multiple of 4. */
  @Test
  void isExactAndTheSameBitsForAnyNumberOfThreads() {
    float[] g = new float[100_003];
    RandomStream.of(3).fillNormal(g, 0, g.length);
    double sum = 0;
    for (float value : g) {
      sum += (double) value * value;
    }
    List<Parameter> parameters =
        List.of(new Parameter("a", Shape.of(g.length), new float[g.length]));
    double one = norm(1, parameters, List.of(g)).value();
    assertThat(one).isCloseTo(Math.sqrt(sum), within(1e-7 * Math.sqrt(sum)));
    assertThat(norm(2, parameters, List.of(g)).value()).isEqualTo(one);
    assertThat(norm(3, parameters, List.of(g)).value()).isEqualTo(one);
  }

  /** The arrays of a pool are longer than what they hold, and hold what was there before. */
  @Test
  void readsNothingBeyondTheEnd() {
    for (int n = 0; n < 10; n++) {
      float[] ones = new float[n];
      Arrays.fill(ones, 1);
      Parameter p = GivenGradients.vector("p", new float[n]);
      try (Device device = Device.cpu(1)) {
        try (Scope scope = device.scope()) {
          for (int size = 1; size < 32; size++) {
            Tensor unused = scope.full(Shape.of(size), 1e10);
          }
        }
        int expected = n;
        GivenGradients.with(
            device,
            List.of(p),
            List.of(ones),
            g ->
                assertThat(GradientNorm.of(device, List.of(p), g).value())
                    .isEqualTo(Math.sqrt(expected)));
      }
    }
  }

  @Test
  void squaresOfTheLargestAndSmallestFloatsAreInRange() {
    List<Parameter> parameters = List.of(GivenGradients.vector("a", 0, 0, 0, 0));
    float max = Float.MAX_VALUE;
    GradientNorm large = norm(1, parameters, List.of(new float[] {max, max, max, max}));
    assertThat(large.finite()).isTrue();
    assertThat(large.value()).isCloseTo(2.0 * max, within(1e-12 * max));
    float min = 1e-30f;
    GradientNorm small = norm(1, parameters, List.of(new float[] {min, min, min, min}));
    assertThat(small.value()).isCloseTo(2.0 * min, within(1e-42));
  }

  @Test
  void namesTheParametersThatAreNotFinite() {
    List<Parameter> parameters =
        List.of(
            GivenGradients.vector("a", 0, 0),
            GivenGradients.vector("b", 0, 0),
            GivenGradients.vector("c", 0, 0));
    GradientNorm norm =
        norm(
            1,
            parameters,
            List.of(
                new float[] {0, Float.NaN},
                new float[] {1, 2},
                new float[] {Float.NEGATIVE_INFINITY, 0}));
    assertThat(norm.finite()).isFalse();
    assertThat(norm.notFinite()).containsExactly("a", "c");
    assertThat(norm.value()).isNaN();
  }

  @Test
  void namesAParameterOnceHoweverMuchOfItIsNotFinite() {
    float[] g = new float[50_000];
    Arrays.fill(g, Float.POSITIVE_INFINITY);
    List<Parameter> parameters =
        List.of(new Parameter("a", Shape.of(g.length), new float[g.length]));
    assertThat(norm(1, parameters, List.of(g)).notFinite()).containsExactly("a");
  }

  /** Clipping scales the whole gradient: a step of plain descent keeps its direction. */
  @Test
  void clippingKeepsTheDirection() {
    Parameter p = GivenGradients.vector("p", 0, 0);
    try (Device device = Device.cpu(1)) {
      List<Parameter> parameters = List.of(p);
      GivenGradients.with(
          device,
          parameters,
          List.of(new float[] {30, -40}),
          g -> {
            double scale = GradientNorm.of(device, parameters, g).clippingScale(10);
            new SgdMomentum(0, false).step(device, parameters, g, scale, 1);
          });
    }
    assertThat(p.values()).containsExactly(new float[] {-6, 8}, within(1e-6f));
  }
}
