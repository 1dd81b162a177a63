package io.github.vae4j.likelihoods;

import io.github.vae4j.core.model.Head;
import io.github.vae4j.core.model.HeadLayout;
import io.github.vae4j.core.model.Likelihood;
import io.github.vae4j.core.model.Measure;
import io.github.vae4j.core.model.Support;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Tensor;
import java.util.Map;
import java.util.Optional;

/**
 * A Laplace distribution of learned mean and scale:
 *
 * <pre>
 * log p(x|z) = −Σ (|x − μ̃(z)| / s̃ + log s̃ + log 2)
 * </pre>
 *
 * the absolute error with its weight and its constant; its mean is the median.
 */
public final class Laplace implements Likelihood, LocationScale {
  private final LearnedScale scale;

  /** A Laplace distribution of that scale, in units of x. */
  public Laplace(LearnedScale scale) {
    this.scale = scale;
  }

  @Override
  public HeadLayout head(int dataDim) {
    return scale.addTo(HeadLayout.of("mean", dataDim), dataDim);
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
    Tensor logScale = scale.log(head);
    Tensor d = x.sub(mean(head)).mul(logScale.neg().exp());
    return standard().logDensity(d).sub(logScale).sum(-1);
  }

  @Override
  public Tensor mean(Head head) {
    return head.get("mean");
  }

  /** √2 s̃, of each dimension also where it is shared. */
  @Override
  public Optional<Tensor> deviation(Head head) {
    Tensor mean = mean(head);
    Tensor scales = scale.log(head).exp().mul(Math.sqrt(2));
    return Optional.of(mean.scope().full(mean.shape(), 1).mul(scales));
  }

  @Override
  public Tensor sample(Head head, RandomStream random) {
    Tensor mean = mean(head).stopGradient();
    Tensor draw = standard().draw(mean.scope(), mean.shape(), random);
    return draw.mul(scale.log(head).stopGradient().exp()).add(mean);
  }

  @Override
  public float initialBias(String slot, float dataMean) {
    return slot.equals(LearnedScale.SLOT) ? scale.start() : dataMean;
  }

  @Override
  public Map<String, Tensor> diagnostics(Head head) {
    return scale.diagnostics(head);
  }

  @Override
  public StandardDistribution standard() {
    return StandardDistribution.LAPLACE;
  }

  @Override
  public Tensor location(Head head) {
    return mean(head);
  }

  @Override
  public Tensor logScale(Head head) {
    return scale.log(head);
  }
}
