package io.github.vae4j.core.optim;

/**
 * Running means whose gradient has become 0 (a dead unit, a pixel that is always black) decay to
 * subnormal numbers and stay there, and processors take up to a hundred times longer for those.
 */
final class Underflow {
  private static final float GUARD = 0x1p-80f;

  private Underflow() {}

  /** x rounded to a multiple of 2⁻¹⁰³ where it is tiny, so never subnormal; larger x as it is. */
  static float toZero(float x) {
    return (x + GUARD) - GUARD;
  }
}
