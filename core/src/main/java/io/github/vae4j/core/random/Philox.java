package io.github.vae4j.core.random;

/** Philox4x32-10, the counter-based generator of Salmon et al. (2011). */
final class Philox {
  private static final long M0 = 0xD2511F53L;
  private static final long M1 = 0xCD9E8D57L;
  private static final int W0 = 0x9E3779B9;
  private static final int W1 = 0xBB67AE85;
  private static final long LOW = 0xFFFFFFFFL;

  private Philox() {}

  /**
   * The four words each of {@code count} successive blocks under {@code key}, from block {@code
   * index} on; the counter's upper half is 0.
   */
  static void blocks(long key, long index, int count, int[] out, int from) {
    int key0 = (int) key;
    int key1 = (int) (key >>> 32);
    for (int i = 0; i < count; i++) {
      long counter = index + i;
      block(key0, key1, (int) counter, (int) (counter >>> 32), 0, 0, out, from + 4 * i);
    }
  }

  static void block(int key0, int key1, int c0, int c1, int c2, int c3, int[] out, int from) {
    int k0 = key0;
    int k1 = key1;
    int x0 = c0;
    int x1 = c1;
    int x2 = c2;
    int x3 = c3;
    for (int round = 0; round < 10; round++) {
      long p0 = M0 * (x0 & LOW);
      long p1 = M1 * (x2 & LOW);
      int y0 = (int) (p1 >>> 32) ^ x1 ^ k0;
      int y2 = (int) (p0 >>> 32) ^ x3 ^ k1;
      x1 = (int) p1;
      x3 = (int) p0;
      x0 = y0;
      x2 = y2;
      k0 += W0;
      k1 += W1;
    }
    out[from] = x0;
    out[from + 1] = x1;
    out[from + 2] = x2;
    out[from + 3] = x3;
  }
}
