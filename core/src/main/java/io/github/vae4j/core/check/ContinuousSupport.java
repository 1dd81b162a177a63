package io.github.vae4j.core.check;

import io.github.vae4j.core.model.Measure;
import io.github.vae4j.core.model.Support;
import java.util.OptionalDouble;

/** Tells continuous supports from discrete ones by asking for values that no lattice has. */
final class ContinuousSupport {
  private static final float[] GENERIC = {
    0.41421357f, 0.7320508f, 1.4142135f, -0.41421357f, 2.7182817f, -2.7182817f, 10.313708f
  };

  private ContinuousSupport() {}

  /** A value inside the support; none if it is discrete. */
  static OptionalDouble inside(Support support) {
    for (float value : GENERIC) {
      if (support.contains(value)) {
        return OptionalDouble.of(value);
      }
    }
    return OptionalDouble.empty();
  }

  /** What a log-probability over the support is that of. */
  static Measure measure(Support support) {
    return inside(support).isPresent() ? Measure.LEBESGUE : Measure.COUNTING;
  }
}
