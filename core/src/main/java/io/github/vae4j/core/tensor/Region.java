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
 * leaves the cache. The gradient computes the block's values once more and then goes back through
 * the same operations.
 *
 * <p>Values live in registers: first one for each leaf, then one for each operation; the last is
 * the result.
 */
final class Region {
  /** Values that a block holds: a compromise between the cache and the cost of a call. */
  static final int BLOCK = 1024;

  private static final int BLOCKS_A_TASK = 16;

  private final Scope scope;
  private final Shape shape;
  private final Tensor[] leaves;
  private final Spread[] spreads;
  private final Kernel[] kernels;
  private final int[][] inputs;
  private final boolean[] tracked;
  private final int registers;

  private Region(
      Scope scope,
      Shape shape,
      List<Tensor> leaves,
      List<Tensor> operations,
      IdentityHashMap<Tensor, Integer> number) {
    this.scope = scope;
    this.shape = shape;
    this.leaves = leaves.toArray(Tensor[]::new);
    this.spreads = new Spread[this.leaves.length];
    for (int i = 0; i < spreads.length; i++) {
      spreads[i] = Spread.of(this.leaves[i].shape(), shape);
    }
    int steps = operations.size();
    registers = this.leaves.length + steps;
    kernels = new Kernel[steps];
    inputs = new int[steps][];
    tracked = new boolean[registers];
    for (int i = 0; i < this.leaves.length; i++) {
      tracked[i] = this.leaves[i].tracked();
    }
    for (int i = 0; i < steps; i++) {
      Tensor operation = operations.get(i);
      Tensor[] operands = operation.operands();
      kernels[i] = operation.kernel();
      inputs[i] = new int[operands.length];
      for (int k = 0; k < operands.length; k++) {
        inputs[i][k] = java.util.Objects.requireNonNull(number.get(operands[k]));
      }
      tracked[this.leaves.length + i] = operation.tracked();
    }
  }

  /** The region that computes {@code root}, down to tensors whose values are known. */
  static Region of(Tensor root) {
    List<Tensor> leaves = new ArrayList<>();
    List<Tensor> operations = new ArrayList<>();
    visit(root, leaves, operations, new IdentityHashMap<>());
    IdentityHashMap<Tensor, Integer> number = new IdentityHashMap<>();
    for (Tensor leaf : leaves) {
      number.put(leaf, number.size());
    }
    for (Tensor operation : operations) {
      number.put(operation, number.size());
    }
    return new Region(root.scope(), root.shape(), leaves, operations, number);
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
    int task = BLOCK * BLOCKS_A_TASK;
    float[][] sources = sources();
    run(
        task,
        (from, to, r) -> {
          for (int p = from; p < to; p += BLOCK) {
            int n = Math.min(BLOCK, to - p);
            System.arraycopy(forward(sources, r, p, n), 0, out, p, n);
          }
        });
  }

