package io.github.vae4j.core.tensor;

import io.github.vae4j.core.engine.Kernel;
import io.github.vae4j.core.engine.Scratch;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A worker's blocks: values and gradients of a region's registers, and room for its kernels. */
final class Registers {
  private static final int LARGEST_ARITY = 4;

  private float[][] values = new float[0][];
  private float[][] gradients = new float[0][];
  private final float[][][] in = new float[LARGEST_ARITY + 1][][];
  private final float[][] @Nullable [] dIn = new float[LARGEST_ARITY + 1][][];
  private final Scratch scratch = new Scratch();

  Registers() {
    for (int arity = 0; arity <= LARGEST_ARITY; arity++) {
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

  Scratch scratch() {
    return scratch;
  }

  private static float[][] grown(float[][] old, int count) {
    if (old.length >= count) {
      return old;
    }
    float[][] blocks = Arrays.copyOf(old, count);
    for (int i = old.length; i < count; i++) {
      blocks[i] = new float[Kernel.BLOCK];
    }
    return blocks;
  }
}
