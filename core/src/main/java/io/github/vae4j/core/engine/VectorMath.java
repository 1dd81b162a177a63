package io.github.vae4j.core.engine;

/** Elementary functions over blocks. */
final class VectorMath {
  private VectorMath() {}

  static void exp(float[] x, float[] y, int n) {
    for (int i = 0; i < n; i++) {
      y[i] = (float) Math.exp(x[i]);
    }
  }
}
