package io.github.vae4j.core.tensor;

import io.github.vae4j.core.engine.Kernel;
import io.github.vae4j.core.engine.Scratch;
import io.github.vae4j.core.engine.VectorMath;
import java.util.Arrays;

/**
 * log Σ exp(x) along a dimension, as m + log Σ exp(x − m) with m the maximum. Over an empty
 * dimension it is −∞, the logarithm of an empty sum. The derivative is exp(x − log Σ exp(x)).
 */
final class LogSumExp {
  private static final int BLOCK = Kernel.BLOCK;

  private LogSumExp() {}

  static Tensor of(Tensor x, int dimension) {
    Axis axis = Axis.of(x.shape(), dimension);
    Shape shape = x.shape().without(dimension);
    Scope scope = x.scope();
    Device device = scope.device();
    float[] values = x.array();
    double[] logs = new double[shape.size()];
    if (axis.inner() == 1) {
      Axis.forRows(
          device,
          axis.outer(),
          axis.n(),
          (from, to, worker) -> {
            Scratch scratch = device.registers(worker).scratch();
            for (int row = from; row < to; row++) {
              logs[row] = ofRow(values, row * axis.n(), axis.n(), scratch);
            }
          });
    } else {
      Axis.forRows(
          device,
          axis.outer(),
          axis.n() * axis.inner(),
          (from, to, worker) -> {
            Scratch scratch = device.registers(worker).scratch();
            for (int o = from; o < to; o++) {
              for (int c = 0; c < axis.inner(); c += BLOCK) {
                int n = Math.min(BLOCK, axis.inner() - c);
                ofColumns(values, axis, o, c, n, logs, scratch);
              }
            }
          });
    }
    float[] out = scope.allocate(logs.length);
    for (int i = 0; i < logs.length; i++) {
      out[i] = (float) logs[i];
    }
    return Tensor.result(
        scope, shape, out, x.tracked(), (g, grads) -> gradient(x, axis, logs, g, grads));
  }

  private static double ofRow(float[] x, int from, int n, Scratch scratch) {
    float max = Float.NEGATIVE_INFINITY;
    for (int i = from; i < from + n; i++) {
      max = x[i] > max ? x[i] : max; // a NaN is met again in the sum
    }
    if (Float.isInfinite(max)) {
      return ofExtremes(x, from, n);
    }
    double[] d = scratch.first();
    double sum = 0;
    for (int p = 0; p < n; p += BLOCK) {
      int count = Math.min(BLOCK, n - p);
      for (int i = 0; i < count; i++) {
        d[i] = x[from + p + i] - max;
      }
      VectorMath.exp(d, count);
      sum += VectorMath.sum(d, count);
    }
    return max + Math.log(sum);
  }

  private static double ofExtremes(float[] x, int from, int n) {
    float max = Float.NEGATIVE_INFINITY;
    for (int i = from; i < from + n; i++) {
      max = Math.max(max, x[i]); // NaN if any is
    }
    return max;
  }

  /** Columns [column, column + n) of the outer index {@code o}, side by side. */
  private static void ofColumns(
      float[] x, Axis axis, int o, int column, int n, double[] logs, Scratch scratch) {
    double[] max = scratch.second();
    double[] sums = new double[n];
    Arrays.fill(max, 0, n, Double.NEGATIVE_INFINITY);
    for (int row = 0; row < axis.n(); row++) {
      int base = (o * axis.n() + row) * axis.inner() + column;
      for (int c = 0; c < n; c++) {
        max[c] = Math.max(max[c], x[base + c]);
      }
    }
    double[] d = scratch.first();
    for (int row = 0; row < axis.n(); row++) {
      int base = (o * axis.n() + row) * axis.inner() + column;
      for (int c = 0; c < n; c++) {
        d[c] = x[base + c] - max[c];
      }
      VectorMath.exp(d, n);
      for (int c = 0; c < n; c++) {
        sums[c] += d[c];
      }
    }
    for (int c = 0; c < n; c++) {
      logs[o * axis.inner() + column + c] =
          Double.isInfinite(max[c]) ? max[c] : max[c] + Math.log(sums[c]);
    }
  }

  private static void gradient(Tensor x, Axis axis, double[] logs, float[] g, Gradients grads) {
    float[] values = x.array();
    boolean add = grads.started(x);
    float[] target = grads.target(x);
    int n = axis.n();
    int inner = axis.inner();
    Device device = x.scope().device();
    if (inner == 1) {
      Axis.forRows(
          device,
          axis.outer(),
          n,
          (from, to, worker) -> {
            double[] d = device.registers(worker).scratch().first();
            for (int row = from; row < to; row++) {
              for (int p = row * n; p < (row + 1) * n; p += BLOCK) {
                int count = Math.min(BLOCK, (row + 1) * n - p);
                for (int i = 0; i < count; i++) {
                  d[i] = logWeight(values[p + i], logs[row]);
                }
                VectorMath.exp(d, count);
                for (int i = 0; i < count; i++) {
                  target[p + i] = (add ? target[p + i] : 0f) + (float) (g[row] * d[i]);
                }
              }
            }
          });
      return;
    }
    Axis.forRows(
        device,
        axis.outer() * n,
        inner,
        (from, to, worker) -> {
          double[] d = device.registers(worker).scratch().first();
          for (int row = from; row < to; row++) {
            for (int c = 0; c < inner; c += BLOCK) {
              int count = Math.min(BLOCK, inner - c);
              int result = row / n * inner + c;
              int p = row * inner + c;
              for (int i = 0; i < count; i++) {
                d[i] = logWeight(values[p + i], logs[result + i]);
              }
              VectorMath.exp(d, count);
              for (int i = 0; i < count; i++) {
                target[p + i] = (add ? target[p + i] : 0f) + (float) (g[result + i] * d[i]);
              }
            }
          }
        });
  }

  /** Where all that was summed is 0, the derivative is taken as 0. */
  private static double logWeight(float x, double log) {
    return log == Double.NEGATIVE_INFINITY ? log : x - log;
  }
}
