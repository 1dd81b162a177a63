package io.github.vae4j.priors;

import io.github.vae4j.core.model.LatentDraw;
import io.github.vae4j.core.model.Posterior;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.tensor.Tensor;

/**
 * Independent bits with logits a(x), so that P(z = 1) = sigmoid(a):
 *
 * <pre>
 * log q(z|x) = Σ (z a − softplus(a))
 * </pre>
 *
 * drawn as z = 1[a + g > 0] with logistic noise g = log(u / (1 − u)).
 *
 * @param logits a, [B, L]
 * @param gradient how the gradient gets past the hard bits
 */
public record BernoulliPosterior(Tensor logits, BitGradient gradient) implements Posterior {
  /** Numbers uniform on [0, 1) are multiples of 2⁻²⁴; 0 becomes half of the least other one. */
  private static final double LEAST_UNIFORM = 0x1p-25;

  @Override
  public LatentDraw rsample(int samples, RandomStream random) {
    Shape shape = Shape.of(samples, logits.shape().get(0), logits.shape().get(1));
    Tensor uniform = logits.scope().uniform(shape, random).clip(LEAST_UNIFORM, 1);
    Tensor noise = uniform.div(uniform.neg().add(1)).log();
    Tensor noisy = noise.add(logits);
    return gradient.of(noisy.greater(0), logits, noisy);
  }

  @Override
  public Tensor logProb(Tensor z) {
    return z.mul(logits).sub(logits.softplus()).sum(-1);
  }

  @Override
  public Tensor mean() {
    return logits.sigmoid();
  }
}
