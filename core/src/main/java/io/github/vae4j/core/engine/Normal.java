package io.github.vae4j.core.engine;

/** The distribution function Φ of the standard normal, and what is made of it. */
public final class Normal {
  public static final Kernel CDF = new Cdf();
  public static final Kernel LOG_CDF = new LogCdf();
  public static final Kernel ERF = new Erf();
  public static final Kernel GELU = new Gelu();

  private static final double ROOT_HALF = Math.sqrt(0.5);
  private static final double DENSITY_AT_0 = 1 / Math.sqrt(2 * Math.PI);
  private static final double TWO_BY_ROOT_PI = 2 / Math.sqrt(Math.PI);

  /** Farther out than any float. */
  private static final double FARTHEST = 1e39;

  private Normal() {}

  /**
   * d = e^(d²)·erfc(d) for d ≥ 0, as P(t) / (1 + 2d) with t = (d − 3) / (d + 3) in [−1, 1), after
   * Shepherd and Laframboise (1981, Math. Comp. 36). P interpolates (1 + 2d)·e^(d²)·erfc(d) at the
   * 17 Chebyshev nodes of t; its relative error is 4·10⁻¹².
   */
  static void scaledErfc(double[] d, int n) {
    for (int i = 0; i < n; i++) {
      double t = (d[i] - 3) / (d[i] + 3);
      double u = t * t;
      double a = 1.2530080582697297 - t * 0.13562110604544485;
      double b = -0.047562294344085419 + t * 0.12964515488975925;
      double c = -0.11927366386876154 + t * 0.068308081219937185;
      double e = -0.02377050843590002 + t * 0.0025290477145819518;
      double f = 0.0018886481087255703 - t * 0.00077865535904144587;
      double g = -0.00010501055530664564 + t * 0.00012277868723936511;
      double h = 4.6396534747687664e-6 - t * 1.7412229953648996e-5;
      double k = -3.404492063215026e-7 + t * 1.694674607237505e-6 + u * 5.5169465466512333e-8;
      double p = a + u * (b + u * (c + u * (e + u * (f + u * (g + u * (h + u * k))))));
      d[i] = p / (1 + 2 * d[i]);
    }
  }

  /**
   * {@code first} = Φ(−|x|)·e^(x²/2), {@code second} = e^(−x²/2), {@code third} = x.
   *
   * @param bound what |x| is taken as at most in the first, so that an infinity stays a number
   */
  private static void parts(float[] x, int n, Scratch scratch, double bound) {
    double[] tail = scratch.first();
    double[] bell = scratch.second();
    double[] wide = scratch.third();
    VectorMath.widen(x, wide, n);
    for (int i = 0; i < n; i++) {
      tail[i] = Math.min(Math.abs(wide[i]), bound) * ROOT_HALF;
      bell[i] = -0.5 * wide[i] * wide[i];
    }
    scaledErfc(tail, n);
    VectorMath.exp(bell, n);
    for (int i = 0; i < n; i++) {
      tail[i] *= 0.5;
    }
  }

  /** 1 for x > 0, 0 otherwise, without a branch; the factor lifts the smallest float beyond 1. */
  private static double positive(double x) {
    return Math.max(Math.min(x * 0x1p1000, 1), 0);
  }

  /** {@code first} = Φ(x), {@code second} = e^(−x²/2), {@code third} = x. */
  private static void cdf(float[] x, int n, Scratch scratch) {
    parts(x, n, scratch, FARTHEST);
    double[] first = scratch.first();
    double[] bell = scratch.second();
    double[] wide = scratch.third();
    for (int i = 0; i < n; i++) {
      double upper = positive(wide[i]);
      first[i] = upper + (1 - 2 * upper) * first[i] * bell[i];
    }
  }

  /** {@code dx += dy · slope}. */
  private static void add(double[] slope, float[] dy, float[] dx, int n, Scratch scratch) {
    float[] narrow = scratch.single();
    VectorMath.narrow(slope, narrow, n);
    for (int i = 0; i < n; i++) {
      dx[i] += dy[i] * narrow[i];
    }
  }

  private static final class Cdf extends UnaryKernel {
    Cdf() {
      super(Reads.INPUTS);
    }

    @Override
    protected void value(float[] x, float[] y, int n, Scratch scratch) {
      cdf(x, n, scratch);
      VectorMath.narrow(scratch.first(), y, n);
    }

    @Override
    protected void gradient(float[] x, float[] y, float[] dy, float[] dx, int n, Scratch scratch) {
      double[] bell = scratch.second();
      VectorMath.widen(x, bell, n);
      for (int i = 0; i < n; i++) {
        bell[i] = -0.5 * bell[i] * bell[i];
      }
      VectorMath.exp(bell, n);
      for (int i = 0; i < n; i++) {
        bell[i] *= DENSITY_AT_0;
      }
      add(bell, dy, dx, n, scratch);
    }
  }

