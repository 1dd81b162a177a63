package io.github.vae4j.core.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * Values far out, as pairs of an argument that a float holds exactly and the function there.
 * Recipe: Python's mpmath with mp.dps = 40; Φ is ncdf, its density npdf; ln Φ(x) is
 * log1p(−ncdf(−x)) for x &gt; 0; printed to 17 digits.
 */
class SpecialFunctionsTest {
  private static final double ULPS = 4;

  @Test
  void lgamma() {
    assertValues(
        SpecialFunctions::lgamma,
        new double[][] {
          {0x1p-100, 69.314718055994531},
          {0x1p-40, 27.725887222397287},
          {0x1p-10, 6.9309089024194619},
          {0.5, 0.57236494292470009},
          {1, 0},
          {1.5, -0.12078223763524522},
          {2, 0},
          {3, 0.69314718055994531},
          {10.25, 13.368023671476046},
          {100, 359.1342053695754},
          {100000, 1051287.7089736569},
          {1e10, 220258509288.81058},
          {0x1p100, 8.6599193348103728e+31},
          {-0.5, 1.2655121234846454},
          {-1.5, 0.86004701537648101},
          {-10.25, -14.203997900931091},
          {0, Double.POSITIVE_INFINITY},
          {-3, Double.POSITIVE_INFINITY},
          {-1e30, Double.POSITIVE_INFINITY}, // every float that large is a whole number
          {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY},
          {Double.NaN, Double.NaN},
        });
  }

  /** ψ is the gradient of ln Γ as well. */
  @Test
  void digamma() {
    double[][] values = {
      {0x1p-100, -1.2676506002282294e+30},
      {0x1p-40, -1099511627776.5772},
      {0x1p-10, -1024.5756104293406},
      {0.5, -1.9635100260214235},
      {1, -0.57721566490153286},
      {1.5, 0.036489973978576521},
      {3, 0.92278433509846714},
      {10.25, 2.277704790686724},
      {100, 4.6001618527380874},
      {100000, 11.512920464961895},
      {0x1p100, 69.314718055994531},
      {-0.5, 0.036489973978576521},
      {-10.25, 5.5168584198862733},
      {-1000.75, 3.7674118863554635},
      {-3, Double.NaN},
      {-1e30, Double.NaN},
      {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY},
      {Double.NaN, Double.NaN},
    };
    assertValues(SpecialFunctions::digamma, values);
    assertGradients(SpecialFunctions::lgamma, values);
  }

  @Test
  void trigammaIsTheGradientOfDigamma() {
    assertGradients(
        SpecialFunctions::digamma,
        new double[][] {
          {0x1p-40, 1.2089258196146292e+24},
          {0x1p-10, 1048577.6425893922},
          {0.5, 4.9348022005446793},
          {1, 1.6449340668482264},
          {10.25, 0.10247452151799187},
          {100, 0.010050166663333571},
          {100000, 1.0000050000166667e-5},
          {-0.5, 8.9348022005446793},
          {-10.25, 19.646252424622653},
        });
  }

  @Test
  void erf() {
    assertValues(
        SpecialFunctions::erf,
        new double[][] {
          {0, 0},
          {0x1p-100, 8.9013421118749739e-31},
          {0x1p-17, 8.6088498464478999e-6},
          {-0x1p-17, -8.6088498464478999e-6},
          {0.125, 0.14031620480133382},
          {0.5, 0.52049987781304654},
          {-1, -0.84270079294971487},
          {2, 0.99532226501895273},
          {3, 0.99997790950300141},
          {5, 0.99999999999846254},
          {Double.POSITIVE_INFINITY, 1},
          {Double.NEGATIVE_INFINITY, -1},
          {Double.NaN, Double.NaN},
        });
  }

  @Test
  void normalCdf() {
    assertValues(
        SpecialFunctions::normalCdf,
        new double[][] {
          {-12, 1.776482112077679e-33},
          {-8, 6.2209605742717841e-16},
          {-5, 2.8665157187919391e-7},
          {-3, 0.0013498980316300945},
          {-1, 0.15865525393145705},
          {0, 0.5},
          {1, 0.84134474606854295},
          {3, 0.99865010196836991},
          {5, 0.99999971334842812},
          {Double.POSITIVE_INFINITY, 1},
          {Double.NEGATIVE_INFINITY, 0},
          {Double.NaN, Double.NaN},
        });
  }

