package io.github.vae4j.core.engine;

import org.jspecify.annotations.Nullable;

/**
 * A function applied element by element to blocks of values. All arrays of a call are indexed by
 * the same {@code i} in [0, n), which is what lets the compiler vectorise the loops. A kernel holds
 * no state that changes; room for intermediate values comes with the call.
 */
public interface Kernel {
  /** The largest n of a call: a compromise between the cache and the cost of a call. */
  int BLOCK = 512;

  /** What {@link #gradient} looks at, beside the gradient of the result. */
  enum Reads {
    NOTHING,
    INPUTS,
    RESULT,
    INPUTS_AND_RESULT;

    public boolean inputs() {
      return this == INPUTS || this == INPUTS_AND_RESULT;
    }

    public boolean result() {
      return this == RESULT || this == INPUTS_AND_RESULT;
    }
  }

  /** How many inputs the function takes. */
  int arity();

  /** What {@link #gradient} looks at; the rest may hold anything when it is called. */
  Reads gradientReads();

  /** {@code out[i] = f(in[0][i], in[1][i], …)}. */
  void value(float[][] in, float[] out, int n, Scratch scratch);

  /**
   * The product with the derivative, added: {@code dIn[k][i] += dOut[i] · ∂f/∂in[k]}. An entry of
   * {@code dIn} is null where no gradient is wanted.
   *
   * @param out the values that {@link #value} gave
   */
  void gradient(
      float[][] in, float[] out, float[] dOut, float[] @Nullable [] dIn, int n, Scratch scratch);
}
