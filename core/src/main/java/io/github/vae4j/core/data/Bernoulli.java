package io.github.vae4j.core.data;

import io.github.vae4j.core.random.RandomStream;

/**
 * Draws each value as a Bernoulli variable with the grey value as its probability.
 *
 * <p>With u uniform on [0, 1), the draw is 1 if u < x. The bits of u are drawn only as far as they
 * are needed (the lazy comparison of Knuth and Yao, 1976). Its first 8 bits are the whole part b of
 * 256·u. If b is less than the whole part of 256·x, then u < x; if greater, u > x; if they are
 * equal, which happens to one value in 256, 32 further bits are compared with what is left of
 * 256·x. So a byte a value suffices, and still P(1) = x to within 2⁻⁴⁰. 0 and 1 need no bits.
 */
final class Bernoulli implements Binarization {
  /** Where the randomness of a visit comes from. */
  @FunctionalInterface
  private interface Visits {
    RandomStream stream(long visit);
  }

  private static final int ONE = Float.floatToRawIntBits(1f);

  private final Visits visits;

  private Bernoulli(Visits visits) {
    this.visits = visits;
  }

  /** The same draw at every visit. */
  static Bernoulli once(RandomStream stream) {
    RandomStream fixed = stream.split("once");
    return new Bernoulli(visit -> fixed);
  }

  /** A fresh draw at every visit. */
  static Bernoulli everyVisit(RandomStream stream) {
    RandomStream fresh = stream.split("every visit");
    return new Bernoulli(fresh::split);
  }

  @Override
  public void apply(float[] x, int dim, int[] rows, int from, int to, long visit) {
    RandomStream stream = visits.stream(visit);
    for (int row = from; row < to; row++) {
      draw(x, row * dim, dim, rows[row], stream.split(rows[row]));
    }
  }

  private static void draw(float[] x, int start, int dim, int rowNumber, RandomStream random) {
    int bits = 0;
    int bytesLeft = 0;
    for (int i = start; i < start + dim; i++) {
      float value = x[i];
      int pattern = Float.floatToRawIntBits(value); // ordered as the values are, from +0 up
      if (pattern == 0 || pattern == ONE) {
        continue;
      }
      if (pattern < 0 || pattern > ONE) {
        UnitInterval.require(value, rowNumber, i - start); // lets −0 pass
        continue;
      }
      if (bytesLeft == 0) {
        bits = random.nextBits();
        bytesLeft = 4;
      }
      int b = bits & 0xFF;
      bits >>>= 8;
      bytesLeft--;
      float scaled = value * 256f; // exact, as is the difference below
      int whole = (int) scaled;
      if (b == whole) {
        double further = (random.nextBits() & 0xFFFFFFFFL) * 0x1p-32;
        x[i] = further < scaled - whole ? 1f : 0f;
      } else {
        x[i] = (b - whole) >>> 31; // 1 if b < whole, without a branch that cannot be foreseen
      }
    }
  }
}