  /** Sums every run of {@code length} successive values, in double. */
  void sumRows(int length, float[] out) {
    int rows = length == 0 ? 0 : shape.size() / length;
    float[][] sources = sources();
    int rowsATask = Math.max(1, BLOCK * BLOCKS_A_TASK / Math.max(1, length));
    run(
        rowsATask * length,
        (from, to, r) -> {
          double[] sums = new double[(to - from) / length];
          for (int p = from; p < to; p += BLOCK) {
            int n = Math.min(BLOCK, to - p);
            float[] values = forward(sources, r, p, n);
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
    if (length == 0) {
      Arrays.fill(out, 0, rows, 0f);
    }
  }

  /** Sums all values, in double. */
  double sumAll() {
    int task = BLOCK * BLOCKS_A_TASK;
    double[] partial = new double[(shape.size() + task - 1) / task];
    float[][] sources = sources();
    run(
        task,
        (from, to, r) -> {
          double sum = 0;
          for (int p = from; p < to; p += BLOCK) {
            int n = Math.min(BLOCK, to - p);
            sum += sum(forward(sources, r, p, n), 0, n);
          }
          partial[from / task] = sum;
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
    int n = shape.size();
    if (n == 0) {
      return;
    }
    float[][] sources = sources();
    float[] @Nullable [] targets = new float[leaves.length][];
    boolean[] add = new boolean[leaves.length];
    for (int i = 0; i < leaves.length; i++) {
      if (tracked[i]) {
        boolean whole = spreads[i].whole();
        add[i] = whole && gradients.started(leaves[i]);
        targets[i] = whole ? gradients.target(leaves[i]) : scope.allocate(n);
      }
    }
    run(
        BLOCK * BLOCKS_A_TASK,
        (from, to, r) -> {
          for (int p = from; p < to; p += BLOCK) {
            backward(sources, r, p, Math.min(BLOCK, to - p), dOut, length, targets, add);
          }
        });
    for (int i = 0; i < leaves.length; i++) {
      float[] target = targets[i];
      if (target != null && !spreads[i].whole()) {
        gradients.add(leaves[i], spreads[i].sum(scope, target));
      }
    }
  }

  private void backward(
      float[][] sources,
      Registers r,
      int p,
      int n,
      float[] dOut,
      int length,
      float[] @Nullable [] targets,
      boolean[] add) {
    forward(sources, r, p, n);
    float[][] gradients = r.gradients(registers);
    for (int i = 0; i < registers; i++) {
      if (tracked[i]) {
        Arrays.fill(gradients[i], 0, n, 0f);
      }
    }
    spread(dOut, length, p, n, gradients[registers - 1]);
    float[][] values = r.values(registers);
    for (int i = kernels.length - 1; i >= 0; i--) {
      int result = leaves.length + i;
      if (tracked[result]) {
        float[][] in = r.in(inputs[i].length);
        float[] @Nullable [] dIn = r.dIn(inputs[i].length);
        for (int k = 0; k < inputs[i].length; k++) {
          int input = inputs[i][k];
          in[k] = values[input];
          dIn[k] = tracked[input] ? gradients[input] : null;
        }
        kernels[i].gradient(in, values[result], gradients[result], dIn, n);
      }
    }
    for (int i = 0; i < leaves.length; i++) {
      float[] target = targets[i];
      if (target != null) {
        if (add[i]) {
          float[] g = gradients[i];
          for (int j = 0; j < n; j++) {
            target[p + j] += g[j];
          }
        } else {
          System.arraycopy(gradients[i], 0, target, p, n);
        }
      }
    }
  }

  /** The values of block [p, p + n). */
  private float[] forward(float[][] sources, Registers r, int p, int n) {
    float[][] values = r.values(registers);
    for (int i = 0; i < leaves.length; i++) {
      spreads[i].load(sources[i], p, n, values[i]);
    }
    for (int i = 0; i < kernels.length; i++) {
      float[][] in = r.in(inputs[i].length);
      for (int k = 0; k < in.length; k++) {
        in[k] = values[inputs[i][k]];
      }
      kernels[i].value(in, values[leaves.length + i], n);
    }
    return values[registers - 1];
  }

  /** Repeats every value {@code length} times, of which [p, p + n) is wanted. */
  private static void spread(float[] values, int length, int p, int n, float[] out) {
    if (length == 1) {
      System.arraycopy(values, p, out, 0, n);
      return;
    }
    for (int i = 0; i < n; ) {
      int row = (p + i) / length;
      int end = Math.min(n, (int) Math.min(Integer.MAX_VALUE, (row + 1L) * length - p));
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
    if (n == 0) {
      return;
    }
    int tasks = (n + task - 1) / task;
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

  /** A worker's blocks. */
  static final class Registers {
    private float[][] values = new float[0][];
    private float[][] gradients = new float[0][];
    private final float[][][] in = new float[4][][];
    private final float[][] @Nullable [] dIn = new float[4][][];

    Registers() {
      for (int arity = 0; arity < 4; arity++) {
        in[arity] = new float[arity][];
        dIn[arity] = new float[arity][];
      }
    }

    float[][] values(int count) {
      values = grown(values, count);
      return values;
    }

    float[][] gradients(int count) {
      gradients = grown(gradients, count);
      return gradients;
    }

    float[][] in(int arity) {
      return in[arity];
    }

    float[] @Nullable [] dIn(int arity) {
      return dIn[arity];
    }

    private static float[][] grown(float[][] old, int count) {
      if (old.length >= count) {
        return old;
      }
      float[][] blocks = Arrays.copyOf(old, count);
      for (int i = old.length; i < count; i++) {
        blocks[i] = new float[BLOCK];
      }
      return blocks;
    }
  }
}
