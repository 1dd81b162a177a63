package io.github.vae4j.likelihoods;

import io.github.vae4j.core.InputException;
import io.github.vae4j.core.model.Head;
import io.github.vae4j.core.model.HeadLayout;
import io.github.vae4j.core.tensor.Tensor;
import java.util.Map;

/**
 * A learned scale s̃, read from the slot {@code logScale} and bounded below by a smooth floor, as a
 * density without such a bound can grow for ever (Mattei, Frellsen, 2018).
 */
public final class LearnedScale {
  /** The slot that the scale is read from. */
  public static final String SLOT = "logScale";

  private final Sigma sharing;
  private final SmoothFloor floor;
  private final float start;

  /**
   * A scale of that sharing.
   *
   * @param floor what it stays above, greater than 0
   * @param start its value before training, greater than the floor
   * @throws InputException if {@code start} is not above the floor
   */
  public LearnedScale(Sigma sharing, double floor, double start) {
    if (!(start > floor)) {
      throw new InputException(
          "the scale starts at %s and has the floor %s; expected a start above the floor"
              .formatted(start, floor));
    }
    this.sharing = sharing;
    this.floor = new SmoothFloor(Math.log(floor));
    this.start = (float) this.floor.inverse(Math.log(start));
  }

  /** A layout with the slot of this scale. */
  public HeadLayout addTo(HeadLayout layout, int dataDim) {
    return sharing.addTo(layout, SLOT, dataDim, start);
  }

  /** log s̃, of the shape of the slot. */
  public Tensor log(Head head) {
    return floor.apply(head.get(SLOT));
  }

  /** The bias that the slot starts from. */
  public float start() {
    return start;
  }

  /**
   * {@code sigma_at_floor}: the share of all scales whose raw output asks for less than the floor.
   */
  public Map<String, Tensor> diagnostics(Head head) {
    return Map.of("sigma_at_floor", floor.atFloor(head.get(SLOT)).mean());
  }
}
