package io.github.vae4j.core.check;

/**
 * How thorough a certification is.
 *
 * @see Examination
 */
public enum Level {
  /** In seconds: before a component's first training. */
  QUICK(1 << 16, 4),
  /** In minutes: what a release is certified with. */
  FULL(1 << 20, 16);

  private final int draws;
  private final int members;

  Level(int draws, int members) {
    this.draws = draws;
    this.members = members;
  }

  /** Draws for each comparison of draws with a density. */
  public int draws() {
    return draws;
  }

  /** Members of a family, heads or parameters, at which a property is examined. */
  public int members() {
    return members;
  }
}
