package io.github.vae4j.core.engine;

/** Activation functions of networks. */
public final class Activation {
  public static final Kernel SIGMOID = new Sigmoid();
  public static final Kernel TANH = new Tanh();
  public static final Kernel SOFTPLUS = new Softplus();
  public static final Kernel RELU = new Relu();
  public static final Kernel ELU = new Elu();
  public static final Kernel SILU = new Silu();

  private Activation() {}

  /** 1 for positive, 0 for 0; a number must not be negative. The factors lift 2⁻¹⁴⁹ to 2. */
  private static float step(float nonNegative) {
    return Math.min(nonNegative * 0x1p127f * 0x1p23f, 1f);
  }

  /** The sigmoid of x, rounded, in {@code scratch.single()}. */
  static float[] sigmoid(float[] x, int n, Scratch scratch) {
    VectorMath.widen(x, scratch.first(), n);
    VectorMath.sigmoid(scratch.first(), n);
    VectorMath.narrow(scratch.first(), scratch.single(), n);
    return scratch.single();
  }

  private static final class Sigmoid extends UnaryKernel {
    Sigmoid() {
      super(Reads.RESULT);
    }

    @Override
    protected void value(float[] x, float[] y, int n, Scratch scratch) {
      VectorMath.widen(x, scratch.first(), n);
      VectorMath.sigmoid(scratch.first(), n);
      VectorMath.narrow(scratch.first(), y, n);
    }

    @Override
    protected void gradient(float[] x, float[] y, float[] dy, float[] dx, int n, Scratch scratch) {
      for (int i = 0; i < n; i++) {
        dx[i] += dy[i] * y[i] * (1f - y[i]);
      }
    }
  }

  private static final class Tanh extends UnaryKernel {
    Tanh() {
      super(Reads.RESULT);
    }

    @Override
    protected void value(float[] x, float[] y, int n, Scratch scratch) {
      VectorMath.widen(x, scratch.first(), n);
      VectorMath.tanh(scratch.first(), n);
      VectorMath.narrow(scratch.first(), y, n);
    }

    @Override
    protected void gradient(float[] x, float[] y, float[] dy, float[] dx, int n, Scratch scratch) {
      for (int i = 0; i < n; i++) {
        dx[i] += dy[i] * (1f - y[i] * y[i]);
      }
    }
  }

  private static final class Relu extends UnaryKernel {
    Relu() {
      super(Reads.RESULT);
    }

    @Override
    protected void value(float[] x, float[] y, int n, Scratch scratch) {
      for (int i = 0; i < n; i++) {
        y[i] = Math.max(x[i], 0f);
      }
    }

    @Override
    protected void gradient(float[] x, float[] y, float[] dy, float[] dx, int n, Scratch scratch) {
      for (int i = 0; i < n; i++) {
        dx[i] += dy[i] * step(y[i]);
      }
    }
  }

  /** x where x > 0, slope · x elsewhere. */
  public static final class LeakyRelu extends UnaryKernel {
    private final float slope;

    public LeakyRelu(float slope) {
      super(Reads.INPUTS);
      this.slope = slope;
    }

    @Override
    protected void value(float[] x, float[] y, int n, Scratch scratch) {
      float s = slope;
      for (int i = 0; i < n; i++) {
        y[i] = Math.max(x[i], 0f) + s * Math.min(x[i], 0f);
      }
    }

    @Override
    protected void gradient(float[] x, float[] y, float[] dy, float[] dx, int n, Scratch scratch) {
      float s = slope;
      for (int i = 0; i < n; i++) {
        float positive = step(Math.max(x[i], 0f));
        dx[i] += dy[i] * (positive + s * (1f - positive));
      }
    }
  }

  /** x where x > 0, e^x − 1 elsewhere. */
  private static final class Elu extends UnaryKernel {
    Elu() {
      super(Reads.RESULT);
    }

    @Override
    protected void value(float[] x, float[] y, int n, Scratch scratch) {
      for (int i = 0; i < n; i++) {
        y[i] = Math.min(x[i], 0f);
      }
      VectorMath.widen(y, scratch.first(), n);
      VectorMath.expm1(scratch.first(), n);
      VectorMath.narrow(scratch.first(), y, n);
      for (int i = 0; i < n; i++) {
        y[i] += Math.max(x[i], 0f);
      }
    }

    @Override
    protected void gradient(float[] x, float[] y, float[] dy, float[] dx, int n, Scratch scratch) {
      for (int i = 0; i < n; i++) {
        dx[i] += dy[i] * (Math.min(y[i], 0f) + 1f);
      }
    }
  }

  private static final class Silu extends UnaryKernel {
    Silu() {
      super(Reads.INPUTS);
    }

    @Override
    protected void value(float[] x, float[] y, int n, Scratch scratch) {
      float[] s = sigmoid(x, n, scratch);
      for (int i = 0; i < n; i++) {
        y[i] = x[i] * s[i];
      }
    }

    @Override
    protected void gradient(float[] x, float[] y, float[] dy, float[] dx, int n, Scratch scratch) {
      float[] s = sigmoid(x, n, scratch);
      for (int i = 0; i < n; i++) {
        dx[i] += dy[i] * s[i] * (1f + x[i] * (1f - s[i]));
      }
    }
  }
}
