package io.github.vae4j.core.engine;

import org.apache.commons.math3.special.Erf;

/** Activation functions of networks. */
public final class Activation {
  public static final Kernel SIGMOID = new Sigmoid();
  public static final Kernel TANH = new Tanh();
  public static final Kernel SOFTPLUS = new Softplus();
  public static final Kernel RELU = new Relu();
  public static final Kernel ELU = new Elu();
  public static final Kernel GELU = new Gelu();
  public static final Kernel SILU = new Silu();

  private Activation() {}

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  private static final class Sigmoid extends UnaryKernel {
    @Override
    protected void value(float[] x, float[] y, int n) {
      for (int i = 0; i < n; i++) {
        y[i] = (float) sigmoid(x[i]);
      }
    }

    @Override
    protected void gradient(float[] x, float[] y, float[] dy, float[] dx, int n) {
      for (int i = 0; i < n; i++) {
        dx[i] += dy[i] * y[i] * (1f - y[i]);
      }
    }
  }

  private static final class Tanh extends UnaryKernel {
    @Override
    protected void value(float[] x, float[] y, int n) {
      for (int i = 0; i < n; i++) {
        y[i] = (float) Math.tanh(x[i]);
      }
    }

    @Override
    protected void gradient(float[] x, float[] y, float[] dy, float[] dx, int n) {
      for (int i = 0; i < n; i++) {
        dx[i] += dy[i] * (1f - y[i] * y[i]);
      }
    }
  }

  private static final class Softplus extends UnaryKernel {
    @Override
    protected void value(float[] x, float[] y, int n) {
      for (int i = 0; i < n; i++) {
        y[i] = (float) (Math.max(x[i], 0f) + Math.log1p(Math.exp(-Math.abs(x[i]))));
      }
    }

    @Override
    protected void gradient(float[] x, float[] y, float[] dy, float[] dx, int n) {
      for (int i = 0; i < n; i++) {
        dx[i] += (float) (dy[i] * sigmoid(x[i]));
      }
    }
  }

  private static final class Relu extends UnaryKernel {
    @Override
    protected void value(float[] x, float[] y, int n) {
      for (int i = 0; i < n; i++) {
        y[i] = Math.max(x[i], 0f);
      }
    }

    @Override
    protected void gradient(float[] x, float[] y, float[] dy, float[] dx, int n) {
      for (int i = 0; i < n; i++) {
        dx[i] += dy[i] * Math.signum(y[i]); // y ≥ 0: 0 or 1, and a vector instruction
      }
    }
  }

  /** x where x > 0, slope · x elsewhere. */
  public static final class LeakyRelu extends UnaryKernel {
    private final float slope;

    public LeakyRelu(float slope) {
      this.slope = slope;
    }

    @Override
    protected void value(float[] x, float[] y, int n) {
      for (int i = 0; i < n; i++) {
        y[i] = x[i] > 0f ? x[i] : slope * x[i];
      }
    }

    @Override
    protected void gradient(float[] x, float[] y, float[] dy, float[] dx, int n) {
      for (int i = 0; i < n; i++) {
        dx[i] += x[i] > 0f ? dy[i] : slope * dy[i];
      }
    }
  }

  private static final class Elu extends UnaryKernel {
    @Override
    protected void value(float[] x, float[] y, int n) {
      for (int i = 0; i < n; i++) {
        y[i] = x[i] > 0f ? x[i] : (float) Math.expm1(x[i]);
      }
    }

    @Override
    protected void gradient(float[] x, float[] y, float[] dy, float[] dx, int n) {
      for (int i = 0; i < n; i++) {
        dx[i] += x[i] > 0f ? dy[i] : dy[i] * (y[i] + 1f);
      }
    }
  }

  private static final class Gelu extends UnaryKernel {
    @Override
    protected void value(float[] x, float[] y, int n) {
      for (int i = 0; i < n; i++) {
        y[i] = (float) (x[i] * 0.5 * Erf.erfc(-x[i] / Math.sqrt(2)));
      }
    }

    @Override
    protected void gradient(float[] x, float[] y, float[] dy, float[] dx, int n) {
      for (int i = 0; i < n; i++) {
        double cdf = 0.5 * Erf.erfc(-x[i] / Math.sqrt(2));
        double pdf = Math.exp(-0.5 * x[i] * x[i]) / Math.sqrt(2 * Math.PI);
        dx[i] += (float) (dy[i] * (cdf + x[i] * pdf));
      }
    }
  }

  private static final class Silu extends UnaryKernel {
    @Override
    protected void value(float[] x, float[] y, int n) {
      for (int i = 0; i < n; i++) {
        y[i] = (float) (x[i] * sigmoid(x[i]));
      }
    }

    @Override
    protected void gradient(float[] x, float[] y, float[] dy, float[] dx, int n) {
      for (int i = 0; i < n; i++) {
        double s = sigmoid(x[i]);
        dx[i] += (float) (dy[i] * s * (1 + x[i] * (1 - s)));
      }
    }
  }
}
