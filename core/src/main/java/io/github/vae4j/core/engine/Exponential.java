package io.github.vae4j.core.engine;

/** Exponentials and logarithms. */
public final class Exponential {
  public static final Kernel EXP = new Exp();
  public static final Kernel EXPM1 = new Expm1();
  public static final Kernel LOG = new Log();
  public static final Kernel LOG1P = new Log1p();

  private Exponential() {}

  private static final class Exp extends UnaryKernel {
    Exp() {
      super(Reads.RESULT);
    }

    @Override
    protected void value(float[] x, float[] y, int n, Scratch scratch) {
      double[] d = scratch.first();
      VectorMath.widen(x, d, n);
      VectorMath.exp(d, n);
      VectorMath.narrow(d, y, n);
    }

    @Override
    protected void gradient(float[] x, float[] y, float[] dy, float[] dx, int n, Scratch scratch) {
      for (int i = 0; i < n; i++) {
        dx[i] += dy[i] * y[i];
      }
    }
  }

  private static final class Expm1 extends UnaryKernel {
    Expm1() {
      super(Reads.RESULT);
    }

    @Override
    protected void value(float[] x, float[] y, int n, Scratch scratch) {
      double[] d = scratch.first();
      VectorMath.widen(x, d, n);
      VectorMath.expm1(d, n);
      VectorMath.narrow(d, y, n);
    }

    @Override
    protected void gradient(float[] x, float[] y, float[] dy, float[] dx, int n, Scratch scratch) {
      for (int i = 0; i < n; i++) {
        dx[i] += dy[i] * (y[i] + 1f);
      }
    }
  }

  private static final class Log extends UnaryKernel {
    Log() {
      super(Reads.INPUTS);
    }

    @Override
    protected void value(float[] x, float[] y, int n, Scratch scratch) {
      VectorMath.log(x, y, n, scratch);
    }

    @Override
    protected void gradient(float[] x, float[] y, float[] dy, float[] dx, int n, Scratch scratch) {
      for (int i = 0; i < n; i++) {
        dx[i] += dy[i] / x[i];
      }
    }
  }

  private static final class Log1p extends UnaryKernel {
    Log1p() {
      super(Reads.INPUTS);
    }

    @Override
    protected void value(float[] x, float[] y, int n, Scratch scratch) {
      VectorMath.log1p(x, y, n, scratch);
    }

    @Override
    protected void gradient(float[] x, float[] y, float[] dy, float[] dx, int n, Scratch scratch) {
      for (int i = 0; i < n; i++) {
        dx[i] += dy[i] / (1f + x[i]);
      }
    }
  }
}
