package io.github.vae4j.core.tensor;

import io.github.vae4j.core.engine.Kernel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A chain of elementwise operations, run as one: block by block, every operation on a block before
 * the next block is loaded, so that what lies between the first input and the last result never
 * leaves the cache. The gradient computes again what it needs of a block's values and then goes
 * back through the same operations.
 */
final class Region {
  private static final int BLOCK = Kernel.BLOCK;

  /** What a worker does before it asks for more; fixed, so that sums do not depend on workers. */
  private static final int TASK = 8 * BLOCK;

  private final Scope scope;
  private final Shape shape;
  private final Tensor[] leaves;
  private final Spread[] spreads;
  private final Chain chain;

  private Region(Tensor root, List<Tensor> leaves, List<Tensor> operations) {
    this.scope = root.scope();
    this.shape = root.shape();
    this.leaves = leaves.toArray(Tensor[]::new);
    this.spreads = new Spread[this.leaves.length];
    for (int i = 0; i < spreads.length; i++) {
      spreads[i] = Spread.of(this.leaves[i].shape(), shape);
    }
    this.chain = new Chain(leaves, operations);
  }

  /** The region that computes {@code root}, down to tensors whose values are known. */
  static Region of(Tensor root) {
    List<Tensor> leaves = new ArrayList<>();
    List<Tensor> operations = new ArrayList<>();
    visit(root, leaves, operations, new IdentityHashMap<>());
    return new Region(root, leaves, operations);
  }

  private static void visit(
      Tensor tensor,
      List<Tensor> leaves,
      List<Tensor> operations,
      IdentityHashMap<Tensor, Boolean> seen) {
    if (seen.put(tensor, true) != null) {
      return;
    }
    if (tensor.computed()) {
      leaves.add(tensor);
      return;
    }
    for (Tensor operand : tensor.operands()) {
      visit(operand, leaves, operations, seen);
    }
    operations.add(tensor);
  }

  /** Computes all values. */
  void store(float[] out) {
    float[][] sources = sources();
    run(
        TASK,
        (from, to, r) -> {
          for (int p = from; p < to; p += BLOCK) {
            int n = Math.min(BLOCK, to - p);
            System.arraycopy(values(sources, r, p, n), 0, out, p, n);
          }
        });
  }

  /** Sums every run of {@code length} successive values, in double; {@code length} is not 0. */
  void sumRows(int length, float[] out) {
    float[][] sources = sources();
    int rowsATask = Math.max(1, TASK / length);
    run(
        rowsATask * length,
        (from, to, r) -> {
          double[] sums = new double[(to - from) / length];
          for (int p = from; p < to; p += BLOCK) {
            int n = Math.min(BLOCK, to - p);
            float[] values = values(sources, r, p, n);
            for (int i = 0; i < n; ) {
              int row = (p + i - from) / length;
              int end = Math.min(n, i + length - (p + i - from) % length);
              sums[row] += sum(values, i, end);
              i = end;
            }
          }
          for (int i = 0; i < sums.length; i++) {
            out[from / length + i] = (float) sums[i];
          }
        });
  }

  /** Sums all values, in double. */
  double sumAll() {
    double[] partial = new double[(shape.size() + TASK - 1) / TASK];
    float[][] sources = sources();
    run(
        TASK,
        (from, to, r) -> {
          double sum = 0;
          for (int p = from; p < to; p += BLOCK) {
            int n = Math.min(BLOCK, to - p);
            sum += sum(values(sources, r, p, n), 0, n);
          }
          partial[from / TASK] = sum;
        });
    double total = 0;
    for (double part : partial) {
      total += part;
    }
    return total;
  }

  /**
   * Sends a gradient back to the leaves.
   *
   * @param dOut the gradient of the result, one value for every {@code length} successive elements
   */
  void gradient(float[] dOut, int length, Gradients gradients) {
    int size = shape.size();
    if (size == 0) {
      return;
    }
    float[][] sources = sources();
    float[] @Nullable [] targets = new float[leaves.length][];
    boolean[] add = new boolean[leaves.length];
    for (int i = 0; i < leaves.length; i++) {
      if (chain.wanted(i)) {
        boolean whole = spreads[i].whole();
        add[i] = whole && gradients.started(leaves[i]);
        targets[i] = whole ? gradients.target(leaves[i]) : scope.allocate(size);
      }
    }
    run(
        TASK,
        (from, to, r) -> {
          for (int p = from; p < to; p += BLOCK) {
            int n = Math.min(BLOCK, to - p);
            load(sources, r, p, n, true);
            repeat(dOut, length, p, n, r.gradients(chain.registers())[chain.registers() - 1]);
            chain.backward(r, n);
            unload(r, p, n, targets, add);
          }
        });
    for (int i = 0; i < leaves.length; i++) {
      float[] target = targets[i];
      if (target != null && !spreads[i].whole()) {
        gradients.add(leaves[i], spreads[i].sum(scope, target));
      }
    }
  }

  /** The values of block [p, p + n). */
  private float[] values(float[][] sources, Registers r, int p, int n) {
    load(sources, r, p, n, false);
    return chain.forward(r, n);
  }

  private void load(float[][] sources, Registers r, int p, int n, boolean forGradient) {
    float[][] values = r.values(chain.registers());
    for (int i = 0; i < leaves.length; i++) {
      if (!forGradient || chain.read(i)) {
        spreads[i].load(sources[i], p, n, values[i]);
      }
    }
  }

  private void unload(Registers r, int p, int n, float[] @Nullable [] targets, boolean[] add) {
    float[][] gradients = r.gradients(chain.registers());
    for (int i = 0; i < leaves.length; i++) {
      float[] target = targets[i];
      if (target != null) {
        float[] g = gradients[i];
        if (add[i]) {
          for (int j = 0; j < n; j++) {
            target[p + j] += g[j];
          }
        } else {
          System.arraycopy(g, 0, target, p, n);
        }
      }
    }
  }

  /** Repeats every value {@code length} times, of which [p, p + n) is wanted. */
  private static void repeat(float[] values, int length, int p, int n, float[] out) {
    if (length == 1) {
      System.arraycopy(values, p, out, 0, n);
      return;
    }
    for (int i = 0; i < n; ) {
      int row = (p + i) / length;
      int end = (int) Math.min(n, (row + 1L) * length - p);
      Arrays.fill(out, i, end, values[row]);
      i = end;
    }
  }

  private float[][] sources() {
    float[][] sources = new float[leaves.length][];
    for (int i = 0; i < sources.length; i++) {
      sources[i] = leaves[i].array();
    }
    return sources;
  }

  private interface Part {
    void run(int from, int to, Registers registers);
  }

  private void run(int task, Part part) {
    int n = shape.size();
    int tasks = (int) (((long) n + task - 1) / task);
    Device device = scope.device();
    device
        .workers()
        .run(
            tasks,
            (index, worker) ->
                part.run(
                    index * task,
                    (int) Math.min(n, (index + 1L) * task),
                    device.registers(worker)));
  }

  /** Four sums side by side, because the additions of one wait for each other. */
  static double sum(float[] values, int from, int to) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = from;
    for (; i + 3 < to; i += 4) {
      a += values[i];
      b += values[i + 1];
      c += values[i + 2];
      d += values[i + 3];
    }
    for (; i < to; i++) {
      a += values[i];
    }
    return (a + b) + (c + d);
  }
}
