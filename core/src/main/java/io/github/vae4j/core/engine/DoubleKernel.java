package io.github.vae4j.core.engine;

import org.jspecify.annotations.Nullable;

/**
 * A function of up to three variables that is computed in double from its float arguments to its
 * rounded result, for formulas whose large parts cancel.
 */
abstract class DoubleKernel implements Kernel {
  private final int arity;

  DoubleKernel(int arity) {
    this.arity = arity;
  }

  /** f(a, b, c); arguments beyond the arity are 0. */
  abstract double value(double a, double b, double c);

  /** {@code out[k] = ∂f/∂(argument k)}. */
  abstract void partials(double a, double b, double c, double[] out);

  @Override
  public final int arity() {
    return arity;
  }

  @Override
  public final Reads gradientReads() {
    return Reads.INPUTS;
  }

  @Override
  public final void value(float[][] in, float[] out, int n, Scratch scratch) {
    for (int i = 0; i < n; i++) {
      out[i] = (float) value(in[0][i], argument(in, 1, i), argument(in, 2, i));
    }
  }

  @Override
  public final void gradient(
      float[][] in, float[] out, float[] dOut, float[] @Nullable [] dIn, int n, Scratch scratch) {
    double[] partials = new double[3];
    for (int i = 0; i < n; i++) {
      if (dOut[i] != 0f) { // what was not chosen may have an infinite derivative
        partials(in[0][i], argument(in, 1, i), argument(in, 2, i), partials);
        for (int k = 0; k < arity; k++) {
          float[] dx = dIn[k];
          if (dx != null) {
            dx[i] += (float) (dOut[i] * partials[k]);
          }
        }
      }
    }
  }

  private double argument(float[][] in, int k, int i) {
    return k < arity ? in[k][i] : 0;
  }
}
