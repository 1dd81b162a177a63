package io.github.vae4j.core.engine;

import org.jspecify.annotations.Nullable;

/** The elementary operations. */
public final class Arithmetic {
  public static final Kernel ADD = new Add();
  public static final Kernel SUB = new Sub();
  public static final Kernel MUL = new Mul();
  public static final Kernel DIV = new Div();
  public static final Kernel MIN = new Extreme(false);
  public static final Kernel MAX = new Extreme(true);
  public static final Kernel GREATER = new Greater();
  public static final Kernel WHERE = new Where();
  public static final Kernel IDENTITY = new Affine(1f, 0f);
  public static final Kernel RECIPROCAL = new Reciprocal();
  public static final Kernel SQUARE = new Square();
  public static final Kernel SQRT = new Sqrt();
  public static final Kernel ABS = new Abs();

  private Arithmetic() {}

  static void addTo(float[] target, float[] values, int n) {
    for (int i = 0; i < n; i++) {
      target[i] += values[i];
    }
  }

  private static final class Add extends BinaryKernel {
    @Override
    protected void value(float[] a, float[] b, float[] y, int n) {
      for (int i = 0; i < n; i++) {
        y[i] = a[i] + b[i];
      }
    }

    @Override
    protected void gradientA(float[] a, float[] b, float[] y, float[] dy, float[] da, int n) {
      addTo(da, dy, n);
    }

    @Override
    protected void gradientB(float[] a, float[] b, float[] y, float[] dy, float[] db, int n) {
      addTo(db, dy, n);
    }
  }

  private static final class Sub extends BinaryKernel {
    @Override
    protected void value(float[] a, float[] b, float[] y, int n) {
      for (int i = 0; i < n; i++) {
        y[i] = a[i] - b[i];
      }
    }

    @Override
    protected void gradientA(float[] a, float[] b, float[] y, float[] dy, float[] da, int n) {
      addTo(da, dy, n);
    }

    @Override
    protected void gradientB(float[] a, float[] b, float[] y, float[] dy, float[] db, int n) {
      for (int i = 0; i < n; i++) {
        db[i] -= dy[i];
      }
    }
  }

  private static final class Mul extends BinaryKernel {
    @Override
    protected void value(float[] a, float[] b, float[] y, int n) {
      for (int i = 0; i < n; i++) {
        y[i] = a[i] * b[i];
      }
    }

    @Override
    protected void gradientA(float[] a, float[] b, float[] y, float[] dy, float[] da, int n) {
      for (int i = 0; i < n; i++) {
        da[i] += dy[i] * b[i];
      }
    }

    @Override
    protected void gradientB(float[] a, float[] b, float[] y, float[] dy, float[] db, int n) {
      for (int i = 0; i < n; i++) {
        db[i] += dy[i] * a[i];
      }
    }
  }

  private static final class Div extends BinaryKernel {
    @Override
    protected void value(float[] a, float[] b, float[] y, int n) {
      for (int i = 0; i < n; i++) {
        y[i] = a[i] / b[i];
      }
    }

    @Override
    protected void gradientA(float[] a, float[] b, float[] y, float[] dy, float[] da, int n) {
      for (int i = 0; i < n; i++) {
        da[i] += dy[i] / b[i];
      }
    }

    @Override
    protected void gradientB(float[] a, float[] b, float[] y, float[] dy, float[] db, int n) {
      for (int i = 0; i < n; i++) {
        db[i] -= dy[i] * y[i] / b[i];
      }
    }
  }

  /** min and max; at a tie each operand gets half of the gradient. */
  private static final class Extreme extends BinaryKernel {
    private final boolean larger;

    Extreme(boolean larger) {
      this.larger = larger;
    }

    @Override
    protected void value(float[] a, float[] b, float[] y, int n) {
      if (larger) {
        for (int i = 0; i < n; i++) {
          y[i] = Math.max(a[i], b[i]);
        }
      } else {
        for (int i = 0; i < n; i++) {
          y[i] = Math.min(a[i], b[i]);
        }
      }
    }

    @Override
    protected void gradientA(float[] a, float[] b, float[] y, float[] dy, float[] da, int n) {
      for (int i = 0; i < n; i++) {
        da[i] += dy[i] * (a[i] == b[i] ? 0.5f : a[i] == y[i] ? 1f : 0f);
      }
    }

    @Override
    protected void gradientB(float[] a, float[] b, float[] y, float[] dy, float[] db, int n) {
      for (int i = 0; i < n; i++) {
        db[i] += dy[i] * (a[i] == b[i] ? 0.5f : b[i] == y[i] ? 1f : 0f);
      }
    }
  }

  private static final class Greater extends BinaryKernel {
    @Override
    protected void value(float[] a, float[] b, float[] y, int n) {
      for (int i = 0; i < n; i++) {
        y[i] = a[i] > b[i] ? 1f : 0f;
      }
    }

    @Override
    protected void gradientA(float[] a, float[] b, float[] y, float[] dy, float[] da, int n) {}

    @Override
    protected void gradientB(float[] a, float[] b, float[] y, float[] dy, float[] db, int n) {}
  }

