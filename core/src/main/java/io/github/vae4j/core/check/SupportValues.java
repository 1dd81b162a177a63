package io.github.vae4j.core.check;

import io.github.vae4j.core.model.Support;
import io.github.vae4j.core.random.RandomStream;

/** Values of a support, found by asking it. */
public final class SupportValues {
  private static final int TRIES = 10_000;
  private static final float[] POINTS = {
    0, 1, 0.5f, 0.25f, 3, 30, -1, -30, 1f / 255, 254f / 255, 255, 2f / 255
  };

  private SupportValues() {}

  /**
   * Drawn values: near 0 if the support is continuous, small whole numbers or levels if it is not.
   *
   * @throws IllegalArgumentException if none is found
   */
  public static float[] draw(Support support, int n, RandomStream random) {
    float[] values = new float[n];
    int tries = 0;
    for (int i = 0; i < n; ) {
      if (tries++ > TRIES + 10 * n) {
        throw new IllegalArgumentException("found no values of the support " + support);
      }
      float value = (float) random.nextNormal();
      int level = random.nextInt(256);
      float share = (float) random.nextDouble();
      for (float candidate :
          new float[] {value, share, Math.abs(value), level / 255f, random.nextInt(4), level}) {
        if (support.contains(candidate)) {
          values[i++] = candidate;
          break;
        }
      }
    }
    return values;
  }

  /**
   * Drawn values at which a function may be differenced: those of a continuous support are farther
   * than that from its edges.
   */
  static float[] inside(Support support, int n, double fromEdge, RandomStream random) {
    if (ContinuousSupport.inside(support).isEmpty()) {
      return draw(support, n, random);
    }
    float room = (float) fromEdge;
    Support smaller =
        new Support(
            support.description() + " without its edges",
            v -> support.contains(v) && support.contains(v - room) && support.contains(v + room));
    return draw(smaller, n, random);
  }

  /** Near, far and edge values of the support. */
  static float[] extremes(Support support) {
    float[] found = new float[POINTS.length];
    int n = 0;
    for (float point : POINTS) {
      if (support.contains(point)) {
        found[n++] = point;
      }
    }
    return java.util.Arrays.copyOf(found, n);
  }
}
