package io.github.vae4j.core.engine;

/** Exponentials, logarithms and powers. */
public final class Exponential {
  public static final Kernel EXP = new Exp();
  public static final Kernel EXPM1 = new Expm1();
  public static final Kernel LOG = new Log();
  public static final Kernel LOG1P = new Log1p();
  public static final Kernel POW = new Pow();

  private Exponential() {}

  private static final class Exp extends UnaryKernel {
    @Override
    protected void value(float[] x, float[] y, int n) {
      VectorMath.exp(x, y, n);
    }

    @Override
    protected void gradient(float[] x, float[] y, float[] dy, float[] dx, int n) {
      for (int i = 0; i < n; i++) {
        dx[i] += dy[i] * y[i];
      }
    }
  }

  private static final class Expm1 extends UnaryKernel {
    @Override
    protected void value(float[] x, float[] y, int n) {
      for (int i = 0; i < n; i++) {
        y[i] = (float) Math.expm1(x[i]);
      }
    }

    @Override
    protected void gradient(float[] x, float[] y, float[] dy, float[] dx, int n) {
      for (int i = 0; i < n; i++) {
        dx[i] += dy[i] * (y[i] + 1f);
      }
    }
  }

  private static final class Log extends UnaryKernel {
    @Override
    protected void value(float[] x, float[] y, int n) {
      for (int i = 0; i < n; i++) {
        y[i] = (float) Math.log(x[i]);
      }
    }

    @Override
    protected void gradient(float[] x, float[] y, float[] dy, float[] dx, int n) {
      for (int i = 0; i < n; i++) {
        dx[i] += dy[i] / x[i];
      }
    }
  }

  private static final class Log1p extends UnaryKernel {
    @Override
    protected void value(float[] x, float[] y, int n) {
      for (int i = 0; i < n; i++) {
        y[i] = (float) Math.log1p(x[i]);
      }
    }

    @Override
    protected void gradient(float[] x, float[] y, float[] dy, float[] dx, int n) {
      for (int i = 0; i < n; i++) {
        dx[i] += dy[i] / (1f + x[i]);
      }
    }
  }

  /** xᵖ for a constant p. */
  public static final class PowerOf extends UnaryKernel {
    private final double exponent;

    public PowerOf(double exponent) {
      this.exponent = exponent;
    }

    @Override
    protected void value(float[] x, float[] y, int n) {
      for (int i = 0; i < n; i++) {
        y[i] = (float) Math.pow(x[i], exponent);
      }
    }

    @Override
    protected void gradient(float[] x, float[] y, float[] dy, float[] dx, int n) {
      if (exponent != 0) { // the derivative of x⁰ is 0 everywhere, at 0 too
        for (int i = 0; i < n; i++) {
          dx[i] += (float) (dy[i] * exponent * Math.pow(x[i], exponent - 1));
        }
      }
    }
  }

  private static final class Pow extends BinaryKernel {
    @Override
    protected void value(float[] a, float[] b, float[] y, int n) {
      for (int i = 0; i < n; i++) {
        y[i] = (float) Math.pow(a[i], b[i]);
      }
    }

    @Override
    protected void gradientA(float[] a, float[] b, float[] y, float[] dy, float[] da, int n) {
      for (int i = 0; i < n; i++) {
        if (b[i] != 0f) {
          da[i] += (float) (dy[i] * b[i] * Math.pow(a[i], b[i] - 1));
        }
      }
    }

    @Override
    protected void gradientB(float[] a, float[] b, float[] y, float[] dy, float[] db, int n) {
      for (int i = 0; i < n; i++) {
        if (a[i] != 0f) {
          db[i] += (float) (dy[i] * y[i] * Math.log(a[i]));
        }
      }
    }
  }
}
