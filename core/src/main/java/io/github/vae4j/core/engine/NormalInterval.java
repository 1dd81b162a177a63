package io.github.vae4j.core.engine;

import org.jspecify.annotations.Nullable;

/**
 * ln(Φ(c + h) − Φ(c − h)) for h > 0: the probability that a standard normal variable lies within h
 * of c. By symmetry c may be taken as |c|, so that with a = |c| − h and b = |c| + h nothing is near
 * 1 unless the result is:
 *
 * <pre>
 * a ≥ 0:  −a²/2 + ln ½(E(a) − E(b)·e^(−2|c|h))    with E(d) = e^(d²/2)·erfc(d/√2)
 * a &lt; 0:  ln(1 − ½ E(|a|)·e^(−a²/2) − ½ E(b)·e^(−b²/2))
 * </pre>
 *
 * and where both differences cancel, at small h and |c|h, the density at c times 2h and the first
 * terms of its Taylor series.
 */
public final class NormalInterval implements Kernel {
  public static final Kernel LOG = new NormalInterval();

  private static final double ROOT_HALF = Math.sqrt(0.5);
  private static final double DENSITY_AT_0 = 1 / Math.sqrt(2 * Math.PI);

  /** Where |c|h and h are below, the series is exact to 10⁻¹²; above, differences to 10⁻¹⁰. */
  private static final double SMALL = 0.02;

  /** Farther out than any float. */
  private static final double FARTHEST = 1e39;

  private NormalInterval() {}

  @Override
  public int arity() {
    return 2;
  }

  @Override
  public Reads gradientReads() {
    return Reads.INPUTS;
  }

  /** {@code first} = E(|a|), {@code second} = E(b). */
  private static void tails(float[] c, float[] h, int n, Scratch scratch) {
    double[] near = scratch.first();
    double[] far = scratch.second();
    for (int i = 0; i < n; i++) {
      double centre = Math.abs((double) c[i]);
      near[i] = Math.min(Math.abs(centre - h[i]), FARTHEST) * ROOT_HALF;
      far[i] = Math.min(centre + h[i], FARTHEST) * ROOT_HALF;
    }
    Normal.scaledErfc(near, n);
    Normal.scaledErfc(far, n);
  }

  private static boolean small(double c, double h) {
    return h < SMALL && c * h < SMALL;
  }

  /** p / (2h φ(c)) − 1. */
  private static double series(double c, double h) {
    double s = c * c;
    double q = h * h;
    return q * ((s - 1) / 6 + q * (s * (s - 6) + 3) / 120);
  }

  /** Exponentials and logarithms in loops of their own, which vectorise. */
  @Override
  public void value(float[][] in, float[] out, int n, Scratch scratch) {
    tails(in[0], in[1], n, scratch);
    double[] factor = scratch.first();
    double[] far = scratch.second();
    double[] third = scratch.third();
    for (int i = 0; i < n; i++) {
      third[i] = -2 * Math.abs((double) in[0][i]) * Math.min(in[1][i], FARTHEST);
    }
    VectorMath.exp(third, n);
    for (int i = 0; i < n; i++) {
      far[i] *= third[i];
      double a = Math.min(Math.abs((double) in[0][i]) - in[1][i], 0);
      third[i] = -0.5 * a * a;
    }
    VectorMath.exp(third, n);
    for (int i = 0; i < n; i++) {
      factor[i] = factor(Math.abs((double) in[0][i]), in[1][i], factor[i], far[i], third[i]);
    }
    VectorMath.logOfProbability(factor, third, n);
    for (int i = 0; i < n; i++) {
      double c = Math.abs((double) in[0][i]);
      double h = in[1][i];
      double a = small(c, h) ? c : Math.max(c - h, 0);
      out[i] = h == 0 ? Float.NEGATIVE_INFINITY : (float) (factor[i] - 0.5 * a * a);
    }
  }

  /**
   * Of the probability what is left of it without e^(−c²/2) or e^(−a²/2), or where a &lt; 0 minus
   * the probability of the outside.
   */
  private static double factor(double c, double h, double near, double far, double bell) {
    if (small(c, h)) {
      return 2 * h * DENSITY_AT_0 * (1 + series(c, h));
    }
    return c >= h ? 0.5 * (near - far) : -0.5 * bell * (near + far);
  }

  /** Q(|a|) + Q(b). */
  private static double outside(double near, double a, double far, double b) {
    return 0.5 * (near * Math.exp(-0.5 * a * a) + far * Math.exp(-0.5 * b * b));
  }

  @Override
  public void gradient(
      float[][] in, float[] out, float[] dOut, float[] @Nullable [] dIn, int n, Scratch scratch) {
    tails(in[0], in[1], n, scratch);
    double[] near = scratch.first();
    double[] far = scratch.second();
    float[] dCentre = dIn[0];
    float[] dHalf = dIn[1];
    for (int i = 0; i < n; i++) {
      double c = Math.abs((double) in[0][i]);
      double h = in[1][i];
      double a = c - h;
      double byCentre;
      double byHalf;
      if (small(c, h)) {
        double s = c * c;
        double q = h * h;
        double whole = 1 + series(c, h);
        byCentre = -c + q * c * (1.0 / 3 + q * (s - 3) / 30) / whole;
        byHalf = 1 / h + h * ((s - 1) / 3 + q * (s * (s - 6) + 3) / 30) / whole;
      } else {
        // The densities at a and b over the probability; e^(−a²/2) cancels where a ≥ 0.
        double atNear =
            a >= 0
                ? DENSITY_AT_0 / (0.5 * (near[i] - far[i] * Math.exp(-2 * c * h)))
                : DENSITY_AT_0 * Math.exp(-0.5 * a * a) / (1 - outside(near[i], a, far[i], c + h));
        byCentre = atNear * Math.expm1(-2 * c * h);
        byHalf = atNear * (1 + Math.exp(-2 * c * h));
      }
      if (dCentre != null) {
        dCentre[i] += (float) (dOut[i] * (in[0][i] < 0 ? -byCentre : byCentre));
      }
      if (dHalf != null) {
        dHalf[i] += (float) (dOut[i] * byHalf);
      }
    }
  }
}
