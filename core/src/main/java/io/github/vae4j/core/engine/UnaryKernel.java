package io.github.vae4j.core.engine;

import org.jspecify.annotations.Nullable;

/** A function of one variable. */
public abstract class UnaryKernel implements Kernel {
  @Override
  public final int arity() {
    return 1;
  }

  /** {@code y[i] = f(x[i])}. */
  protected abstract void value(float[] x, float[] y, int n);

  /** {@code dx[i] += dy[i] · f′(x[i])}; {@code y} holds f(x). */
  protected abstract void gradient(float[] x, float[] y, float[] dy, float[] dx, int n);

  @Override
  public final void value(float[][] in, float[] out, int n) {
    value(in[0], out, n);
  }

  @Override
  public final void gradient(
      float[][] in, float[] out, float[] dOut, float[] @Nullable [] dIn, int n) {
    float[] dx = dIn[0];
    if (dx != null) {
      gradient(in[0], out, dOut, dx, n);
    }
  }
}