  /**
   * ln Φ: for x ≤ 0 as ln(Φ·e^(x²/2)) − x²/2, so that nothing underflows, for x > 0 as ln(1 −
   * Φ(−x)). The derivative is the density divided by Φ.
   */
  private static final class LogCdf extends UnaryKernel {
    /** Beyond this the logarithm's part cannot be told beside x²/2. */
    private static final double BOUND_OF_LOGARITHM = 1e8;

    LogCdf() {
      super(Reads.INPUTS);
    }

    @Override
    protected void value(float[] x, float[] y, int n, Scratch scratch) {
      parts(x, n, scratch, BOUND_OF_LOGARITHM);
      double[] tail = scratch.first();
      double[] bell = scratch.second();
      double[] wide = scratch.third();
      for (int i = 0; i < n; i++) {
        double upper = positive(wide[i]);
        double negative = Math.min(wide[i], 0);
        tail[i] = (1 - upper) * (tail[i] - 1) - upper * tail[i] * bell[i];
        bell[i] = -0.5 * negative * negative;
      }
      VectorMath.log1p(tail, wide, n);
      for (int i = 0; i < n; i++) {
        tail[i] += bell[i];
      }
      VectorMath.narrow(tail, y, n);
    }

    @Override
    protected void gradient(float[] x, float[] y, float[] dy, float[] dx, int n, Scratch scratch) {
      parts(x, n, scratch, FARTHEST);
      double[] tail = scratch.first();
      double[] bell = scratch.second();
      double[] wide = scratch.third();
      for (int i = 0; i < n; i++) {
        double upper = positive(wide[i]);
        double lower = 1 - upper;
        double density = DENSITY_AT_0 * (lower + upper * bell[i]);
        tail[i] = density / (lower * tail[i] + upper * (1 - tail[i] * bell[i]));
      }
      add(tail, dy, dx, n, scratch);
    }
  }

  private static final class Erf extends UnaryKernel {
    Erf() {
      super(Reads.INPUTS);
    }

    @Override
    protected void value(float[] x, float[] y, int n, Scratch scratch) {
      double[] tail = scratch.first();
      double[] bell = scratch.second();
      VectorMath.widen(x, tail, n);
      for (int i = 0; i < n; i++) {
        tail[i] = Math.min(Math.abs(tail[i]), FARTHEST);
        bell[i] = -tail[i] * tail[i];
      }
      scaledErfc(tail, n);
      VectorMath.exp(bell, n);
      for (int i = 0; i < n; i++) {
        double v = x[i];
        y[i] = (float) (Math.abs(v) < 0.5 ? nearZero(v) : Math.copySign(1 - tail[i] * bell[i], v));
      }
    }

    /** Taylor's series, for |x| below ½, where 1 − erfc(x) would lose digits. */
    private static double nearZero(double x) {
      double s = x * x;
      double far = 1.0 / 216 - s * (1.0 / 1320 - s * (1.0 / 9360 - s / 75600));
      double series = 1 - s * (1.0 / 3 - s * (1.0 / 10 - s * (1.0 / 42 - s * far)));
      return TWO_BY_ROOT_PI * x * series;
    }

    @Override
    protected void gradient(float[] x, float[] y, float[] dy, float[] dx, int n, Scratch scratch) {
      double[] bell = scratch.second();
      VectorMath.widen(x, bell, n);
      for (int i = 0; i < n; i++) {
        bell[i] = -bell[i] * bell[i];
      }
      VectorMath.exp(bell, n);
      for (int i = 0; i < n; i++) {
        bell[i] *= TWO_BY_ROOT_PI;
      }
      add(bell, dy, dx, n, scratch);
    }
  }

  /** x·Φ(x), whose derivative is Φ(x) + x·φ(x). */
  private static final class Gelu extends UnaryKernel {
    Gelu() {
      super(Reads.INPUTS);
    }

    @Override
    protected void value(float[] x, float[] y, int n, Scratch scratch) {
      cdf(x, n, scratch);
      VectorMath.narrow(scratch.first(), y, n);
      for (int i = 0; i < n; i++) {
        y[i] *= x[i];
      }
    }

    @Override
    protected void gradient(float[] x, float[] y, float[] dy, float[] dx, int n, Scratch scratch) {
      cdf(x, n, scratch);
      double[] slope = scratch.first();
      double[] bell = scratch.second();
      double[] wide = scratch.third();
      for (int i = 0; i < n; i++) {
        slope[i] += wide[i] * DENSITY_AT_0 * bell[i];
      }
      add(slope, dy, dx, n, scratch);
    }
  }
}
