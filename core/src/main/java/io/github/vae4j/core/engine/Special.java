package io.github.vae4j.core.engine;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.special.Erf;
import org.apache.commons.math3.special.Gamma;

/** Functions of densities and masses, in double through commons-math, element by element. */
public final class Special {
  private static final double ROOT_2 = Math.sqrt(2);
  private static final double LOG_ROOT_2_PI = 0.5 * Math.log(2 * Math.PI);

  public static final Kernel LGAMMA = new Of(Gamma::logGamma, Gamma::digamma);
  public static final Kernel DIGAMMA = new Of(Gamma::digamma, Gamma::trigamma);
  public static final Kernel ERF = new Of(Erf::erf, x -> 2 / Math.sqrt(Math.PI) * Math.exp(-x * x));
  public static final Kernel NORMAL_CDF =
      new Of(x -> 0.5 * Erf.erfc(-x / ROOT_2), x -> Math.exp(logNormalDensity(x)));
  public static final Kernel LOG_NORMAL_CDF =
      new Of(Special::logNormalCdf, x -> Math.exp(logNormalDensity(x) - logNormalCdf(x)));

  private Special() {}

  private static double logNormalDensity(double x) {
    return -0.5 * x * x - LOG_ROOT_2_PI;
  }

  /**
   * ln Φ(x); below −10 by Laplace's continued fraction for the tail, where erfc is near underflow.
   */
  static double logNormalCdf(double x) {
    if (x > -10) {
      return x > 5
          ? Math.log1p(-0.5 * Erf.erfc(x / ROOT_2))
          : Math.log(0.5 * Erf.erfc(-x / ROOT_2));
    }
    double fraction = -x;
    for (int k = 20; k >= 1; k--) {
      fraction = -x + k / fraction;
    }
    return logNormalDensity(x) - Math.log(fraction);
  }

  private static final class Of extends UnaryKernel {
    private final DoubleUnaryOperator function;
    private final DoubleUnaryOperator derivative;

    Of(DoubleUnaryOperator function, DoubleUnaryOperator derivative) {
      this.function = function;
      this.derivative = derivative;
    }

    @Override
    protected void value(float[] x, float[] y, int n) {
      for (int i = 0; i < n; i++) {
        y[i] = (float) function.applyAsDouble(x[i]);
      }
    }

    @Override
    protected void gradient(float[] x, float[] y, float[] dy, float[] dx, int n) {
      for (int i = 0; i < n; i++) {
        dx[i] += (float) (dy[i] * derivative.applyAsDouble(x[i]));
      }
    }
  }
}
