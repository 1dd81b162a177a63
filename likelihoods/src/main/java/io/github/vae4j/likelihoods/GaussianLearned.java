package io.github.vae4j.likelihoods;

import io.github.vae4j.core.InputException;
import io.github.vae4j.core.model.GaussianDensity;
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
 * A Gaussian whose mean and σ are both learned:
 *
 * <pre>
 * log p(x|z) = −½ Σ ((x − μ̃(z))² / σ̃² + log σ̃² + log 2π)
 * </pre>
 *
 * <p>σ̃ is bounded below. Without a bound the density has none above: where the mean can match a
 * pixel exactly, such as a border pixel that is always black, log p grows for ever as σ̃ goes to 0
 * (Mattei, Frellsen, 2018). The bound is smooth, so that training cannot get stuck at it; see
 * {@link #diagnostics} for how much is.
 */
public final class GaussianLearned implements Likelihood, LocationScale {
  private final Sigma sigma;
  private final SmoothFloor floor;
  private final float start;

  /**
   * A Gaussian of learned σ.
   *
   * @param floor what σ stays above, in units of x, greater than 0
   * @param start σ before training, greater than the floor
   * @throws InputException if {@code start} is not above the floor
   */
  public GaussianLearned(Sigma sigma, double floor, double start) {
    if (!(start > floor)) {
      throw new InputException(
          "σ starts at %s and has the floor %s; expected a start above the floor"
              .formatted(start, floor));
    }
    this.sigma = sigma;
    this.floor = new SmoothFloor(2 * Math.log(floor));
    this.start = (float) this.floor.inverse(2 * Math.log(start));
  }

  @Override
  public HeadLayout head(int dataDim) {
    return sigma.addTo(HeadLayout.of("mean", dataDim), "logVariance", dataDim, start);
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
    return GaussianDensity.log(x, mean(head), logVariance(head)).sum(-1);
  }

  @Override
  public Tensor mean(Head head) {
    return head.get("mean");
  }

  /** σ̃, of each dimension also where it is shared. */
  @Override
  public Optional<Tensor> deviation(Head head) {
    Tensor mean = mean(head);
    return Optional.of(mean.scope().full(mean.shape(), 1).mul(sigma(head)));
  }

  @Override
  public Tensor sample(Head head, RandomStream random) {
    Tensor mean = mean(head).stopGradient();
    return mean.scope().normal(mean.shape(), random).mul(sigma(head).stopGradient()).add(mean);
  }

  private Tensor sigma(Head head) {
    return logVariance(head).mul(0.5).exp();
  }

  @Override
  public float initialBias(String slot, float dataMean) {
    return slot.equals("mean") ? dataMean : start;
  }

  /** {@code sigma_at_floor}: the share of all σ whose raw output asks for less than the floor. */
  @Override
  public Map<String, Tensor> diagnostics(Head head) {
    return Map.of("sigma_at_floor", floor.atFloor(head.get("logVariance")).mean());
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
    return logVariance(head).mul(0.5);
  }

  private Tensor logVariance(Head head) {
    return floor.apply(head.get("logVariance"));
  }
}
