package io.github.vae4j.core.tensor;

import io.github.vae4j.core.engine.Kernel;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Elementwise operations as a program over registers: first one register for each leaf, then one
 * for each operation; the last is the result.
 */
final class Chain {
  private final int leaves;
  private final int registers;
  private final Kernel[] kernels;
  private final int[][] inputs;

  /** Whether a register's gradient is wanted: a leaf's, or on the way to one. */
  private final boolean[] wanted;

  /** Whether a register's value is looked at when gradients are computed. */
  private final boolean[] read;

  Chain(List<Tensor> leafTensors, List<Tensor> operations) {
    IdentityHashMap<Tensor, Integer> number = new IdentityHashMap<>();
    for (Tensor leaf : leafTensors) {
      number.put(leaf, number.size());
    }
    leaves = leafTensors.size();
    registers = leaves + operations.size();
    kernels = new Kernel[operations.size()];
    inputs = new int[operations.size()][];
    boolean[] tracked = new boolean[registers];
    for (int i = 0; i < leaves; i++) {
      tracked[i] = leafTensors.get(i).tracked();
    }
    for (int i = 0; i < kernels.length; i++) {
      Tensor operation = operations.get(i);
      kernels[i] = operation.kernel();
      Tensor[] operands = operation.operands();
      inputs[i] = new int[operands.length];
      for (int k = 0; k < operands.length; k++) {
        inputs[i][k] = Objects.requireNonNull(number.get(operands[k]));
      }
      tracked[leaves + i] = operation.tracked();
      number.put(operation, leaves + i);
    }
    wanted = new boolean[registers];
    read = new boolean[registers];
    markWanted(tracked);
    markRead();
  }

  private void markWanted(boolean[] tracked) {
    wanted[registers - 1] = tracked[registers - 1];
    for (int i = kernels.length - 1; i >= 0; i--) {
      if (wanted[leaves + i]) {
        for (int input : inputs[i]) {
          wanted[input] |= tracked[input];
        }
      }
    }
  }

  private void markRead() {
    for (int i = kernels.length - 1; i >= 0; i--) {
      Kernel.Reads reads = kernels[i].gradientReads();
      read[leaves + i] |= wanted[leaves + i] && reads.result();
      if (read[leaves + i] || (wanted[leaves + i] && reads.inputs())) {
        for (int input : inputs[i]) {
          read[input] = true;
        }
      }
    }
  }

  int registers() {
    return registers;
  }

  /** Whether the gradient of leaf {@code i} is wanted. */
  boolean wanted(int i) {
    return wanted[i];
  }

  /** Whether {@link #backward} looks at the value of leaf {@code i}. */
  boolean read(int i) {
    return read[i];
  }

  /** The result of n elements, from leaves that are loaded. */
  float[] forward(Registers r, int n) {
    float[][] values = r.values(registers);
    for (int i = 0; i < kernels.length; i++) {
      value(i, values, r, n);
    }
    return values[registers - 1];
  }

  /**
   * The gradients of the leaves, from leaves that are loaded (where {@link #read}) and the gradient
   * of the result in the last register. Of the values in between, those that the gradients look at
   * are computed once more.
   */
  void backward(Registers r, int n) {
    float[][] values = r.values(registers);
    float[][] gradients = r.gradients(registers);
    for (int i = 0; i < kernels.length; i++) {
      if (read[leaves + i]) {
        value(i, values, r, n);
      }
    }
    for (int i = 0; i < registers - 1; i++) {
      if (wanted[i]) {
        Arrays.fill(gradients[i], 0, n, 0f);
      }
    }
    for (int i = kernels.length - 1; i >= 0; i--) {
      int result = leaves + i;
      if (wanted[result]) {
        float[][] in = r.in(inputs[i].length);
        float[] @Nullable [] dIn = r.dIn(inputs[i].length);
        for (int k = 0; k < inputs[i].length; k++) {
          int input = inputs[i][k];
          in[k] = values[input];
          dIn[k] = wanted[input] ? gradients[input] : null;
        }
        kernels[i].gradient(in, values[result], gradients[result], dIn, n, r.scratch());
      }
    }
  }

  private void value(int i, float[][] values, Registers r, int n) {
    float[][] in = r.in(inputs[i].length);
    for (int k = 0; k < in.length; k++) {
      in[k] = values[inputs[i][k]];
    }
    kernels[i].value(in, values[leaves + i], n, r.scratch());
  }
}
