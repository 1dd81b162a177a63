package io.github.vae4j.priors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vae4j.core.model.Prior;
import io.github.vae4j.core.testkit.PriorContract;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PriorsTest {
  /** By scipy.stats.norm.logpdf(z).sum(). */
  @Nested
  class StandardGaussian extends PriorContract {
    @Override
    protected Prior prior(int latentDim) {
      return new StandardGaussianPrior(latentDim);
    }

    @Override
    protected List<Reference> references() {
      return List.of(
          at(new float[] {0}, -0.9189385332046727),
          at(new float[] {0.5f, -1, 3}, -7.881815599614018),
          at(new float[] {40}, -800.9189385332047));
    }
  }

  /** By scipy.stats.norm.logpdf(z, mean, exp(logVariance / 2)).sum(). */
  @Nested
  class DiagonalGaussian extends PriorContract {
    @Override
    protected Prior prior(int latentDim) {
      return new DiagonalGaussianPrior(latentDim);
    }

    @Override
    protected List<Reference> references() {
      return List.of(
          at(new float[] {0.5f, -1, 3}, -7.881815599614018), // as standard-gaussian before training
          new Reference(
              new float[] {1, -2},
              Map.of("prior.mean", new float[] {0.5f, 3}, "prior.logVariance", new float[] {1, -3}),
              -251.95307353640166),
          new Reference(
              new float[] {0},
              Map.of("prior.mean", new float[] {0}, "prior.logVariance", new float[] {1000}),
              -10.918938533204672)); // log-variance clipped to 20
    }

    @Test
    void learnsItsMeanAndVariance() {
      assertThat(prior(3).parameters())
          .extracting(parameter -> parameter.toString())
          .containsExactly("prior.mean[3]", "prior.logVariance[3]");
    }
  }

  /** In Python: log(p) for z = 1 and log(1 − p) for z = 0, summed. */
  @Nested
  class FixedBernoulli extends PriorContract {
    @Override
    protected Prior prior(int latentDim) {
      return BernoulliPrior.fixed(latentDim, 0.1);
    }

    @Override
    protected List<Reference> references() {
      return List.of(
          at(new float[] {1}, -2.302585092994046),
          at(new float[] {1, 0}, -2.407945608651872),
          at(new float[] {0, 0, 0}, -0.3160815469734789));
    }

    @Test
    void learnsNothing() {
      assertThat(prior(3).parameters()).isEmpty();
    }
  }

  /** As above, and −log1p(exp(∓a)) for logits a. */
  @Nested
  class LearnedBernoulli extends PriorContract {
    @Override
    protected Prior prior(int latentDim) {
      return BernoulliPrior.learned(latentDim, 0.5);
    }

    @Override
    protected List<Reference> references() {
      return List.of(
          at(new float[] {1, 0}, -1.3862943611198906),
          new Reference(
              new float[] {0, 1}, Map.of("prior.logits", new float[] {2, -50}), -52.12692801104297),
          new Reference(new float[] {1}, Map.of("prior.logits", new float[] {-800}), -800));
    }

    @Test
    void learnsItsLogits() {
      assertThat(prior(3).parameters())
          .extracting(parameter -> parameter.toString())
          .containsExactly("prior.logits[3]");
    }
  }

  @Test
  void aProbabilityThatRulesOutAValueIsRefused() {
    for (double probability : new double[] {0, 1, -0.1, Double.NaN}) {
      assertThatThrownBy(() -> BernoulliPrior.fixed(2, probability))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("probability is " + probability);
    }
  }

  private static PriorContract.Reference at(float[] z, double logProb) {
    return new PriorContract.Reference(z, Map.of(), logProb);
  }
}
