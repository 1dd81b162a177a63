package io.github.vae4j.core.engine;

import static java.lang.Math.fma;

/**
 * Elementary functions over blocks, as plain loops that the compiler turns into vector
 * instructions: no branches, no table, no bit pattern in the loops that do the work. They compute
 * in double and are rounded to float once at the end, which makes them exact to about half an ulp
 * of a float.
 *
 * <p>Multiplications and additions are fused ({@link Math#fma}): one vector instruction on every
 * processor since 2013, and the same bits on any.
 *
 * <p>Conversions between float and double are loops of their own, because JDK 17 vectorises no loop
 * that mixes the two.
 */
public final class VectorMath {
  /** Beyond ±105, e^x as a float is 0 or ∞. */
  private static final double EXP_BOUND = 105;

  /** From here on tanh(x) as a float is 1: 1 − tanh(x) ≈ 2·e^−2x. */
  private static final double TANH_BOUND = 20;

  private static final double LN_2 = 0.6931471805599453;

  /** √½: mantissas are taken from [√½, √2), so that ln of a number near 1 is exact. */
  private static final long ROOT_HALF = 0x3fe6a09e667f3bcdL;

  private VectorMath() {}

  static void widen(float[] x, double[] d, int n) {
    for (int i = 0; i < n; i++) {
      d[i] = x[i];
    }
  }

  static void narrow(double[] d, float[] y, int n) {
    for (int i = 0; i < n; i++) {
      y[i] = (float) d[i];
    }
  }

  static void negate(double[] d, int n) {
    for (int i = 0; i < n; i++) {
      d[i] = -d[i];
    }
  }

  /** Σ d, as four sums side by side, because the additions of one wait for each other. */
  public static double sum(double[] d, int n) {
    double a = 0;
    double b = 0;
    double c = 0;
    double e = 0;
    int i = 0;
    for (; i + 3 < n; i += 4) {
      a += d[i];
      b += d[i + 1];
      c += d[i + 2];
      e += d[i + 3];
    }
    for (; i < n; i++) {
      a += d[i];
    }
    return (a + b) + (c + e);
  }

  /** d = e^d within what a float can tell, as p(d / 2¹¹)^(2¹¹) with p a Taylor polynomial. */
  public static void exp(double[] d, int n) {
    for (int i = 0; i < n; i++) {
      double r = Math.max(Math.min(d[i], EXP_BOUND), -EXP_BOUND) * 0x1p-11;
      double far = fma(r, fma(r, fma(r, 1.0 / 720, 1.0 / 120), 1.0 / 24), 1.0 / 6);
      double p = fma(r, fma(r, fma(r, far, 0.5), 1), 1);
      p = p * p;
      p = p * p;
      p = p * p;
      p = p * p;
      p = p * p;
      p = p * p;
      p = p * p;
      p = p * p;
      p = p * p;
      p = p * p;
      d[i] = p * p;
    }
  }

  /**
   * d = e^d − 1, with e^2r − 1 = (e^r − 1)·((e^r − 1) + 2) in place of the square, so that nothing
   * cancels near 0.
   */
  static void expm1(double[] d, int n) {
    for (int i = 0; i < n; i++) {
      double r = Math.max(Math.min(d[i], EXP_BOUND), -EXP_BOUND) * 0x1p-11;
      double far = fma(r, fma(r, fma(r, 1.0 / 720, 1.0 / 120), 1.0 / 24), 1.0 / 6);
      double p = r * fma(r, fma(r, far, 0.5), 1);
      p = p * (p + 2);
      p = p * (p + 2);
      p = p * (p + 2);
      p = p * (p + 2);
      p = p * (p + 2);
      p = p * (p + 2);
      p = p * (p + 2);
      p = p * (p + 2);
      p = p * (p + 2);
      p = p * (p + 2);
      d[i] = p * (p + 2);
    }
  }

  /** d = 1 / (1 + e^−d). */
  static void sigmoid(double[] d, int n) {
    negate(d, n);
    exp(d, n);
    for (int i = 0; i < n; i++) {
      d[i] = 1 / (1 + d[i]);
    }
  }

