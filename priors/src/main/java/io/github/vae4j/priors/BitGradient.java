package io.github.vae4j.priors;

import io.github.vae4j.core.model.LatentDraw;
import io.github.vae4j.core.tensor.Tensor;

/** How a gradient gets past a hard bit, whose own derivative is 0 almost everywhere. */
@FunctionalInterface
public interface BitGradient {
  /**
   * The draws, and what the gradient flows through.
   *
   * @param bits hard draws 1[a + g > 0], [S, B, L]
   * @param logits a, [B, L]
   * @param noisy a + g with logistic noise g, [S, B, L]
   */
  LatentDraw of(Tensor bits, Tensor logits, Tensor noisy);

  /**
   * The binary Concrete relaxation y = sigmoid((a + g) / τ), made from the noise of the bits
   * (Maddison, Mnih, Teh, 2017, equation 17).
   *
   * @param temperature τ > 0; rounding y gives the bits back at every τ
   */
  static BitGradient concrete(double temperature) {
    if (!(temperature > 0)) {
      throw new IllegalArgumentException(
          "temperature is " + temperature + "; expected a number above 0");
    }
    return (bits, logits, noisy) -> new LatentDraw(bits, noisy.div(temperature).sigmoid());
  }

  /**
   * Straight-through: the decoder sees the hard bits, and the gradient flows back as if it had seen
   * the probability sigmoid(a) (Bengio, Léonard, Courville, 2013).
   */
  static BitGradient straightThrough() {
    return (bits, logits, noisy) -> LatentDraw.straightThrough(bits, logits.sigmoid());
  }
}
