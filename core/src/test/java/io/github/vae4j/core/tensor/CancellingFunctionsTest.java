package io.github.vae4j.core.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * Functions whose large parts cancel, and their partial derivatives. Each row is the arguments,
 * rounded to 32-bit floats, the value and all partial derivatives, in Python with mpmath at 60
 * digits: ncdf(c+h) - ncdf(c-h) in the tail of |c| by erfc, loggamma and digamma, diff for the
 * derivatives of masses of three arguments.
 */
class CancellingFunctionsTest {
  /** Beside a value itself, and beside the terms of a derivative, some of which are large. */
  private static final double RELATIVE = 3e-7;

  @Test
  void normalInterval() {
    check(
        in -> SpecialFunctions.logNormalInterval(in.get(0), in.get(1)),
        2,
        new double[][] {
          {0.0f, 0.0001f, -9.4361317515497, 0.0, 10000.000219288},
          {0.0f, 0.019f, -4.1891678498304, 0.0, 52.625247611454},
          {0.0f, 0.021f, -4.0890977052226, 0.0, 47.612048672733},
          {0.0f, 1.0f, -0.38171514630213, 0.0, 0.70887490522721},
          {0.0f, 8.0f, -1.2441921148544e-15, 0.0, 1.0104542167074e-14},
          {0.5f, 0.5f, -1.0748623268621, -0.45986222928643, 1.8776120397408},
          {0.5f, 0.3f, -1.5659718959786, -0.48520091621813, 3.2588963807587},
          {-1.0f, 0.01f, -5.3309615611512, 0.99996666733481, 100.00000216851},
          {2.0f, 0.0099f, -6.8409628765064, -1.9999346625622, 101.02000091055},
          {2.0f, 0.0101f, -6.8209602434675, -1.9999319961134, 99.02000415927},
          {2.0f, 0.03f, -5.7318994072926, -1.999400215925, 33.363316086512},
          {-5.0f, 0.001f, -19.633542584133, 4.9999983333362, 1000.0079524869},
          {5.0f, 0.02f, -16.636215022724, -4.9993338128719, 50.159872712263},
          {30.0f, 0.1f, -451.32537776854, -29.932877275496, 30.081638373492},
          {30.0f, 1e-05f, -461.73871682789, -29.999999999, 100000.00552288},
          {-100.0f, 3.0f, -4709.9937557647, 97.010307088149, 97.010307088149},
          {1000.0f, 1e-05f, -500011.73870018, -999.99999996667, 100003.33583391},
          {1000.0f, 0.5f, -499507.95119469, -999.50100049825, 999.50100049825},
          {3.0f, 10.0f, -1.2798125438867e-12, -9.1347204083763e-12, 9.1347204083763e-12},
          {0.001f, 1e-06f, -14.041302413134, -0.0010000000474971, 1000000.0025244},
        });
  }

  /** ln Φ(c + h) by erfc; open to the other side it is that of −c, with the opposite slope. */
  @Test
  void normalIntervalOpenToOneSide() {
    double[][] rows = {
      {0.0f, 0.001f, -0.69234961423482, 0.79724805002621, 0.79724805002621},
      {0.5f, 0.01f, -0.3638804570895, 0.50403575246247, 0.50403575246247},
      {-0.5f, 1.0f, -0.36894641528866, 0.50916043383703, 0.50916043383703},
      {-30.0f, 0.1f, -451.32291241392, 29.933370409808, 29.933370409808},
      {7.0f, 0.3f, -1.4388385106772e-13, 1.0693836940936e-12, 1.0693836940936e-12},
      {-3.0f, 2.9f, -0.77615451046466, 0.86261740879374, 0.86261740879374},
    };
    check(in -> open(in, -1), 2, rows);
    for (double[] row : rows) {
      row[0] = -row[0];
      row[3] = -row[3];
    }
    check(in -> open(in, 1), 2, rows);
  }

  private static Tensor open(List<Tensor> in, int end) {
    Tensor centre = in.get(0);
    return SpecialFunctions.logNormalBin(centre, in.get(1), centre.scope().scalar(end));
  }

  @Test
  void logBeta() {
    check(
        in -> SpecialFunctions.logBeta(in.get(0), in.get(1)),
        2,
        new double[][] {
          {0.5f, 0.5f, 1.1447298858494, -1.3862943611199, -1.3862943611199},
          {1.0f, 1.0f, 0.0, -1.0, -1.0},
          {2.5f, 0.001f, 6.9064754360455, -0.00049023971465852, -1001.2791713146},
          {1e-20f, 3.0f, 46.051701891615, -1.0000000317345e+20, -3.949340543152e-21},
          {100.0f, 100.0f, -139.66525908671, -0.69565343048182, -0.69565343048182},
          {1000000.0f, 0.5f, -6.3353902110574, -5.00000125e-7, -15.779020583986},
          {10000000000.0f, 10000000000.0f, -13862943621.446, -0.69314718058495, -0.69314718058495},
          {3.0f, 1000000000000.0f, -82.199916154941, -26.708236776737, -3.000000012285e-12},
        });
  }

