package io.github.vae4j.core.engine;

import org.jspecify.annotations.Nullable;

/** Comparisons, and functions that choose between values. */
public final class Choice {
  public static final Kernel MIN = new Min();
  public static final Kernel MAX = new Max();
  public static final Kernel GREATER = new Greater();
  public static final Kernel WHERE = new Where();

  private Choice() {}

  /** At a tie each operand gets half of the gradient. */
  private abstract static class Extreme extends BinaryKernel {
    Extreme() {
      super(Reads.INPUTS_AND_RESULT);
    }

    @Override
    protected final void gradientA(float[] a, float[] b, float[] y, float[] dy, float[] da, int n) {
      for (int i = 0; i < n; i++) {
        da[i] += dy[i] * (a[i] == b[i] ? 0.5f : a[i] == y[i] ? 1f : 0f);
      }
    }

    @Override
    protected final void gradientB(float[] a, float[] b, float[] y, float[] dy, float[] db, int n) {
      gradientA(b, a, y, dy, db, n);
    }
  }

  private static final class Min extends Extreme {
    @Override
    protected void value(float[] a, float[] b, float[] y, int n) {
      for (int i = 0; i < n; i++) {
        y[i] = Math.min(a[i], b[i]);
      }
    }
  }

  private static final class Max extends Extreme {
    @Override
    protected void value(float[] a, float[] b, float[] y, int n) {
      for (int i = 0; i < n; i++) {
        y[i] = Math.max(a[i], b[i]);
      }
    }
  }

  private static final class Greater extends BinaryKernel {
    Greater() {
      super(Reads.NOTHING);
    }

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

  /** 1 where x > bound, else 0. */
  public static final class GreaterThan extends UnaryKernel {
    private final float bound;

    public GreaterThan(float bound) {
      super(Reads.NOTHING);
      this.bound = bound;
    }

    @Override
    protected void value(float[] x, float[] y, int n, Scratch scratch) {
      for (int i = 0; i < n; i++) {
        y[i] = x[i] > bound ? 1f : 0f;
      }
    }

    @Override
    protected void gradient(float[] x, float[] y, float[] dy, float[] dx, int n, Scratch scratch) {}
  }

  /** x bounded to [low, high]; derivative 1 inside and on the bounds, 0 outside. */
  public static final class Clip extends UnaryKernel {
    private final float low;
    private final float high;

    public Clip(float low, float high) {
      super(Reads.INPUTS);
      this.low = low;
      this.high = high;
    }

    @Override
    protected void value(float[] x, float[] y, int n, Scratch scratch) {
      for (int i = 0; i < n; i++) {
        y[i] = Math.min(Math.max(x[i], low), high);
      }
    }

    @Override
    protected void gradient(float[] x, float[] y, float[] dy, float[] dx, int n, Scratch scratch) {
      for (int i = 0; i < n; i++) {
        dx[i] += x[i] >= low && x[i] <= high ? dy[i] : 0f;
      }
    }
  }

  /** in[1] where in[0] is not 0, else in[2]. The condition gets no gradient. */
  private static final class Where implements Kernel {
    @Override
    public int arity() {
      return 3;
    }

    @Override
    public Reads gradientReads() {
      return Reads.INPUTS;
    }

    @Override
    public void value(float[][] in, float[] out, int n, Scratch scratch) {
      float[] condition = in[0];
      float[] a = in[1];
      float[] b = in[2];
      for (int i = 0; i < n; i++) {
        out[i] = condition[i] != 0f ? a[i] : b[i];
      }
    }

    @Override
    public void gradient(
        float[][] in, float[] out, float[] dOut, float[] @Nullable [] dIn, int n, Scratch scratch) {
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
}
