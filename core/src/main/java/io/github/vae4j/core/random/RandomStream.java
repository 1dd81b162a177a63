package io.github.vae4j.core.random;

/**
 * A stream of random numbers: a key and a position. Number {@code i} of a stream is a pure function
 * of the key and {@code i} (Philox4x32-10: Salmon, Moraes, Dror, Shaw, 2011, "Parallel random
 * numbers: as easy as 1, 2, 3"), so a stream can be split by name or number without drawing from
 * it, filled by several threads, and resumed from two numbers.
 *
 * <p>A child made with {@link #split(String)} depends on the parent's key alone, never on how much
 * has been drawn. Not safe for use by several threads at once.
 */
public final class RandomStream {
  private static final float FLOAT_UNIT = 0x1p-24f;
  private static final double DOUBLE_UNIT = 0x1p-53;

  /** How many words the filling methods draw at once. */
  private static final int WORDS = 256;

  private final long key;
  private long position;
  private final int[] block = new int[4];
  private long blockIndex = -1;

  private RandomStream(long key) {
    this.key = key;
  }

  /** The root stream of a seed. */
  public static RandomStream of(long seed) {
    return new RandomStream(mix(seed + 0x9E3779B97F4A7C15L));
  }

  /** The child stream of that name. */
  public RandomStream split(String name) {
    long hash = 0xCBF29CE484222325L; // FNV-1a, then mixed with the key
    for (int i = 0; i < name.length(); i++) {
      hash = (hash ^ name.charAt(i)) * 0x100000001B3L;
    }
    return new RandomStream(mix(mix(key ^ 0x5851F42D4C957F2DL) + mix(hash)));
  }

  /** The child stream of that number: an epoch, a step, an example. */
  public RandomStream split(long number) {
    return new RandomStream(mix(mix(key ^ 0x14057B7EF767814FL) + mix(number + 1)));
  }

  /** How many 32-bit words have been drawn. */
  public long position() {
    return position;
  }

  /** Leaves out {@code words} 32-bit words, at least 0. */
  public void skip(long words) {
    if (words < 0) {
      throw new IllegalArgumentException("skip of " + words + " words; expected at least 0");
    }
    position += words;
  }

  /**
   * A stream of the same numbers that stands after {@code words} of them: {@code
   * root.split("latent").at(p)} goes on where a stream of that name with {@link #position} p was.
   */
  public RandomStream at(long words) {
    if (words < 0) {
      throw new IllegalArgumentException("position is " + words + "; expected at least 0");
    }
    RandomStream stream = new RandomStream(key);
    stream.position = words;
    return stream;
  }

  /** The next 32 bits. */
  public int nextBits() {
    long index = position >>> 2;
    if (index != blockIndex) {
      Philox.blocks(key, index, 1, block, 0);
      blockIndex = index;
    }
    return block[(int) (position++ & 3)];
  }

  /** The next number uniform on [0, 1), of 53 bits. */
  public double nextDouble() {
    long high = (nextBits() >>> 5) & 0x7FFFFFFL; // 27 bits
    long low = (nextBits() >>> 6) & 0x3FFFFFFL; // 26 bits
    return ((high << 26) | low) * DOUBLE_UNIT;
  }

  /** The next draw of the standard normal distribution. */
  public double nextNormal() {
    float[] draw = new float[1];
    fillNormal(draw, 0, 1);
    return draw[0];
  }

  /** The next whole number uniform on [0, bound), without modulo bias. */
  public int nextInt(int bound) {
    if (bound < 1) {
      throw new IllegalArgumentException("bound is " + bound + "; expected at least 1");
    }
    long threshold = (1L << 32) % bound;
    long product = (nextBits() & 0xFFFFFFFFL) * bound; // Lemire 2019
    while ((product & 0xFFFFFFFFL) < threshold) {
      product = (nextBits() & 0xFFFFFFFFL) * bound;
    }
    return (int) (product >>> 32);
  }

  /** A uniformly drawn order of 0 … n−1 (Fisher and Yates). */
  public int[] permutation(int n) {
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      int j = nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

  /** Fills {@code out[from, from + n)} with numbers uniform on [0, 1), of 24 bits. */
  public void fillUniform(float[] out, int from, int n) {
    int[] words = new int[Math.min(n, WORDS)];
    for (int done = 0; done < n; done += words.length) {
      int count = Math.min(words.length, n - done);
      fillBits(words, count);
      for (int i = 0; i < count; i++) {
        out[from + done + i] = (words[i] >>> 8) * FLOAT_UNIT;
      }
    }
  }

  /**
   * Fills {@code out[from, from + n)} with draws of the standard normal distribution (Box and
   * Muller, 1958). Takes two words for every two draws; of the last pair the second draw is dropped
   * if n is odd. No draw lies beyond ±6.67, which 32 bits allow.
   */
  public void fillNormal(float[] out, int from, int n) {
    int[] words = new int[Math.min(n + n % 2, WORDS)];
    BoxMuller boxMuller = new BoxMuller(words.length / 2);
    for (int done = 0; done < n; done += words.length) {
      int count = Math.min(words.length, n - done);
      fillBits(words, count + count % 2);
      boxMuller.draw(words, out, from + done, count);
    }
  }

  /** The next n words: what is left of a block, then whole blocks, then part of one. */
  private void fillBits(int[] out, int n) {
    int i = 0;
    while (i < n && (position & 3) != 0) {
      out[i++] = nextBits();
    }
    int blocks = (n - i) / 4;
    Philox.blocks(key, position >>> 2, blocks, out, i);
    i += 4 * blocks;
    position += 4L * blocks;
    while (i < n) {
      out[i++] = nextBits();
    }
  }

  /** The finaliser of SplitMix64 (Steele, Lea, Flood, 2014): a bijection that mixes all bits. */
  private static long mix(long value) {
    long v = value;
    v = (v ^ (v >>> 30)) * 0xBF58476D1CE4E5B9L;
    v = (v ^ (v >>> 27)) * 0x94D049BB133111EBL;
    return v ^ (v >>> 31);
  }
}
