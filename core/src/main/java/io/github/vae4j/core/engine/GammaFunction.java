package io.github.vae4j.core.engine;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.special.Gamma;

/**
 * ln |Γ| and its derivatives, element by element: for positive arguments by commons-math, for
 * others by reflection.
 */
public final class GammaFunction {
  public static final Kernel LGAMMA = new Of(GammaFunction::lgamma, GammaFunction::digamma);
  public static final Kernel DIGAMMA = new Of(GammaFunction::digamma, GammaFunction::trigamma);

  private GammaFunction() {}

  /** ln |Γ(x)|, ∞ at 0, −1, −2, …; for x < ½ from Γ(x)·Γ(1 − x) = π / sin πx. */
  private static double lgamma(double x) {
    if (!(x < 0.5)) {
      return x == Double.POSITIVE_INFINITY ? x : Gamma.logGamma(x);
    }
    return Math.log(Math.PI / Math.abs(sinPi(x))) - lgamma(1 - x);
  }

  /** ψ(x), NaN at 0, −1, −2, …; for x < ½ as ψ(1 − x) − π / tan πx. */
  private static double digamma(double x) {
    if (!(x < 0.5)) {
      return x == Double.POSITIVE_INFINITY ? x : Gamma.digamma(x);
    }
    if (x == Math.rint(x)) {
      return Double.NaN;
    }
    return digamma(1 - x) - Math.PI / Math.tan(Math.PI * (x - Math.rint(x)));
  }

  /** ψ′(x), NaN at 0, −1, −2, …; for x < ½ as (π / sin πx)² − ψ′(1 − x). */
  private static double trigamma(double x) {
    if (!(x < 0.5)) {
      return Gamma.trigamma(x);
    }
    if (x == Math.rint(x)) {
      return Double.NaN;
    }
    double r = Math.PI / sinPi(x);
    return r * r - trigamma(1 - x);
  }

  /** |sin πx| up to its sign, exact near whole numbers. */
  private static double sinPi(double x) {
    return Math.sin(Math.PI * (x - Math.rint(x)));
  }

  private static final class Of extends UnaryKernel {
    private final DoubleUnaryOperator function;
    private final DoubleUnaryOperator derivative;

    Of(DoubleUnaryOperator function, DoubleUnaryOperator derivative) {
      super(Reads.INPUTS);
      this.function = function;
      this.derivative = derivative;
    }

    @Override
    protected void value(float[] x, float[] y, int n, Scratch scratch) {
      for (int i = 0; i < n; i++) {
        y[i] = (float) function.applyAsDouble(x[i]);
      }
    }

    @Override
    protected void gradient(float[] x, float[] y, float[] dy, float[] dx, int n, Scratch scratch) {
      for (int i = 0; i < n; i++) {
        dx[i] += (float) (dy[i] * derivative.applyAsDouble(x[i]));
      }
    }
  }
}