  @Test
  void poisson() {
    check(
        in -> SpecialFunctions.logPoisson(in.get(0), in.get(1)),
        2,
        new double[][] {
          {0.0f, 0.0f, -1.0, 0.57721566490153, -1.0},
          {3.0f, 1.0f, -1.5100412976871, -0.2561176684318, 0.28171817154095},
          {100.0f, 4.6f, -3.2236912466772, -0.010161948105519, 0.51569384562941},
          {12345.0f, 9.42f, -5.6356972232905, -0.0010468271661469, 12.41683937763},
          {1000000.0f, 13.8f, -127.49295164345, -0.015510867229327, 15390.700971663},
        });
  }

  @Test
  void negativeBinomial() {
    check(
        in -> SpecialFunctions.logNegativeBinomial(in.get(0), in.get(1), in.get(2)),
        3,
        1e-8, // for large sizes the derivative in the size is a small difference in double, too
        new double[][] {
          {0.0f, 0.0f, 0.0f, -0.69314718055995, -0.69314718055995, -0.5, -0.19314718055995},
          {
            3.0f, 1.0f, 0.5f, -2.0515181112878, -0.3049975881117, 0.10636006689616, 0.36198058306612
          },
          {
            0.0f,
            5.0f,
            -3.0f,
            -0.39831324584293,
            -20.006827991109,
            -0.049770372267991,
            -0.34854287357494
          },
          {
            100.0f,
            4.6f,
            1.0f,
            -5.0680993726318,
            -0.010004415932161,
            0.013715907173095,
            0.51697767300664
          },
          {
            12345.0f,
            9.4f,
            9.0f,
            -7.173216346624,
            -0.0084422997085155,
            102.98635372882,
            -0.34709029060583
          },
          {
            7.0f,
            2.0f,
            15.0f,
            -1.9142185075017,
            -0.015641749919352,
            -0.3890552195377,
            1.0475046425878e-6
          },
          {
            2.0f,
            -8.0f,
            -2.0f,
            -14.571505587342,
            -6.4187017415395,
            1.9947201205315,
            -0.87585224605869
          },
        });
  }

  @Test
  void betaDensity() {
    check(
        in -> SpecialFunctions.logBetaDensity(in.get(0), in.get(1), in.get(2)),
        3,
        new double[][] {
          {0.5f, 0.0f, 0.0f, -0.45158270528945, 0.0, 0.0, 0.69314718055995},
          {0.25f, 1.0f, 3.0f, -8.7912435518707, 48.865705830875, -8.528310845196, -9.6991850550561},
          {
            0.999f, 2.0f, 7.0f, -494.96332643525, -128757.66986395, 564.58116822267, -502.8249329973
          },
          {
            1e-06f,
            0.0f,
            -2.0f,
            9.5012127191546,
            -932331.42840232,
            -0.46743147485671,
            0.078245112000643
          },
          {
            0.5f,
            -30.0f,
            1.0f,
            -29.497875024244,
            -5.4365636569171,
            1.0000000000003,
            -0.88416938536306
          },
          {
            0.3f,
            -0.85f,
            14.0f,
            5.9394607059227,
            -3249.8490678339,
            681.89963701363,
            -0.42138289113662
          },
          {
            0.75f,
            3.0f,
            -9.0f,
            -10.42324020121,
            2.6667999980443,
            -0.90514212963903,
            0.99995806949759
          },
        });
  }

  private static void check(Function<List<Tensor>, Tensor> function, int arity, double[][] rows) {
    check(function, arity, 1e-12, rows);
  }

  private static void check(
      Function<List<Tensor>, Tensor> function, int arity, double absolute, double[][] rows) {
    for (double[] row : rows) {
      try (Device device = Device.cpu(1);
          Scope scope = device.scope()) {
        List<Tensor> in =
            java.util.stream.IntStream.range(0, arity)
                .mapToObj(k -> scope.variable(Shape.of(1), (float) row[k]))
                .toList();
        Tensor value = function.apply(in);
        close(value.item(), row[arity], "value", row, absolute);
        Gradients gradients = scope.gradients(value.sum());
        for (int k = 0; k < arity; k++) {
          close(gradients.of(in.get(k)).item(), row[arity + 1 + k], "partial " + k, row, absolute);
        }
      }
    }
  }

  private static void close(
      float actual, double expected, String what, double[] row, double absolute) {
    assertThat((double) actual)
        .as("%s at %s", what, java.util.Arrays.toString(row))
        .isCloseTo(expected, within(absolute + RELATIVE * Math.abs(expected)));
  }
}
