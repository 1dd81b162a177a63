package io.github.vae4j.core.tensor;

/**
 * A value with a declared gradient: forwards it is one tensor, backwards another (Bengio, Léonard,
 * Courville, 2013).
 */
public final class StraightThrough {
  private StraightThrough() {}

  /**
   * The values of {@code value}, exactly; the gradient flows to {@code path} as if its values had
   * been used.
   *
   * @param path finite, of the same shape
   */
  public static Tensor of(Tensor value, Tensor path) {
    // path − path is 0 exactly; value + path − path, from the left, would round
    return value.stopGradient().add(path.sub(path.stopGradient()));
  }
}