  @Test
  void logNormalCdf() {
    assertValues(
        SpecialFunctions::logNormalCdf,
        new double[][] {
          {-1e10, -5e19},
          {-1000, -500007.82669481218},
          {-100, -5005.5242086942051},
          {-40, -804.60844201375379},
          {-20, -203.91715537109726},
          {-12, -75.410673001568796},
          {-10.5, -58.404187061073243},
          {-10, -53.231285150512471},
          {-9.5, -48.30601929896523},
          {-5, -15.064998393988726},
          {-1, -1.8410216450092635},
          {0, -0.69314718055994531},
          {1, -0.17275377902344989},
          {5, -2.8665161296376359e-7},
          {8, -6.2209605742717861e-16},
          {12, -1.776482112077679e-33},
          {Double.POSITIVE_INFINITY, 0},
          {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY},
          {Double.NaN, Double.NaN},
        });
  }

  /** The gradient of ln Φ is density / Φ, close to −x in the lower tail. */
  @Test
  void gradientOfLogNormalCdf() {
    assertGradients(
        SpecialFunctions::logNormalCdf,
        new double[][] {
          {-1e10, 1e10},
          {-1000, 1000.000999998},
          {-100, 100.00999800099926},
          {-40, 40.024968847207264},
          {-20, 20.049753068527851},
          {-12, 12.082214175254284},
          {-10, 10.098093233962512},
          {-9.5, 9.6030500903842821},
          {-5, 5.1865039671258421},
          {-1, 1.5251352761609812},
          {0, 0.79788456080286536},
          {1, 0.28759997093917836},
          {5, 1.4867199409049057e-6},
          {8, 5.0522710835368954e-15},
          {12, 2.1463837356630603e-32},
          {Double.POSITIVE_INFINITY, 0},
        });
  }

  @Test
  void softplusAndSigmoidFarOut() {
    assertValues(
        Tensor::softplus,
        new double[][] {
          {-1000, 0},
          {-100, 3.720075976020836e-44},
          {-50, 1.9287498479639178e-22},
          {-20, 2.0611536203143807e-9},
          {-1, 0.31326168751822283},
          {0, 0.69314718055994531},
          {1, 1.3132616875182228},
          {20, 20.000000002061154},
          {100, 100},
          {1000, 1000},
        });
    assertValues(
        Tensor::sigmoid,
        new double[][] {
          {-1000, 0},
          {-100, 3.720075976020836e-44},
          {-50, 1.9287498479639178e-22},
          {-20, 2.0611536181902036e-9},
          {-1, 0.26894142136999512},
          {0, 0.5},
          {1, 0.73105857863000488},
          {10, 0.99995460213129757},
          {100, 1},
          {1000, 1},
        });
    assertGradients(
        Tensor::softplus,
        new double[][] {
          {-100, 3.720075976020836e-44},
          {-20, 2.0611536181902036e-9},
          {0, 0.5},
          {10, 0.99995460213129757},
          {100, 1},
        });
  }

  private static void assertValues(UnaryOperator<Tensor> function, double[][] values) {
    try (Device device = Device.cpu(1);
        Scope scope = device.inference()) {
      assertClose(values, function.apply(scope.constant(arguments(values))).toArray());
    }
  }

  private static void assertGradients(UnaryOperator<Tensor> function, double[][] values) {
    try (Device device = Device.cpu(1);
        Scope scope = device.scope()) {
      Tensor x = scope.variable(Shape.of(values.length), arguments(values));
      assertClose(values, scope.gradients(function.apply(x).sum()).of(x).toArray());
    }
  }

  private static float[] arguments(double[][] values) {
    float[] arguments = new float[values.length];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = (float) values[i][0];
    }
    return arguments;
  }

  private static void assertClose(double[][] values, float[] actual) {
    for (int i = 0; i < actual.length; i++) {
      float expected = (float) values[i][1];
      if (Float.isNaN(expected)) {
        assertThat(actual[i]).as("at %s", values[i][0]).isNaN();
      } else if (Float.isInfinite(expected)) {
        assertThat(actual[i]).as("at %s", values[i][0]).isEqualTo(expected);
      } else {
        assertThat((double) actual[i])
            .as("at %s", values[i][0])
            .isCloseTo(values[i][1], within(ULPS * Math.ulp(expected)));
      }
    }
  }
}
