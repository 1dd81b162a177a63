package io.github.vae4j.core.testkit;

import io.github.vae4j.core.model.Support;
import io.github.vae4j.core.random.RandomStream;

/** Values of a support: near 0 if it is continuous, small whole numbers if it is not. */
final class SupportValues {
  private SupportValues() {}

  static float[] draw(Support support, int n, RandomStream random) {
    float[] values = new float[n];
    for (int i = 0; i < n; ) {
      float value = (float) random.nextNormal();
      for (float candidate : new float[] {value, Math.abs(value), random.nextInt(2)}) {
        if (support.contains(candidate)) {
          values[i++] = candidate;
          break;
        }
      }
    }
    return values;
  }
}
