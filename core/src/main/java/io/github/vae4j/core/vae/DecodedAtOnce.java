package io.github.vae4j.core.vae;

/**
 * How many draws of z go through a decoder at once where nothing is kept for gradients: as many as
 * feed the matrix products, but fewer where the head of p(x|z) is so wide, as that of a categorical
 * distribution over 256 levels of every pixel is, that the arrays would not fit into memory.
 */
public final class DecodedAtOnce {
  /** In the head of all of them: 64 MiB, more than any head of a few numbers a pixel takes. */
  private static final long USUAL_NUMBERS = 1 << 24;

  /** Of a wider head: 32 MiB, as a score takes several such arrays, beside wide parameters. */
  private static final long WIDE_NUMBERS = 1 << 23;

  private DecodedAtOnce() {}

  /**
   * Draws at once.
   *
   * @param wanted an even number
   * @param headWidth W of p(x|z)
   * @return {@code wanted}, or a smaller even number, at least 2: normal draws come in pairs
   */
  public static int of(int wanted, int headWidth) {
    if ((long) wanted * headWidth <= USUAL_NUMBERS) {
      return wanted;
    }
    long most = WIDE_NUMBERS / headWidth;
    return (int) Math.max(2, most - most % 2);
  }

  static int of(int wanted, Vae vae) {
    return of(wanted, vae.decoder().layout().width());
  }
}
