package io.github.vae4j.core.check;

import io.github.vae4j.core.model.Measure;
import io.github.vae4j.core.model.Support;
import java.util.Set;

/**
 * What a certification should know of a component where that cannot be derived from its interface.
 * A component that implements this interface is asked; all others have these defaults.
 */
public interface CheckHints {
  /** The defaults. */
  CheckHints NONE = new CheckHints() {};

  /** What an object says of itself, or the defaults. */
  static CheckHints of(Object component) {
    return component instanceof CheckHints hints ? hints : NONE;
  }

  /** The deviation of raw outputs that are drawn, about 0, or about the start of a free slot. */
  default double headDeviation() {
    return 1;
  }

  /** How far from a point gradients are differenced at first; kinks are noticed in any case. */
  default double gradientStep() {
    return 0x1p-4;
  }

  /** Slots whose values are bounded on purpose, so that large raw outputs do the same as others. */
  default Set<String> boundedSlots() {
    return Set.of();
  }

  /**
   * How one dimension is integrated or summed.
   *
   * @param centre where a density is thick
   * @param step of the quadrature; made smaller until the integral stands still
   */
  default Quadrature quadrature(Support support, Measure measure, double centre, double step) {
    return Quadrature.of(support, measure, centre, step);
  }
}