  /** d = tanh d = (e^2d − 1) / (e^2d + 1). */
  static void tanh(double[] d, int n) {
    for (int i = 0; i < n; i++) {
      d[i] = 2 * Math.max(Math.min(d[i], TANH_BOUND), -TANH_BOUND);
    }
    expm1(d, n);
    for (int i = 0; i < n; i++) {
      d[i] = d[i] / (d[i] + 2);
    }
  }

  /** y = ln x. */
  static void log(float[] x, float[] y, int n, Scratch scratch) {
    double[] fraction = scratch.first();
    double[] minusExponent = scratch.second();
    boolean regular = true;
    for (int i = 0; i < n; i++) {
      double v = x[i];
      regular &= v > 0 && v < Double.POSITIVE_INFINITY;
      long bits = Double.doubleToRawLongBits(v);
      long power = (bits - ROOT_HALF) >> 52;
      minusExponent[i] = -power;
      fraction[i] = Double.longBitsToDouble(bits - (power << 52)) - 1;
    }
    logOfParts(fraction, minusExponent, n);
    narrow(fraction, y, n);
    if (!regular) {
      for (int i = 0; i < n; i++) {
        if (!(x[i] > 0 && x[i] < Float.POSITIVE_INFINITY)) {
          y[i] = (float) Math.log(x[i]);
        }
      }
    }
  }

  /** y = ln(1 + x), exact near 0. */
  static void log1p(float[] x, float[] y, int n, Scratch scratch) {
    widen(x, scratch.first(), n);
    log1p(scratch.first(), scratch.second(), n);
    narrow(scratch.first(), y, n);
    boolean regular = true;
    for (int i = 0; i < n; i++) {
      regular &= x[i] > -1 && x[i] < Float.POSITIVE_INFINITY;
    }
    if (!regular) {
      for (int i = 0; i < n; i++) {
        if (!(x[i] > -1 && x[i] < Float.POSITIVE_INFINITY)) {
          y[i] = (float) Math.log1p(x[i]);
        }
      }
    }
  }

  /** d = ln(1 + d) for d in (−1, ∞), exact near 0; {@code room} is overwritten. */
  static void log1p(double[] d, double[] room, int n) {
    for (int i = 0; i < n; i++) {
      long bits = Double.doubleToRawLongBits(1 + d[i]);
      long power = (bits - ROOT_HALF) >> 52;
      room[i] = -power;
      // Where 1 + d is its own mantissa, d has the digits that 1 + d lost.
      d[i] = power == 0 ? d[i] : Double.longBitsToDouble(bits - (power << 52)) - 1;
    }
    logOfParts(d, room, n);
  }

  /**
   * d = ln d where d > 0, ln(1 + d) where d is in (−1, 0], as a probability near 1 is given by
   * minus what it lacks; {@code room} is overwritten.
   */
  static void logOfProbability(double[] d, double[] room, int n) {
    for (int i = 0; i < n; i++) {
      boolean lacking = d[i] <= 0;
      long bits = Double.doubleToRawLongBits(lacking ? 1 + d[i] : d[i]);
      long power = (bits - ROOT_HALF) >> 52;
      room[i] = -power;
      d[i] = lacking && power == 0 ? d[i] : Double.longBitsToDouble(bits - (power << 52)) - 1;
    }
    logOfParts(d, room, n);
  }

  /** f = ln(1 + f) − e·ln 2, the logarithm as 2·artanh(f / (2 + f)). The sign of a zero f stays. */
  private static void logOfParts(double[] f, double[] e, int n) {
    for (int i = 0; i < n; i++) {
      double q = f[i] / (f[i] + 2); // at most 0.172
      double s = q * q;
      double far = fma(s, fma(s, 1.0 / 11, 1.0 / 9), 1.0 / 7);
      double near = fma(s, fma(s, fma(s, far, 1.0 / 5), 1.0 / 3), 1);
      f[i] = 2 * q * near - e[i] * LN_2;
    }
  }
}
