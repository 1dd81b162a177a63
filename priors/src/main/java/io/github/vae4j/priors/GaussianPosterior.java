package io.github.vae4j.priors;

import io.github.vae4j.core.model.GaussianDensity;
import io.github.vae4j.core.model.LatentDraw;
import io.github.vae4j.core.model.Posterior;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.tensor.Tensor;

/**
 * N(μ(x), diag σ²(x)), drawn as z = μ + σ ε with ε ~ N(0, I) (Kingma, Welling, 2014):
 *
 * <pre>
 * log q(z|x) = −½ Σ ((z − μ)² / σ² + log σ² + log 2π)
 * </pre>
 *
 * @param mean μ, [B, L]
 * @param logVariance log σ², [B, L]
 */
public record GaussianPosterior(Tensor mean, Tensor logVariance) implements Posterior {
  @Override
  public LatentDraw rsample(int samples, RandomStream random) {
    Shape shape = Shape.of(samples, mean.shape().get(0), mean.shape().get(1));
    Tensor noise = mean.scope().normal(shape, random);
    return LatentDraw.of(noise.mul(logVariance.mul(0.5).exp()).add(mean));
  }

  @Override
  public Tensor logProb(Tensor z) {
    return GaussianDensity.log(z, mean, logVariance).sum(-1);
  }
}
