package io.github.vae4j.core.engine;

import org.jspecify.annotations.Nullable;

/** A function of one variable. */
public abstract class UnaryKernel implements Kernel {
  private final Reads reads;

  protected UnaryKernel(Reads gradientReads) {
    reads = gradientReads;
  }

  @Override
  public final int arity() {
    return 1;
  }

  @Override
  public final Reads gradientReads() {
    return reads;
  }

  /** {@code y[i] = f(x[i])}. */
  protected abstract void value(float[] x, float[] y, int n, Scratch scratch);

  /** {@code dx[i] += dy[i] · f′(x[i])}; {@code y} holds f(x). */
  protected abstract void gradient(
      float[] x, float[] y, float[] dy, float[] dx, int n, Scratch scratch);

  @Override
  public final void value(float[][] in, float[] out, int n, Scratch scratch) {
    value(in[0], out, n, scratch);
  }

  @Override
  public final void gradient(
      float[][] in, float[] out, float[] dOut, float[] @Nullable [] dIn, int n, Scratch scratch) {
    float[] dx = dIn[0];
    if (dx != null) {
      gradient(in[0], out, dOut, dx, n, scratch);
    }
  }
}
