package io.github.vae4j.likelihoods;

import io.github.vae4j.core.tensor.Tensor;

/**
 * A smooth lower bound for a raw output: with d = raw − floor,
 *
 * <pre>
 * floor + ½ (d + √(d² + 4))
 * </pre>
 *
 * which is above the floor, rises everywhere, and is within 1/d of the raw output once d is large.
 * Far below the floor its slope is 1/d². That is why it is used and neither a clip, whose slope is
 * 0 there, nor a softplus, whose slope e^d is soon as good as 0: an output that once fell below
 * either of those gets no gradient and stays there whatever the data say. Here it comes back as
 * soon as the data ask for more.
 */
record SmoothFloor(double floor) {

  Tensor apply(Tensor raw) {
    Tensor d = raw.sub(floor);
    // ½ (d + √(d² + 4)) = max(d, 0) + 2 / (|d| + √(d² + 4)), which does not cancel below the floor
    Tensor above = d.max(d.scope().scalar(0));
    Tensor root = d.square().add(4).sqrt();
    return above.add(root.add(d.abs()).reciprocal().mul(2)).add(floor);
  }

  /** 1 where the raw output asks for less than the floor, else 0. */
  Tensor atFloor(Tensor raw) {
    return raw.neg().greater(-floor);
  }

  /** The raw output that gives a value above the floor. */
  double inverse(double value) {
    double y = value - floor;
    return y - 1 / y + floor;
  }
}
