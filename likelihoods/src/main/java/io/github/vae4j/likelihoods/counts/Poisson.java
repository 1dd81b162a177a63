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
import java.util.Optional;

/**
 * Independent counts with log-rates r̃(z) from the decoder:
 *
 * <pre>
 * log p(x|z) = Σ (x r̃ − exp r̃ − log x!)
 * </pre>
 *
 * with log x! kept, so that it is a log-mass; its variance is its mean.
 */
public final class Poisson implements Likelihood {
  /** A data mean of 0 would start at −∞. */
  private static final double LEAST_MEAN = 1e-3;

  @Override
  public HeadLayout head(int dataDim) {
    return HeadLayout.of("logRate", dataDim);
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
    return SpecialFunctions.logPoisson(x, head.get("logRate")).sum(-1);
  }

  @Override
  public Tensor mean(Head head) {
    return head.get("logRate").exp();
  }

  /** The root of the rate, exp(r̃ / 2). */
  @Override
  public Optional<Tensor> deviation(Head head) {
    return Optional.of(head.get("logRate").mul(0.5).exp());
  }

  @Override
  public Tensor sample(Head head, RandomStream random) {
    Tensor logRate = head.get("logRate").stopGradient();
    Shape shape = logRate.shape();
    float[] values = logRate.toArray();
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) PoissonDraws.of(Math.exp(values[i]), random);
    }
    return logRate.scope().constant(shape, values);
  }

  @Override
  public float initialBias(String slot, float dataMean) {
    return (float) Math.log(Math.max(dataMean, LEAST_MEAN));
  }

  @Override
  public float initialWeight(HeadLayout.Slot slot) {
    return 0f;
  }
}
