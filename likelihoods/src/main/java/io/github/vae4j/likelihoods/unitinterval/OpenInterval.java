package io.github.vae4j.likelihoods.unitinterval;

import io.github.vae4j.core.model.Support;
import io.github.vae4j.core.tensor.Tensor;

/**
 * The open interval (−ε, 1 + ε), which is squeezed onto (0, 1) by y = (x + ε) / (1 + 2ε). With ε =
 * 0 values of exactly 0 and 1 are outside, where densities of y may be infinite; with ε of half a
 * grey level they are as far inside as any other level is from the edges of its bin.
 */
record OpenInterval(double margin) {
  private static final String ADVICE =
      "0 and 1 themselves are left out, as the density may be infinite there; widen the interval"
          + " with --set likelihood.squeeze=0.002 (half a grey level of 8 bits), or choose a"
          + " likelihood that takes [0, 1] or grey levels";

  OpenInterval {
    if (!(margin >= 0)) {
      throw new IllegalArgumentException("squeeze is " + margin + "; expected at least 0");
    }
  }

  Support support() {
    return margin == 0
        ? Support.OPEN_UNIT_INTERVAL.advising(ADVICE)
        : Support.open(-margin, 1 + margin);
  }

  /** y in (0, 1). */
  Tensor squeezed(Tensor x) {
    return margin == 0 ? x : x.add(margin).mul(1 / width());
  }

  /** x of y in [0, 1]; for draws and means. */
  Tensor widened(Tensor y) {
    return margin == 0 ? y : y.mul(width()).sub(margin);
  }

  /** Of x, log p(x) = log p(y) − log(1 + 2ε). */
  double logWidth() {
    return Math.log(width());
  }

  /** 1 + 2ε, what deviations of y are multiplied by. */
  double width() {
    return 1 + 2 * margin;
  }

  /** The same values, those that rounding has put on an edge moved inside. */
  Tensor inside(Tensor x) {
    float least = margin == 0 ? Float.MIN_NORMAL : (float) -margin;
    while (!(least > -margin)) {
      least = Math.nextUp(least);
    }
    float largest = (float) (1 + margin);
    while (!(largest < 1 + margin)) {
      largest = Math.nextDown(largest);
    }
    return x.clip(least, largest);
  }
}