  /** in[1] where in[0] is not 0, else in[2]. */
  private static final class Where implements Kernel {
    @Override
    public int arity() {
      return 3;
    }

    @Override
    public void value(float[][] in, float[] out, int n) {
      float[] condition = in[0];
      float[] a = in[1];
      float[] b = in[2];
      for (int i = 0; i < n; i++) {
        out[i] = condition[i] != 0f ? a[i] : b[i];
      }
    }

    @Override
    public void gradient(float[][] in, float[] out, float[] dOut, float[] @Nullable [] dIn, int n) {
      float[] condition = in[0];
      float[] da = dIn[1];
      float[] db = dIn[2];
      if (da != null) {
        for (int i = 0; i < n; i++) {
          da[i] += condition[i] != 0f ? dOut[i] : 0f;
        }
      }
      if (db != null) {
        for (int i = 0; i < n; i++) {
          db[i] += condition[i] != 0f ? 0f : dOut[i];
        }
      }
    }
  }

  /** scale · x + shift. */
  public static final class Affine extends UnaryKernel {
    private final float scale;
    private final float shift;

    public Affine(float scale, float shift) {
      this.scale = scale;
      this.shift = shift;
    }

    @Override
    protected void value(float[] x, float[] y, int n) {
      float a = scale;
      float b = shift;
      for (int i = 0; i < n; i++) {
        y[i] = a * x[i] + b;
      }
    }

    @Override
    protected void gradient(float[] x, float[] y, float[] dy, float[] dx, int n) {
      float a = scale;
      for (int i = 0; i < n; i++) {
        dx[i] += a * dy[i];
      }
    }
  }

  /** x / divisor: not the same bits as a product with the reciprocal. */
  public static final class DivideBy extends UnaryKernel {
    private final float divisor;

    public DivideBy(float divisor) {
      this.divisor = divisor;
    }

    @Override
    protected void value(float[] x, float[] y, int n) {
      float d = divisor;
      for (int i = 0; i < n; i++) {
        y[i] = x[i] / d;
      }
    }

    @Override
    protected void gradient(float[] x, float[] y, float[] dy, float[] dx, int n) {
      float d = divisor;
      for (int i = 0; i < n; i++) {
        dx[i] += dy[i] / d;
      }
    }
  }

  /** x bounded to [low, high]; derivative 1 inside and on the bounds, 0 outside. */
  public static final class Clip extends UnaryKernel {
    private final float low;
    private final float high;

    public Clip(float low, float high) {
      this.low = low;
      this.high = high;
    }

    @Override
    protected void value(float[] x, float[] y, int n) {
      for (int i = 0; i < n; i++) {
        y[i] = Math.min(Math.max(x[i], low), high);
      }
    }

    @Override
    protected void gradient(float[] x, float[] y, float[] dy, float[] dx, int n) {
      for (int i = 0; i < n; i++) {
        dx[i] += x[i] >= low && x[i] <= high ? dy[i] : 0f;
      }
    }
  }

  /** 1 where x > bound, else 0. */
  public static final class GreaterThan extends UnaryKernel {
    private final float bound;

    public GreaterThan(float bound) {
      this.bound = bound;
    }

    @Override
    protected void value(float[] x, float[] y, int n) {
      for (int i = 0; i < n; i++) {
        y[i] = x[i] > bound ? 1f : 0f;
      }
    }

    @Override
    protected void gradient(float[] x, float[] y, float[] dy, float[] dx, int n) {}
  }

  private static final class Reciprocal extends UnaryKernel {
    @Override
    protected void value(float[] x, float[] y, int n) {
      for (int i = 0; i < n; i++) {
        y[i] = 1f / x[i];
      }
    }

    @Override
    protected void gradient(float[] x, float[] y, float[] dy, float[] dx, int n) {
      for (int i = 0; i < n; i++) {
        dx[i] -= dy[i] * y[i] * y[i];
      }
    }
  }

  private static final class Square extends UnaryKernel {
    @Override
    protected void value(float[] x, float[] y, int n) {
      for (int i = 0; i < n; i++) {
        y[i] = x[i] * x[i];
      }
    }

    @Override
    protected void gradient(float[] x, float[] y, float[] dy, float[] dx, int n) {
      for (int i = 0; i < n; i++) {
        dx[i] += 2f * dy[i] * x[i];
      }
    }
  }

  private static final class Sqrt extends UnaryKernel {
    @Override
    protected void value(float[] x, float[] y, int n) {
      for (int i = 0; i < n; i++) {
        y[i] = (float) Math.sqrt(x[i]);
      }
    }

    @Override
    protected void gradient(float[] x, float[] y, float[] dy, float[] dx, int n) {
      for (int i = 0; i < n; i++) {
        dx[i] += 0.5f * dy[i] / y[i];
      }
    }
  }

  private static final class Abs extends UnaryKernel {
    @Override
    protected void value(float[] x, float[] y, int n) {
      for (int i = 0; i < n; i++) {
        y[i] = Math.abs(x[i]);
      }
    }

    @Override
    protected void gradient(float[] x, float[] y, float[] dy, float[] dx, int n) {
      for (int i = 0; i < n; i++) {
        dx[i] += dy[i] * Math.signum(x[i]);
      }
    }
  }
}
