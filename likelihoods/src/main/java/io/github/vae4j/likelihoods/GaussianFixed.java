package io.github.vae4j.likelihoods;

import io.github.vae4j.core.model.GaussianDensity;
import io.github.vae4j.core.model.Head;
import io.github.vae4j.core.model.HeadLayout;
import io.github.vae4j.core.model.Likelihood;
import io.github.vae4j.core.model.Measure;
import io.github.vae4j.core.model.Support;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Tensor;
import java.util.Optional;

/**
 * A Gaussian whose mean comes from the decoder and whose σ is a constant:
 *
 * <pre>
 * log p(x|z) = −D/2 log 2πσ² − ‖x − μ̃(z)‖² / 2σ²
 * </pre>
 *
 * the squared error with its constant and its weight against the KL.
 */
public final class GaussianFixed implements Likelihood, LocationScale {
  private final double sigma;

  /**
   * A Gaussian of that σ.
   *
   * @param sigma in units of x, greater than 0
   */
  public GaussianFixed(double sigma) {
    if (!(sigma > 0) || Double.isInfinite(sigma)) {
      throw new IllegalArgumentException("sigma is " + sigma + "; expected a number above 0");
    }
    this.sigma = sigma;
  }

  @Override
  public HeadLayout head(int dataDim) {
    return HeadLayout.of("mean", dataDim);
  }

  @Override
  public Support support() {
    return Support.REAL;
  }

  @Override
  public Measure measure() {
    return Measure.LEBESGUE;
  }

  @Override
  public Tensor logProb(Tensor x, Head head) {
    return GaussianDensity.log(x, mean(head), sigma).sum(-1);
  }

  @Override
  public Tensor mean(Head head) {
    return head.get("mean");
  }

  @Override
  public Optional<Tensor> deviation(Head head) {
    return Optional.of(mean(head).scope().full(mean(head).shape(), sigma));
  }

  @Override
  public Tensor sample(Head head, RandomStream random) {
    Tensor mean = mean(head).stopGradient();
    return mean.scope().normal(mean.shape(), random).mul(sigma).add(mean);
  }

  @Override
  public float initialBias(String slot, float dataMean) {
    return dataMean;
  }

  @Override
  public StandardDistribution standard() {
    return StandardDistribution.GAUSSIAN;
  }

  @Override
  public Tensor location(Head head) {
    return mean(head);
  }

  @Override
  public Tensor logScale(Head head) {
    return mean(head).scope().scalar(Math.log(sigma));
  }
}
