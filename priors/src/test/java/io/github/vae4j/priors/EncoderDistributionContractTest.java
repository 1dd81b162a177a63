package io.github.vae4j.priors;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vae4j.core.model.EncoderDistribution;
import io.github.vae4j.core.model.Head;
import io.github.vae4j.core.model.HeadLayout;
import io.github.vae4j.core.model.LatentDraw;
import io.github.vae4j.core.model.Posterior;
import io.github.vae4j.core.model.Support;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Tensor;
import io.github.vae4j.core.testkit.EncoderDistributionContract;
import io.github.vae4j.core.testkit.FailingTests;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The contract of encoder distributions finds mistakes that were made on purpose. */
class EncoderDistributionContractTest {
  @Test
  void drawsOfTheVarianceInPlaceOfTheDeviation() {
    assertThat(FailingTests.of(WideEncoder.class)).containsExactly("exactDrawsFollowTheDensity");
  }

  @Test
  void aPosteriorOfDroppedHalf() {
    assertThat(FailingTests.of(DroppedHalfEncoder.class))
        .contains("agreesWithReferenceValues", "integratesToOneInOneDimension");
  }

  @Test
  void drawsThatAreNotReparameterised() {
    assertThat(FailingTests.of(CutEncoder.class))
        .containsExactly(
            "drawsCarryAGradientToEveryOutput", "gradientsOfDrawsAgreeWithFiniteDifferences");
  }

  /** (bit + p) − p rounds, so that some bits are not quite 1. */
  @Test
  void bitsThatAreNearlyZeroOrOne() {
    assertThat(FailingTests.of(InexactBits.class)).contains("exactDrawsAreOfTheSupport");
  }

  /** The contract on the Gaussian encoder distribution, with a mistake planted. */
  abstract static class OnGaussianEncoder extends EncoderDistributionContract {
    abstract Posterior planted(GaussianPosterior right);

    @Override
    protected EncoderDistribution encoder() {
      return new EncoderDistribution() {
        private final DiagonalGaussianEncoder right = new DiagonalGaussianEncoder();

        @Override
        public HeadLayout head(int latentDim) {
          return right.head(latentDim);
        }

        @Override
        public Support support() {
          return right.support();
        }

        @Override
        public Posterior read(Head head) {
          return planted(right.read(head));
        }
      };
    }

    @Override
    protected List<Reference> references() {
      return new GaussianPosteriorTest().references();
    }
  }

  static class WideEncoder extends OnGaussianEncoder {
    @Override
    Posterior planted(GaussianPosterior right) {
      return new Delegate(right) {
        @Override
        public LatentDraw rsample(int samples, RandomStream random) {
          return new GaussianPosterior(right.mean(), right.logVariance().mul(2))
              .rsample(samples, random);
        }
      };
    }
  }

  static class DroppedHalfEncoder extends OnGaussianEncoder {
    @Override
    Posterior planted(GaussianPosterior right) {
      return new Delegate(right) {
        @Override
        public Tensor logProb(Tensor z) {
          return right.logProb(z).mul(2);
        }
      };
    }
  }

  static class CutEncoder extends OnGaussianEncoder {
    @Override
    Posterior planted(GaussianPosterior right) {
      return new Delegate(right) {
        @Override
        public LatentDraw rsample(int samples, RandomStream random) {
          return LatentDraw.of(right.rsample(samples, random).exact().stopGradient());
        }
      };
    }
  }

  static class InexactBits extends EncoderDistributionContract {
    @Override
    protected EncoderDistribution encoder() {
      return new BernoulliEncoder(
          (bits, logits, noisy) -> {
            Tensor p = logits.sigmoid();
            return LatentDraw.of(bits.add(p).sub(p.stopGradient()));
          });
    }

    @Override
    protected List<Reference> references() {
      return BernoulliConcreteTest.bits();
    }
  }

  static class Delegate implements Posterior {
    final GaussianPosterior right;

    Delegate(GaussianPosterior right) {
      this.right = right;
    }

    @Override
    public LatentDraw rsample(int samples, RandomStream random) {
      return right.rsample(samples, random);
    }

    @Override
    public Tensor logProb(Tensor z) {
      return right.logProb(z);
    }

    @Override
    public Tensor mean() {
      return right.mean();
    }
  }
}
