package io.github.vae4j.likelihoods;

import io.github.vae4j.core.InputException;
import io.github.vae4j.core.model.FittedSlots;
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
 * A Gaussian with one σ for everything, in closed form (Rybkin, Daniilidis, Levine, 2021, eq. 5):
 * the σ² that maximises the log-likelihood is the mean squared error of the decoder's mean,
 *
 * <pre>
 * σ*² = E[(x − μ̃(z))²]      log p(x|z) = −D/2 log 2πσ*² − ‖x − μ̃(z)‖² / 2σ*²
 * </pre>
 *
 * <p>A σ* of the very batch that is scored is a fit to what is to be predicted, and the result no
 * density of x. So the expectation is taken over training data: σ² is a number of the model that
 * after every training step moves by the share {@code rate} towards the batch's mean squared error
 * at draws of z. The gradient of the mean is that of the paper with this average in place of the
 * batch's own value, and test rows are scored with a σ that never saw them.
 */
public final class GaussianOptimal implements Likelihood, LocationScale, FittedSlots {
  private static final String SLOT = "logVariance";

  private final double floor;
  private final float start;
  private final double rate;

  /**
   * A Gaussian of optimal σ.
   *
   * @param floor what σ stays at or above, in units of x
   * @param start σ before the first step, above the floor
   * @param rate the weight of the newest batch, in (0, 1]
   * @throws InputException if {@code start} is not above the floor
   */
  public GaussianOptimal(double floor, double start, double rate) {
    if (!(start > floor)) {
      throw new InputException(
          "σ starts at %s and has the floor %s; expected a start above the floor"
              .formatted(start, floor));
    }
    if (!(rate > 0 && rate <= 1)) {
      throw new IllegalArgumentException("rate is " + rate + "; expected a number in (0, 1]");
    }
    this.floor = floor;
    this.start = (float) (2 * Math.log(start));
    this.rate = rate;
  }

  @Override
  public HeadLayout head(int dataDim) {
    return HeadLayout.of("mean", dataDim).free(SLOT, 1, start);
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
    return GaussianDensity.log(x, mean(head), head.get(SLOT)).sum(-1);
  }

  /** (1 − rate) σ² + rate · MSE, not below the floor. */
  @Override
  public Map<String, float[]> fit(Tensor x, Head head) {
    double squaredError = x.sub(mean(head).stopGradient()).square().mean().item();
    double before = Math.exp(head.get(SLOT).item());
    double variance = (1 - rate) * before + rate * squaredError;
    double bounded = Math.max(variance, floor * floor);
    return Map.of(SLOT, new float[] {(float) Math.log(bounded)});
  }

  @Override
  public Tensor mean(Head head) {
    return head.get("mean");
  }

  /** σ, the same for every dimension. */
  @Override
  public Optional<Tensor> deviation(Head head) {
    Tensor mean = mean(head);
    return Optional.of(mean.scope().full(mean.shape(), 1).mul(logScale(head).exp()));
  }

  @Override
  public Tensor sample(Head head, RandomStream random) {
    Tensor mean = mean(head).stopGradient();
    Tensor sigma = logScale(head).stopGradient().exp();
    return mean.scope().normal(mean.shape(), random).mul(sigma).add(mean);
  }

  @Override
  public float initialBias(String slot, float dataMean) {
    return dataMean;
  }

  /** {@code sigma}, and {@code sigma_at_floor}: 1 where the mean squared error asks for less. */
  @Override
  public Map<String, Tensor> diagnostics(Head head) {
    Tensor sigma = logScale(head).exp().mean();
    Tensor atFloor = sigma.neg().greater(-floor * (1 + 1e-5));
    return Map.of("sigma", sigma, "sigma_at_floor", atFloor);
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
    return head.get(SLOT).mul(0.5);
  }
}
