package io.github.vae4j.core.engine;

import org.jspecify.annotations.Nullable;

/**
 * ln(Φ(c + h) − Φ(c − h)) for h > 0: the probability that a standard normal variable lies within h
 * of c; or that it lies below c + h, where e = −1, or above c − h, where e = 1. By symmetry c may
 * be taken as |c|, and as e c of an open interval, so that with a = c − h and b = c + h, or b = ∞,
 * nothing is near 1 unless the result is:
 *
 * <pre>
 * a ≥ 0:  −a²/2 + ln ½(E(a) − E(b)·r)    with E(d) = e^(d²/2)·erfc(d/√2), r = e^(−2ch) or 0
 * a &lt; 0:  ln(1 − ½ e^(−a²/2) (E(|a|) + E(b)·r))
 * </pre>
 *
 * and where both differences cancel, at small h and ch, the density at c times 2h and the first
 * terms of its Taylor series. Exponentials and logarithms are in loops of their own, which
 * vectorise.
 */
public final class NormalInterval implements Kernel {
  /** Of c, h and e. */
  public static final Kernel LOG = new NormalInterval();

  private static final double ROOT_HALF = Math.sqrt(0.5);
  private static final double DENSITY_AT_0 = 1 / Math.sqrt(2 * Math.PI);

  /** Where ch and h are below, the series is exact to 10⁻¹²; above, differences to 10⁻¹⁰. */
  private static final double SMALL = 0.02;

  /** Farther out than any float. */
  private static final double FARTHEST = 1e39;

  private NormalInterval() {}

  @Override
  public int arity() {
    return 3;
  }

  @Override
  public Reads gradientReads() {
    return Reads.INPUTS;
  }

  /** |c|, or e c of an open interval. */
  private static double centre(float c, float e) {
    return e == 0 ? Math.abs((double) c) : (double) c * e;
  }

  /** {@code first} = E(|a|), {@code second} = E(b)·r, {@code third} = e^(−a²/2) where a &lt; 0. */
  private static void tails(float[][] in, int n, Scratch scratch) {
    double[] near = scratch.first();
    double[] far = scratch.second();
    double[] third = scratch.third();
    for (int i = 0; i < n; i++) {
      double c = centre(in[0][i], in[2][i]);
      double h = Math.min(in[1][i], FARTHEST);
      near[i] = Math.min(Math.abs(c - h), FARTHEST) * ROOT_HALF;
      far[i] = Math.min(Math.abs(c) + h, FARTHEST) * ROOT_HALF;
      third[i] = -2 * Math.abs(c) * h;
    }
    Normal.scaledErfc(near, n);
    Normal.scaledErfc(far, n);
    VectorMath.exp(third, n);
    for (int i = 0; i < n; i++) {
      far[i] *= in[2][i] == 0 ? third[i] : 0;
      double a = Math.min(centre(in[0][i], in[2][i]) - Math.min(in[1][i], FARTHEST), 0);
      third[i] = -0.5 * a * a;
    }
    VectorMath.exp(third, n);
  }

  private static boolean small(double c, double h, float e) {
    return e == 0 && h < SMALL && c * h < SMALL;
  }

  /** p / (2h φ(c)) − 1. */
  private static double series(double c, double h) {
    double s = c * c;
    double q = h * h;
    return q * ((s - 1) / 6 + q * (s * (s - 6) + 3) / 120);
  }

  @Override
  public void value(float[][] in, float[] out, int n, Scratch scratch) {
    tails(in, n, scratch);
    double[] factor = scratch.first();
    double[] far = scratch.second();
    double[] bell = scratch.third();
    for (int i = 0; i < n; i++) {
      double c = centre(in[0][i], in[2][i]);
      factor[i] =
          small(c, in[1][i], in[2][i])
              ? 2 * in[1][i] * DENSITY_AT_0 * (1 + series(c, in[1][i]))
              : c >= in[1][i] ? 0.5 * (factor[i] - far[i]) : -outside(factor[i], far[i], bell[i]);
    }
    VectorMath.logOfProbability(factor, bell, n);
    for (int i = 0; i < n; i++) {
      double c = centre(in[0][i], in[2][i]);
      double h = in[1][i];
      double a = small(c, h, in[2][i]) ? c : Math.max(c - h, 0);
      boolean empty = h == 0 && in[2][i] == 0;
      out[i] = empty ? Float.NEGATIVE_INFINITY : (float) (factor[i] - 0.5 * a * a);
    }
  }

  /** The probability of what lies beyond a &lt; 0 and b. */
  private static double outside(double near, double far, double bell) {
    return 0.5 * bell * (near + far);
  }

  @Override
  public void gradient(
      float[][] in, float[] out, float[] dOut, float[] @Nullable [] dIn, int n, Scratch scratch) {
    tails(in, n, scratch);
    double[] near = scratch.first();
    double[] far = scratch.second();
    double[] bell = scratch.third();
    float[] dCentre = dIn[0];
    float[] dHalf = dIn[1];
    for (int i = 0; i < n; i++) {
      double c = centre(in[0][i], in[2][i]);
      double h = in[1][i];
      double byCentre;
      double byHalf;
      if (small(c, h, in[2][i])) {
        double s = c * c;
        double q = h * h;
        double whole = 1 + series(c, h);
        byCentre = -c + q * c * (1.0 / 3 + q * (s - 3) / 30) / whole;
        byHalf = 1 / h + h * ((s - 1) / 3 + q * (s * (s - 6) + 3) / 30) / whole;
      } else {
        // The densities at a and b over the probability; e^(−a²/2) cancels where a ≥ 0.
        double atNear =
            c >= h
                ? DENSITY_AT_0 / (0.5 * (near[i] - far[i]))
                : DENSITY_AT_0 * bell[i] / (1 - outside(near[i], far[i], bell[i]));
        boolean open = in[2][i] != 0;
        byCentre = atNear * (open ? -1 : Math.expm1(-2 * c * h));
        byHalf = atNear * (open ? 1 : 1 + Math.exp(-2 * c * h));
      }
      boolean mirrored = in[2][i] == 0 ? in[0][i] < 0 : in[2][i] < 0;
      if (dCentre != null) {
        dCentre[i] += (float) (dOut[i] * (mirrored ? -byCentre : byCentre));
      }
      if (dHalf != null) {
        dHalf[i] += (float) (dOut[i] * byHalf);
      }
    }
  }
}
