package io.github.vae4j.core.vae;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.vae4j.core.model.Head;
import io.github.vae4j.core.model.HeadLayout;
import io.github.vae4j.core.model.Likelihood;
import io.github.vae4j.core.model.Measure;
import io.github.vae4j.core.model.Support;
import io.github.vae4j.core.model.UnnormalizedTraining;
import io.github.vae4j.core.objective.Progress;
import io.github.vae4j.core.objective.WeightedElbo;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.tensor.Tensor;
import io.github.vae4j.core.testkit.WithDevice;
import org.junit.jupiter.api.Test;

/** What is dropped in training is dropped nowhere else. */
class UnnormalizedTrainingTest extends WithDevice {
  private static final double NORMALISER = 7;

  private static Vae vae(boolean unnormalized) {
    Vae vae = LinearGaussian.withPosterior(1.3);
    return unnormalized
        ? new Vae(
            vae.encoder(),
            vae.encoderDistribution(),
            vae.prior(),
            vae.decoder(),
            new Without(vae.likelihood()),
            vae.klRegistry())
        : vae;
  }

  /** The same draws under both: the objective differs by the normaliser, nothing logged does. */
  @Test
  void theObjectiveAloneLacksTheNormaliser() {
    try (Scope scope = device().scope()) {
      Tensor x = scope.constant(Shape.of(2, 2), new float[] {0.3f, -1, 2, 0.5f});
      Pass plain = vae(false).elbo(x, 3, RandomStream.of(5));
      Pass pass = vae(true).elbo(x, 3, RandomStream.of(5));
      WeightedElbo objective = new WeightedElbo(1, 0, 0);
      Progress progress = new Progress(0, 1, 1);
      float loss = objective.loss(pass.terms(), progress).item();
      float full = objective.loss(plain.terms(), progress).item();
      assertThat((double) loss - full).isCloseTo(NORMALISER, within(1e-5));
      assertThat(pass.terms().exactLogLikelihood().toArray())
          .isEqualTo(plain.terms().exactLogLikelihood().toArray());
      assertThat(pass.terms().kl().total().toArray())
          .isEqualTo(plain.terms().kl().total().toArray());
    }
  }

  @Test
  void theLogLikelihoodIsThatOfTheDensity() {
    assertThat(logLikelihood(vae(true))).isEqualTo(logLikelihood(vae(false)));
  }

  private double[] logLikelihood(Vae vae) {
    return new ImportanceSampling(vae, 16)
        .logLikelihood(
            device(),
            2,
            (scope, rows) -> scope.full(Shape.of(rows.length, 2), 0.4),
            RandomStream.of(6),
            done -> {});
  }

  private record Without(Likelihood density) implements Likelihood, UnnormalizedTraining {
    @Override
    public Tensor unnormalizedLogProb(Tensor x, Head head) {
      return density.logProb(x, head).sub(NORMALISER);
    }

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

    @Override
    public Tensor mean(Head head) {
      return density.mean(head);
    }

    @Override
    public Tensor sample(Head head, RandomStream random) {
      return density.sample(head, random);
    }
  }
}
