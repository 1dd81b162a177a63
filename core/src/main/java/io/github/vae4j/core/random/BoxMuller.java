package io.github.vae4j.core.random;

/**
 * Normal draws from uniform ones (Box and Muller, 1958): √(−2 ln u)·(cos a, sin a), where u is
 * uniform on (0, 1] and the angle a on [−π, π). The functions are polynomials in plain double
 * arithmetic, so that a stream gives the same bits on every machine, and loops without branches,
 * which the compiler vectorises. Their errors are below 10⁻⁹.
 */
final class BoxMuller {
  private static final double LN_2 = 0.6931471805599453;
  private static final long ROOT_HALF = 0x3fe6a09e667f3bcdL;

  private final double[] radius;
  private final double[] exponent;
  private final double[] angle;

  /** Room for that many pairs at once. */
  BoxMuller(int pairs) {
    radius = new double[pairs];
    exponent = new double[pairs];
    angle = new double[pairs];
  }

  /** Makes n draws, at most two for each pair of words; {@code words} holds an even number. */
  void draw(int[] words, float[] out, int from, int n) {
    int pairs = (n + 1) / 2;
    radii(words, pairs);
    for (int i = 0; i < pairs; i++) {
      angle[i] = words[2 * i + 1] * 0x1p-32;
    }
    for (int i = 0; i < pairs; i++) {
      double half = angle[i] * Math.PI; // of the angle: in [−π/2, π/2)
      double q = half * half;
      double s = half * sine(q);
      double c = cosine(q);
      angle[i] = radius[i] * 2 * s * c;
      radius[i] = radius[i] * (1 - 2 * s * s);
    }
    for (int i = 0; i < n / 2; i++) {
      out[from + 2 * i] = (float) radius[i];
      out[from + 2 * i + 1] = (float) angle[i];
    }
    if (n % 2 == 1) {
      out[from + n - 1] = (float) radius[pairs - 1];
    }
  }

  /** √(−2 ln u) of the even words, with u = (word + 1) / 2³², split into mantissa and exponent. */
  private void radii(int[] words, int pairs) {
    for (int i = 0; i < pairs; i++) {
      double u = ((words[2 * i] & 0xFFFFFFFFL) + 1) * 0x1p-32;
      long bits = Double.doubleToRawLongBits(u);
      long power = (bits - ROOT_HALF) >> 52;
      exponent[i] = power;
      radius[i] = Double.longBitsToDouble(bits - (power << 52)) - 1;
    }
    for (int i = 0; i < pairs; i++) {
      double f = radius[i];
      double q = f / (2 + f); // ln(1 + f) = 2·artanh(q), |q| ≤ 0.172
      double p = q * q;
      double far = 1.0 / 7 + p * (1.0 / 9 + p * (1.0 / 11 + p * (1.0 / 13)));
      double log = 2 * q * (1 + p * (1.0 / 3 + p * (1.0 / 5 + p * far))) + exponent[i] * LN_2;
      radius[i] = Math.sqrt(-2 * log);
    }
  }

  /** sin x / x of x² ≤ π²/4, as Taylor's polynomial. */
  private static double sine(double q) {
    double far = 1.0 / 362_880 - q * (1.0 / 39_916_800 - q / 6_227_020_800.0);
    return 1 - q * (1.0 / 6 - q * (1.0 / 120 - q * (1.0 / 5_040 - q * far)));
  }

  /** cos x of x² ≤ π²/4, as Taylor's polynomial. */
  private static double cosine(double q) {
    double far =
        1.0 / 40_320 - q * (1.0 / 3_628_800 - q * (1.0 / 479_001_600 - q / 87_178_291_200.0));
    return 1 - q * (1.0 / 2 - q * (1.0 / 24 - q * (1.0 / 720 - q * far)));
  }
}
