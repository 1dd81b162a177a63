package io.github.vae4j.core.engine;

/** Sums, differences, products and quotients. */
public final class Arithmetic {
  public static final Kernel ADD = new Add();
  public static final Kernel SUB = new Sub();
  public static final Kernel MUL = new Mul();
  public static final Kernel DIV = new Div();
  public static final Kernel IDENTITY = new Affine(1f, 0f);

  private Arithmetic() {}

  private static void addTo(float[] target, float[] values, int n) {
    for (int i = 0; i < n; i++) {
      target[i] += values[i];
    }
  }

  private static final class Add extends BinaryKernel {
    Add() {
      super(Reads.NOTHING);
    }

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
    Sub() {
      super(Reads.NOTHING);
    }

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
    Mul() {
      super(Reads.INPUTS);
    }

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
    Div() {
      super(Reads.INPUTS_AND_RESULT);
    }

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

  /** scale · x + shift. */
  public static final class Affine extends UnaryKernel {
    private final float scale;
    private final float shift;

    public Affine(float scale, float shift) {
      super(Reads.NOTHING);
      this.scale = scale;
      this.shift = shift;
    }

    @Override
    protected void value(float[] x, float[] y, int n, Scratch scratch) {
      float a = scale;
      float b = shift;
      for (int i = 0; i < n; i++) {
        y[i] = a * x[i] + b;
      }
    }

    @Override
    protected void gradient(float[] x, float[] y, float[] dy, float[] dx, int n, Scratch scratch) {
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
      super(Reads.NOTHING);
      this.divisor = divisor;
    }

    @Override
    protected void value(float[] x, float[] y, int n, Scratch scratch) {
      float d = divisor;
      for (int i = 0; i < n; i++) {
        y[i] = x[i] / d;
      }
    }

    @Override
    protected void gradient(float[] x, float[] y, float[] dy, float[] dx, int n, Scratch scratch) {
      float d = divisor;
      for (int i = 0; i < n; i++) {
        dx[i] += dy[i] / d;
      }
    }
  }
}
