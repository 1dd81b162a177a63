package io.github.vae4j.likelihoods.unitinterval;

import io.github.vae4j.core.model.CumulativeDistribution;
import io.github.vae4j.core.model.Head;
import io.github.vae4j.core.model.HeadLayout;
import io.github.vae4j.core.model.Likelihood;
import io.github.vae4j.core.model.Measure;
import io.github.vae4j.core.model.Support;
import io.github.vae4j.core.model.UnnormalizedTraining;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Tensor;
import io.github.vae4j.likelihoods.Bernoulli;
import java.util.Map;
import java.util.Optional;

/**
 * The practice of training on grey values in [0, 1] by the Bernoulli formula, binary cross-entropy,
 * which is the log of no density there (Loaiza-Ganem, Cunningham, 2019, section 2). With λ =
 * sigmoid(ã) objectives are given
 *
 * <pre>
 * Σ (x log λ + (1 − x) log(1 − λ)) = log p(x|z) − Σ log C(λ)
 * </pre>
 *
 * and all that is logged, evaluated, drawn and shown is of the density p that the formula is part
 * of, the {@link ContinuousBernoulli}, with its normaliser C(λ) ≥ 2. How much of the logged
 * expected log-likelihood training never saw is {@code log_normaliser}, E_q[Σ log C(λ)] in nats.
 *
 * <p>The formula is greatest at λ = x, the density at another λ: C(λ) draws it to the edges. So the
 * mean of this density, E[x|z], is paler than λ, which the practice shows as its picture.
 */
public final class BernoulliOnGrey
    implements Likelihood, CumulativeDistribution, UnnormalizedTraining {
  private final ContinuousBernoulli density = new ContinuousBernoulli();
  private final Bernoulli practice = new Bernoulli();

  @Override
  public HeadLayout head(int dataDim) {
    return density.head(dataDim);
  }

  @Override
  public Support support() {
    return density.support();
  }

  @Override
  public Measure measure() {
    return density.measure();
  }

  @Override
  public Tensor logProb(Tensor x, Head head) {
    return density.logProb(x, head);
  }

  /** Σ (x ã − softplus(ã)), which is binary cross-entropy with its sign turned. */
  @Override
  public Tensor unnormalizedLogProb(Tensor x, Head head) {
    return practice.logProb(x, head);
  }

  @Override
  public Tensor mean(Head head) {
    return density.mean(head);
  }

  @Override
  public Optional<Tensor> deviation(Head head) {
    return density.deviation(head);
  }

  @Override
  public Tensor sample(Head head, RandomStream random) {
    return density.sample(head, random);
  }

  /** The logit of the data's mean, as the practice has it: λ is fitted, not the density's mean. */
  @Override
  public float initialBias(String slot, float dataMean) {
    return practice.initialBias(slot, dataMean);
  }

  @Override
  public Map<String, Tensor> diagnostics(Head head) {
    return density.diagnostics(head);
  }

  @Override
  public Tensor logCdf(Tensor t, Head head) {
    return density.logCdf(t, head);
  }

  @Override
  public Tensor logSurvival(Tensor t, Head head) {
    return density.logSurvival(t, head);
  }

  @Override
  public Tensor logProbWithin(Tensor centre, double halfWidth, Head head) {
    return density.logProbWithin(centre, halfWidth, head);
  }
}
