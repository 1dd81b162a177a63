package io.github.vae4j.core.engine;

/**
 * A function applied element by element to blocks of values. All arrays of a call are indexed by
 * the same {@code i} in [0, n), which is what lets the compiler vectorise the loops.
 */
public interface Kernel {
  /** How many inputs the function takes. */
  int arity();

  /** {@code out[i] = f(in[0][i], in[1][i], …)}. */
  void value(float[][] in, float[] out, int n);

  /**
   * The product with the derivative, added: {@code dIn[k][i] += dOut[i] · ∂f/∂in[k]}. An entry of
   * {@code dIn} is null where no gradient is wanted.
   *
   * @param out the values that {@link #value} gave
   */
  void gradient(
      float[][] in,
      float[] out,
      float[] dOut,
      float[] @org.jspecify.annotations.Nullable [] dIn,
      int n);
}
