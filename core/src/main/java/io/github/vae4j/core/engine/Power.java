package io.github.vae4j.core.engine;

/** Powers and roots. */
public final class Power {
  public static final Kernel RECIPROCAL = new Reciprocal();
  public static final Kernel SQUARE = new Square();
  public static final Kernel SQRT = new Sqrt();
  public static final Kernel ABS = new Abs();
  public static final Kernel POW = new Pow();

  private Power() {}

  private static final class Reciprocal extends UnaryKernel {
    Reciprocal() {
      super(Reads.RESULT);
    }

    @Override
    protected void value(float[] x, float[] y, int n, Scratch scratch) {
      for (int i = 0; i < n; i++) {
        y[i] = 1f / x[i];
      }
    }

    @Override
    protected void gradient(float[] x, float[] y, float[] dy, float[] dx, int n, Scratch scratch) {
      for (int i = 0; i < n; i++) {
        dx[i] -= dy[i] * y[i] * y[i];
      }
    }
  }

  private static final class Square extends UnaryKernel {
    Square() {
      super(Reads.INPUTS);
    }

    @Override
    protected void value(float[] x, float[] y, int n, Scratch scratch) {
      for (int i = 0; i < n; i++) {
        y[i] = x[i] * x[i];
      }
    }

    @Override
    protected void gradient(float[] x, float[] y, float[] dy, float[] dx, int n, Scratch scratch) {
      for (int i = 0; i < n; i++) {
        dx[i] += 2f * dy[i] * x[i];
      }
    }
  }

  private static final class Sqrt extends UnaryKernel {
    Sqrt() {
      super(Reads.RESULT);
    }

    @Override
    protected void value(float[] x, float[] y, int n, Scratch scratch) {
      for (int i = 0; i < n; i++) {
        y[i] = (float) Math.sqrt(x[i]);
      }
    }

    @Override
    protected void gradient(float[] x, float[] y, float[] dy, float[] dx, int n, Scratch scratch) {
      for (int i = 0; i < n; i++) {
        dx[i] += 0.5f * dy[i] / y[i];
      }
    }
  }

  /** |x|, whose derivative at 0 is taken as 0. */
  private static final class Abs extends UnaryKernel {
    Abs() {
      super(Reads.INPUTS);
    }

    @Override
    protected void value(float[] x, float[] y, int n, Scratch scratch) {
      for (int i = 0; i < n; i++) {
        y[i] = Math.abs(x[i]);
      }
    }

    @Override
    protected void gradient(float[] x, float[] y, float[] dy, float[] dx, int n, Scratch scratch) {
      for (int i = 0; i < n; i++) {
        // The sign; the factors lift the smallest float to 2. JDK 17 does not vectorise signum.
        float sign = Math.max(Math.min(x[i] * 0x1p127f * 0x1p23f, 1f), -1f);
        dx[i] += dy[i] * sign;
      }
    }
  }

  /** xᵖ for a constant p. */
  public static final class PowerOf extends UnaryKernel {
    private final double exponent;

    public PowerOf(double exponent) {
      super(Reads.INPUTS);
      this.exponent = exponent;
    }

    @Override
    protected void value(float[] x, float[] y, int n, Scratch scratch) {
      for (int i = 0; i < n; i++) {
        y[i] = (float) Math.pow(x[i], exponent);
      }
    }

    @Override
    protected void gradient(float[] x, float[] y, float[] dy, float[] dx, int n, Scratch scratch) {
      if (exponent != 0) { // the derivative of x⁰ is 0 everywhere, at 0 too
        for (int i = 0; i < n; i++) {
          dx[i] += (float) (dy[i] * exponent * Math.pow(x[i], exponent - 1));
        }
      }
    }
  }

  private static final class Pow extends BinaryKernel {
    Pow() {
      super(Reads.INPUTS_AND_RESULT);
    }

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
          da[i] += (float) (dy[i] * b[i] * Math.pow(a[i], b[i] - 1.0));
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
