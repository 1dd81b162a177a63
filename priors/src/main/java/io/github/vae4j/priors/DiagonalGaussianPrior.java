package io.github.vae4j.priors;

import io.github.vae4j.core.model.GaussianDensity;
import io.github.vae4j.core.model.Prior;
import io.github.vae4j.core.model.Support;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Parameter;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.tensor.Tensor;
import java.util.List;

/**
 * A Gaussian of learned means μ₀ and variances σ₀²:
 *
 * <pre>
 * log p(z) = −½ Σ ((z − μ₀)² / σ₀² + log σ₀² + log 2π)
 * </pre>
 *
 * It starts as N(0, I). Its log-variance is bounded as that of the encoder distribution is ({@link
 * GaussianPosterior}).
 */
public final class DiagonalGaussianPrior implements Prior {
  private final Parameter mean;
  private final Parameter logVariance;

  /**
   * A prior that starts as N(0, I).
   *
   * @param latentDim L
   */
  public DiagonalGaussianPrior(int latentDim) {
    mean = new Parameter("prior.mean", Shape.of(latentDim), new float[latentDim]);
    logVariance = new Parameter("prior.logVariance", Shape.of(latentDim), new float[latentDim]);
  }

  @Override
  public Support support() {
    return Support.REAL;
  }

  @Override
  public Tensor logProb(Tensor z) {
    return GaussianDensity.log(z, mean(z.scope()), logVariance(z.scope())).sum(-1);
  }

  @Override
  public Tensor sample(Scope scope, int n, RandomStream random) {
    Tensor deviation = logVariance(scope).stopGradient().mul(0.5).exp();
    Tensor noise = scope.normal(Shape.of(n, mean.shape().size()), random);
    return noise.mul(deviation).add(mean(scope).stopGradient());
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(mean, logVariance);
  }

  /** μ₀, [L]. */
  public Tensor mean(Scope scope) {
    return scope.use(mean);
  }

  /** log σ₀², [L]. */
  public Tensor logVariance(Scope scope) {
    return LogVariance.bounded(scope.use(logVariance));
  }
}
