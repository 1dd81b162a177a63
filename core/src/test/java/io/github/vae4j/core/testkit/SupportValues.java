package io.github.vae4j.core.testkit;

import io.github.vae4j.core.model.Levels;
import io.github.vae4j.core.model.Support;
import io.github.vae4j.core.random.RandomStream;

/**
 * Values of a support: near 0 if it is continuous, else small whole numbers, or levels of 8 bits;
 * well inside of an open unit interval, so that they may be moved a little.
 */
final class SupportValues {
  private SupportValues() {}

  static float[] draw(Support support, int n, RandomStream random) {
    float[] values = new float[n];
    for (int i = 0; i < n; ) {
      float value = (float) random.nextNormal();
      float middle = (float) (0.2 + 0.6 * random.nextDouble());
      float level = Levels.OF_8_BITS.value(random.nextInt(256));
      float size = Math.abs(value);
      boolean open = support.equals(Support.OPEN_UNIT_INTERVAL);
      for (float candidate :
          open ? new float[] {middle} : new float[] {value, size, level, random.nextInt(4)}) {
        if (support.contains(candidate)) {
          values[i++] = candidate;
          break;
        }
      }
    }
    return values;
  }
}
