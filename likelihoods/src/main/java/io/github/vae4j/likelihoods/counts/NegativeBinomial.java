package io.github.vae4j.likelihoods.counts;

import io.github.vae4j.core.model.Head;
import io.github.vae4j.core.model.HeadLayout;
import io.github.vae4j.core.model.Likelihood;
import io.github.vae4j.core.model.Measure;
import io.github.vae4j.core.model.Support;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.tensor.SpecialFunctions;
import io.github.vae4j.core.tensor.Tensor;
import io.github.vae4j.likelihoods.GammaDraws;
import io.github.vae4j.likelihoods.Sigma;
import java.util.Optional;

/**
 * Counts that vary more than those of a Poisson distribution, as its rate itself varies (Lopez et
 * al. 2018): with mean m = exp m̃(z) and size n = exp ñ, in which the variance is m + m²/n,
 *
 * <pre>
 * log p(x|z) = Σ (log Γ(x + n) − log Γ(n) − log x! + n log(n / (n + m)) + x log(m / (n + m)))
 * </pre>
 *
 * the mass of n failures before which x successes are seen; for n to ∞ a Poisson distribution.
 */
public final class NegativeBinomial implements Likelihood {
  /** A data mean of 0 would start at −∞. */
  private static final double LEAST_MEAN = 1e-3;

  private static final String SIZE = "logSize";

  private final Sigma sharing;
  private final float start;

  /**
   * A negative binomial distribution.
   *
   * @param sharing what n is shared by
   * @param start n before training, above 0
   */
  public NegativeBinomial(Sigma sharing, double start) {
    this.sharing = sharing;
    this.start = (float) Math.log(start);
  }

  @Override
  public HeadLayout head(int dataDim) {
    return sharing.addTo(HeadLayout.of("logMean", dataDim), SIZE, dataDim, start);
  }

  @Override
  public Support support() {
    return Support.COUNTS;
  }

  @Override
  public Measure measure() {
    return Measure.COUNTING;
  }

  @Override
  public Tensor logProb(Tensor x, Head head) {
    return SpecialFunctions.logNegativeBinomial(x, head.get("logMean"), head.get(SIZE)).sum(-1);
  }

  @Override
  public Tensor mean(Head head) {
    return head.get("logMean").exp();
  }

  /** √(m + m²/n) = √(m (1 + m/n)), taken in the logarithm. */
  @Override
  public Optional<Tensor> deviation(Head head) {
    Tensor logMean = head.get("logMean");
    Tensor widening = logMean.sub(head.get(SIZE)).softplus();
    return Optional.of(logMean.add(widening).mul(0.5).exp());
  }

  /** Poisson draws of rate m g / n with g a draw of Gamma(n, 1). */
  @Override
  public Tensor sample(Head head, RandomStream random) {
    Tensor logMean = head.get("logMean").stopGradient();
    Shape shape = logMean.shape();
    float[] values = logMean.toArray();
    float[] logSize = head.get(SIZE).stopGradient().add(logMean.mul(0)).toArray();
    for (int i = 0; i < values.length; i++) {
      double logGamma = GammaDraws.logOf(Math.exp(logSize[i]), random);
      double logRate = values[i] + logGamma - logSize[i];
      values[i] = (float) PoissonDraws.of(Math.exp(logRate), random);
    }
    return logMean.scope().constant(shape, values);
  }

  @Override
  public float initialBias(String slot, float dataMean) {
    return slot.equals(SIZE) ? start : (float) Math.log(Math.max(dataMean, LEAST_MEAN));
  }

  @Override
  public float initialWeight(HeadLayout.Slot slot) {
    return 0f;
  }
}
