package io.github.vae4j.likelihoods;

import io.github.vae4j.core.model.CumulativeDistribution;
import io.github.vae4j.core.model.Head;
import io.github.vae4j.core.model.HeadLayout;
import io.github.vae4j.core.model.Likelihood;
import io.github.vae4j.core.model.Measure;
import io.github.vae4j.core.model.Support;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Tensor;
import java.util.Optional;

/**
 * Independent bits with logits ã(z) from the decoder, so that P(x = 1) = sigmoid(ã):
 *
 * <pre>
 * log p(x|z) = Σ (x ã − softplus(ã))
 * </pre>
 *
 * which neither overflows nor loses a saturated probability.
 */
public final class Bernoulli implements Likelihood, CumulativeDistribution {
  /** A data mean nearer to 0 or 1 would start the logits so far out that they learn slowly. */
  private static final double LEAST_MEAN = 1e-3;

  @Override
  public HeadLayout head(int dataDim) {
    return HeadLayout.of("logits", dataDim);
  }

  @Override
  public Support support() {
    return Support.BINARY;
  }

  @Override
  public Measure measure() {
    return Measure.COUNTING;
  }

  @Override
  public Tensor logProb(Tensor x, Head head) {
    Tensor logits = head.get("logits");
    return x.mul(logits).sub(logits.softplus()).sum(-1);
  }

  @Override
  public Tensor mean(Head head) {
    return head.get("logits").sigmoid();
  }

  /** √(p (1 − p)), with 1 − p = sigmoid(−ã), which does not cancel. */
  @Override
  public Optional<Tensor> deviation(Head head) {
    Tensor logits = head.get("logits");
    return Optional.of(logits.sigmoid().mul(logits.neg().sigmoid()).sqrt());
  }

  @Override
  public Tensor sample(Head head, RandomStream random) {
    Tensor probability = mean(head);
    return probability.greater(probability.scope().uniform(probability.shape(), random));
  }

  /** −∞ below 0, log P(x = 0) from 0 on, 0 from 1 on. */
  @Override
  public Tensor logCdf(Tensor t, Head head) {
    Tensor zero = head.get("logits").softplus().neg();
    Tensor never = t.scope().scalar(Double.NEGATIVE_INFINITY);
    return zero.mul(0).where(atLeast(t, 1), zero).where(atLeast(t, 0), never);
  }

  /** 0 below 0, log P(x = 1) from 0 on, −∞ from 1 on. */
  @Override
  public Tensor logSurvival(Tensor t, Head head) {
    Tensor one = head.get("logits").neg().softplus().neg();
    Tensor never = t.scope().scalar(Double.NEGATIVE_INFINITY);
    return never.where(atLeast(t, 1), one.where(atLeast(t, 0), one.mul(0)));
  }

  /** −softplus(∓ã) from 0 to 1; outside, the one tail has all of the mass and the other none. */
  @Override
  public Tensor logTail(Tensor upper, Tensor t, Head head) {
    Tensor inside = head.get("logits").mul(upper.mul(-2).add(1)).softplus().neg();
    Tensor all = t.scope().scalar(0);
    Tensor none = t.scope().scalar(Double.NEGATIVE_INFINITY);
    Tensor beyond = none.where(upper, all);
    Tensor before = all.where(upper, none);
    return beyond.where(atLeast(t, 1), inside.where(atLeast(t, 0), before));
  }

  /** 1 where t ≥ bound, else 0. */
  private static Tensor atLeast(Tensor t, float bound) {
    return t.greater(Math.nextDown(bound));
  }

  @Override
  public float initialBias(String slot, float dataMean) {
    double mean = Math.min(Math.max(dataMean, LEAST_MEAN), 1 - LEAST_MEAN);
    return (float) Math.log(mean / (1 - mean));
  }
}
