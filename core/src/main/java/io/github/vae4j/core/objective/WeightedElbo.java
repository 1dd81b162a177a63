package io.github.vae4j.core.objective;

import io.github.vae4j.core.kl.KlValue;
import io.github.vae4j.core.tensor.Tensor;
import java.util.Optional;

/**
 * The negative ELBO with a weighed and floored KL, in nats, the mean over the batch:
 *
 * <pre>
 * −E_q[log p(x|z)] + β·min(1, epochs done / warm-up epochs) · Σⱼ max(λ, mean over batch of KLⱼ)
 * </pre>
 *
 * <ul>
 *   <li>β: Higgins et al. (2017), eq. 4.
 *   <li>Warm-up of the KL's weight, from 0 in a straight line: Bowman et al. (2016), section 3.1;
 *       Sønderby et al. (2016).
 *   <li>Free bits, λ nats for each dimension j of z, whose KL below λ costs nothing and has no
 *       gradient: Kingma et al. (2016), eq. 15. A KL that does not split into dimensions counts as
 *       one.
 * </ul>
 *
 * <p>With β = 1 and neither warm-up nor free bits it is the negative ELBO itself.
 */
public final class WeightedElbo implements Objective {
  private final double beta;
  private final double warmUpEpochs;
  private final double freeBits;

  /**
   * An objective.
   *
   * @param beta β, at least 0
   * @param warmUpEpochs epochs until the KL has its full weight; 0: from the start
   * @param freeBits λ in nats for each dimension, at least 0; 0: none
   */
  public WeightedElbo(double beta, double warmUpEpochs, double freeBits) {
    this.beta = nonNegative("beta", beta);
    this.warmUpEpochs = nonNegative("warmUpEpochs", warmUpEpochs);
    this.freeBits = nonNegative("freeBits", freeBits);
  }

  @Override
  public Tensor loss(ElboTerms terms, Progress progress) {
    Tensor expectedLogLikelihood = terms.expectedLogLikelihood();
    Tensor kl = floored(terms.kl()).mul(klWeight(progress));
    return kl.sub(expectedLogLikelihood.mean());
  }

  /** The ELBO where nothing is weighed or floored. */
  @Override
  public Optional<Bound> bound() {
    boolean plain = beta == 1 && warmUpEpochs == 0 && freeBits == 0;
    return plain ? Optional.of(Bound.ELBO) : Optional.empty();
  }

  /** What the KL is multiplied by at this step. */
  public double klWeight(Progress progress) {
    double epoch = progress.epoch();
    return epoch < warmUpEpochs ? beta * epoch / warmUpEpochs : beta;
  }

  private Tensor floored(KlValue kl) {
    if (freeBits == 0) {
      return kl.total().mean();
    }
    Tensor means = kl.perDimension().mean(0);
    return means.max(means.scope().full(means.shape(), freeBits)).sum();
  }

  private static double nonNegative(String name, double value) {
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          "%s is %s; expected finite and at least 0".formatted(name, value));
    }
    return value;
  }
}
