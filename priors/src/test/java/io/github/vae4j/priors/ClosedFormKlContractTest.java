package io.github.vae4j.priors;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vae4j.core.kl.ClosedFormKl;
import io.github.vae4j.core.model.EncoderDistribution;
import io.github.vae4j.core.tensor.Tensor;
import io.github.vae4j.core.testkit.ClosedFormKlContract;
import io.github.vae4j.core.testkit.FailingTests;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The contract of KL rules finds mistakes that were made on purpose. */
class ClosedFormKlContractTest {
  @Test
  void aKlThatIsTwoPercentTooLarge() {
    assertThat(FailingTests.of(TooLargeKl.class))
        .contains("agreesWithReferenceValues", "agreesWithQuadrature", "agreesWithMonteCarlo");
  }

  @Test
  void aDeviationReadAsAVariance() {
    assertThat(FailingTests.of(DeviationAsVarianceKl.class))
        .contains("agreesWithReferenceValues", "agreesWithQuadrature", "agreesWithMonteCarlo")
        .doesNotContain("isZeroWhereThePosteriorIsThePrior", "isNeverNegative");
  }

  @Test
  void distributionsInTheWrongOrder() {
    assertThat(FailingTests.of(ReversedKl.class))
        .contains("agreesWithReferenceValues", "agreesWithQuadrature")
        .doesNotContain("isZeroWhereThePosteriorIsThePrior", "isNeverNegative");
  }

  @Test
  void aKlOfMinusOneConstant() {
    assertThat(FailingTests.of(ShiftedKl.class))
        .contains("isNeverNegative", "isZeroWhereThePosteriorIsThePrior");
  }

  @Test
  void aKlOfSaturatedProbabilities() {
    assertThat(FailingTests.of(NaiveBernoulliKl.class))
        .contains("isFiniteAndNotNegativeAtExtremes", "agreesWithReferenceValues");
  }

  @Test
  void aKlWithoutGradient() {
    assertThat(FailingTests.of(UntrackedKl.class))
        .containsExactly("gradientsAgreeWithFiniteDifferences");
  }

  /** The contract on the Gaussian pair, with a mistake planted in its rule. */
  abstract static class OnGaussianKl
      extends ClosedFormKlContract<GaussianPosterior, StandardGaussianPrior> {
    abstract Tensor planted(GaussianPosterior q);

    @Override
    protected ClosedFormKl<GaussianPosterior, StandardGaussianPrior> rule() {
      return new ClosedFormKl<>() {
        @Override
        public Class<GaussianPosterior> posterior() {
          return GaussianPosterior.class;
        }

        @Override
        public Class<StandardGaussianPrior> prior() {
          return StandardGaussianPrior.class;
        }

        @Override
        public Tensor klPerDimension(GaussianPosterior q, StandardGaussianPrior p) {
          return planted(q);
        }
      };
    }

    static Tensor right(GaussianPosterior q) {
      return new GaussianStandardKl().klPerDimension(q, new StandardGaussianPrior(1));
    }

    @Override
    protected EncoderDistribution encoder() {
      return new DiagonalGaussianEncoder();
    }

    @Override
    protected StandardGaussianPrior prior(int latentDim) {
      return new StandardGaussianPrior(latentDim);
    }

    @Override
    protected Map<String, float[]> equalToPrior() {
      return Map.of("mean", new float[1], "logVariance", new float[1]);
    }

    @Override
    protected List<Reference> references() {
      return List.of(
          reference(1, -1.3862944f, 0.8181471805599453),
          reference(-3, -9.2103404f, 8.605220185988092),
          reference(0, 0, 0));
    }

    private static Reference reference(float mean, float logVariance, double kl) {
      return new Reference(
          Map.of("mean", new float[] {mean}, "logVariance", new float[] {logVariance}),
          Map.of(),
          1,
          kl);
    }
  }

  static class TooLargeKl extends OnGaussianKl {
    @Override
    Tensor planted(GaussianPosterior q) {
      return right(q).mul(1.02);
    }
  }

  static class DeviationAsVarianceKl extends OnGaussianKl {
    @Override
    Tensor planted(GaussianPosterior q) {
      return right(new GaussianPosterior(q.mean(), q.logVariance().mul(0.5)));
    }
  }

  static class ReversedKl extends OnGaussianKl {
    @Override
    Tensor planted(GaussianPosterior q) {
      Tensor precision = q.logVariance().neg();
      return q.mean().square().mul(precision.exp()).add(precision.expm1().sub(precision)).mul(0.5);
    }
  }

  static class ShiftedKl extends OnGaussianKl {
    @Override
    Tensor planted(GaussianPosterior q) {
      return right(q).add(-0.5);
    }
  }

  static class UntrackedKl extends OnGaussianKl {
    @Override
    Tensor planted(GaussianPosterior q) {
      return right(q).stopGradient();
    }
  }

  static class NaiveBernoulliKl extends ClosedFormKlContract<BernoulliPosterior, BernoulliPrior> {
    @Override
    protected ClosedFormKl<BernoulliPosterior, BernoulliPrior> rule() {
      return new ClosedFormKl<>() {
        @Override
        public Class<BernoulliPosterior> posterior() {
          return BernoulliPosterior.class;
        }

        @Override
        public Class<BernoulliPrior> prior() {
          return BernoulliPrior.class;
        }

        @Override
        public Tensor klPerDimension(BernoulliPosterior q, BernoulliPrior p) {
          Tensor a = q.logits().sigmoid();
          Tensor b = p.logits(a.scope()).sigmoid();
          Tensor notA = a.neg().add(1);
          Tensor notB = b.neg().add(1);
          return a.mul(a.div(b).log()).add(notA.mul(notA.div(notB).log()));
        }
      };
    }

    @Override
    protected EncoderDistribution encoder() {
      return new BernoulliEncoder(BitGradient.straightThrough());
    }

    @Override
    protected BernoulliPrior prior(int latentDim) {
      return BernoulliPrior.learned(latentDim, 0.5);
    }

    @Override
    protected Map<String, float[]> equalToPrior() {
      return Map.of();
    }

    @Override
    protected List<Reference> references() {
      return List.of(
          reference(2.1972246f, 0, 0.36806420716849707),
          reference(100, -100, 100),
          reference(-80, 0, 0.6931471805599453));
    }

    private static Reference reference(float logit, float prior, double kl) {
      return new Reference(
          Map.of("logits", new float[] {logit}),
          Map.of("prior.logits", new float[] {prior}),
          1,
          kl);
    }
  }
}
