package io.github.vae4j.core.engine;

import org.jspecify.annotations.Nullable;

/** A function of two variables. */
public abstract class BinaryKernel implements Kernel {
  private final Reads reads;

  protected BinaryKernel(Reads gradientReads) {
    reads = gradientReads;
  }

  @Override
  public final int arity() {
    return 2;
  }

  @Override
  public final Reads gradientReads() {
    return reads;
  }

  /** {@code y[i] = f(a[i], b[i])}. */
  protected abstract void value(float[] a, float[] b, float[] y, int n);

  /** {@code da[i] += dy[i] · ∂f/∂a}; {@code y} holds f(a, b). */
  protected abstract void gradientA(float[] a, float[] b, float[] y, float[] dy, float[] da, int n);

  /** {@code db[i] += dy[i] · ∂f/∂b}; {@code y} holds f(a, b). */
  protected abstract void gradientB(float[] a, float[] b, float[] y, float[] dy, float[] db, int n);

  @Override
  public final void value(float[][] in, float[] out, int n, Scratch scratch) {
    value(in[0], in[1], out, n);
  }

  @Override
  public final void gradient(
      float[][] in, float[] out, float[] dOut, float[] @Nullable [] dIn, int n, Scratch scratch) {
    float[] da = dIn[0];
    if (da != null) {
      gradientA(in[0], in[1], out, dOut, da, n);
    }
    float[] db = dIn[1];
    if (db != null) {
      gradientB(in[0], in[1], out, dOut, db, n);
    }
  }
}
