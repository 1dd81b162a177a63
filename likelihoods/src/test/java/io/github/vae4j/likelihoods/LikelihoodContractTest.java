package io.github.vae4j.likelihoods;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vae4j.core.model.Head;
import io.github.vae4j.core.model.HeadLayout;
import io.github.vae4j.core.model.Likelihood;
import io.github.vae4j.core.model.Measure;
import io.github.vae4j.core.model.Support;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Tensor;
import io.github.vae4j.core.testkit.FailingTests;
import io.github.vae4j.core.testkit.LikelihoodContract;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The contract finds mistakes that were made on purpose, each where it should. */
class LikelihoodContractTest {
  private static final double LOG_2_PI = Math.log(2 * Math.PI);

  @Test
  void theRightOneFailsNowhere() {
    assertThat(FailingTests.of(Right.class)).isEmpty();
  }

  @Test
  void aDroppedHalf() {
    assertThat(FailingTests.of(DroppedHalf.class))
        .contains(
            "agreesWithReferenceValues",
            "integratesToOneInOneDimension",
            "integratesToOneInTwoDimensions",
            "drawsFollowTheDensity");
  }

  @Test
  void aDroppedConstant() {
    assertThat(FailingTests.of(DroppedConstant.class))
        .contains("agreesWithReferenceValues", "integratesToOneInOneDimension");
  }

  /** In one dimension nothing is wrong with it. */
  @Test
  void aMeanOverDimensions() {
    assertThat(FailingTests.of(MeanOverDimensions.class))
        .contains("agreesWithReferenceValues", "integratesToOneInTwoDimensions")
        .doesNotContain("integratesToOneInOneDimension");
  }

  @Test
  void drawsOfTheWrongScale() {
    assertThat(FailingTests.of(WideDraws.class)).containsExactly("drawsFollowTheDensity");
  }

  @Test
  void dimensionsThatShareTheirNoise() {
    assertThat(FailingTests.of(SharedNoise.class))
        .containsExactly("drawsOfDimensionsAreIndependent");
  }

  @Test
  void drawsThatCarryAGradient() {
    assertThat(FailingTests.of(TrackedDraws.class))
        .containsExactly("drawsAreTheStreamsAndCarryNoGradient");
  }

  @Test
  void aMeanThatIsNotTheDensitys() {
    assertThat(FailingTests.of(ShiftedMean.class)).contains("meanIsThatOfTheDensity");
  }

  @Test
  void aDeviationThatIsNotTheDensitys() {
    assertThat(FailingTests.of(WideDeviation.class)).containsExactly("deviationIsThatOfTheDensity");
  }

  @Test
  void aGradientThatIsCut() {
    assertThat(FailingTests.of(CutGradient.class))
        .containsExactly("gradientsAgreeWithFiniteDifferences");
  }

  @Test
  void rowsThatLeak() {
    assertThat(FailingTests.of(LeakingRows.class)).contains("rowsAndSamplesDoNotTouchEachOther");
  }

  @Test
  void aProbabilityThatIsRoundedBeforeItsLogarithm() {
    assertThat(FailingTests.of(RoundedBernoulli.class))
        .contains("isFiniteAtExtremeHeads", "agreesWithReferenceValues");
  }

  /** A unit Gaussian written out; the mistakes override one part each. */
  static class Gaussian implements Likelihood {
    @Override
    public HeadLayout head(int dataDim) {
      return HeadLayout.of("mean", dataDim);
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
      return x.sub(head.get("mean")).square().add(LOG_2_PI).mul(-0.5).sum(-1);
    }

    @Override
    public Tensor mean(Head head) {
      return head.get("mean");
    }

    @Override
    public Tensor sample(Head head, RandomStream random) {
      Tensor mean = head.get("mean").stopGradient();
      return mean.scope().normal(mean.shape(), random).add(mean);
    }
  }

  static class WideDeviation extends OnGaussian {
    @Override
    protected Likelihood likelihood() {
      return new Gaussian() {
        @Override
        public Optional<Tensor> deviation(Head head) {
          return Optional.of(mean(head).mul(0).add(1.02));
        }
      };
    }
  }

  /** The contract on a Gaussian. */
  abstract static class OnGaussian extends LikelihoodContract {
    @Override
    protected List<Reference> references() {
      return List.of(
          new Reference(new float[] {0}, Map.of("mean", new float[] {0}), -0.9189385332046727),
          new Reference(new float[] {3}, Map.of("mean", new float[] {0}), -5.418938533204673),
          new Reference(
              new float[] {0.5f, 1}, Map.of("mean", new float[] {0, 1}), -1.9628770664093454));
    }
  }

  static class Right extends OnGaussian {
    @Override
    protected Likelihood likelihood() {
      return new Gaussian();
    }
  }

  static class DroppedHalf extends OnGaussian {
    @Override
    protected Likelihood likelihood() {
      return new Gaussian() {
        @Override
        public Tensor logProb(Tensor x, Head head) {
          return x.sub(head.get("mean")).square().neg().add(-0.5 * LOG_2_PI).sum(-1);
        }
      };
    }
  }

  static class DroppedConstant extends OnGaussian {
    @Override
    protected Likelihood likelihood() {
      return new Gaussian() {
        @Override
        public Tensor logProb(Tensor x, Head head) {
          return x.sub(head.get("mean")).square().mul(-0.5).sum(-1);
        }
      };
    }
  }

  static class MeanOverDimensions extends OnGaussian {
    @Override
    protected Likelihood likelihood() {
      return new Gaussian() {
        @Override
        public Tensor logProb(Tensor x, Head head) {
          int dimensions = Math.max(1, x.shape().last());
          return super.logProb(x, head).div(dimensions);
        }
      };
    }
  }

  static class WideDraws extends OnGaussian {
    @Override
    protected Likelihood likelihood() {
      return new Gaussian() {
        @Override
        public Tensor sample(Head head, RandomStream random) {
          Tensor mean = head.get("mean").stopGradient();
          return mean.scope().normal(mean.shape(), random).mul(1.1).add(mean);
        }
      };
    }
  }

  static class SharedNoise extends OnGaussian {
    @Override
    protected Likelihood likelihood() {
      return new Gaussian() {
        @Override
        public Tensor sample(Head head, RandomStream random) {
          Tensor mean = head.get("mean").stopGradient();
          if (mean.shape().last() == 0) {
            return mean;
          }
          return mean.scope().normal(mean.shape(), random).slice(-1, 0, 1).add(mean);
        }
      };
    }
  }

  static class TrackedDraws extends OnGaussian {
    @Override
    protected Likelihood likelihood() {
      return new Gaussian() {
        @Override
        public Tensor sample(Head head, RandomStream random) {
          Tensor mean = head.get("mean");
          return mean.scope().normal(mean.shape(), random).add(mean);
        }
      };
    }
  }

  static class ShiftedMean extends OnGaussian {
    @Override
    protected Likelihood likelihood() {
      return new Gaussian() {
        @Override
        public Tensor mean(Head head) {
          return head.get("mean").mul(1.01).add(0.01);
        }
      };
    }
  }

  static class CutGradient extends OnGaussian {
    @Override
    protected Likelihood likelihood() {
      return new Gaussian() {
        @Override
        public Tensor logProb(Tensor x, Head head) {
          return x.sub(head.get("mean").stopGradient()).square().add(LOG_2_PI).mul(-0.5).sum(-1);
        }
      };
    }
  }

  static class LeakingRows extends OnGaussian {
    @Override
    protected Likelihood likelihood() {
      return new Gaussian() {
        @Override
        public Tensor logProb(Tensor x, Head head) {
          Tensor right = super.logProb(x, head);
          return right.add(right.sub(right.mean()).mul(0.01)); // batch statistics
        }
      };
    }
  }

  static class RoundedBernoulli extends LikelihoodContract {
    @Override
    protected Likelihood likelihood() {
      return new Likelihood() {
        private final Likelihood right = new Bernoulli();

        @Override
        public HeadLayout head(int dataDim) {
          return right.head(dataDim);
        }

        @Override
        public Support support() {
          return right.support();
        }

        @Override
        public Measure measure() {
          return right.measure();
        }

        @Override
        public Tensor logProb(Tensor x, Head head) {
          Tensor p = head.get("logits").sigmoid();
          return x.mul(p.log()).add(x.neg().add(1).mul(p.neg().add(1).log())).sum(-1);
        }

        @Override
        public Tensor mean(Head head) {
          return right.mean(head);
        }

        @Override
        public Tensor sample(Head head, RandomStream random) {
          return right.sample(head, random);
        }
      };
    }

    @Override
    protected List<Reference> references() {
      return new BernoulliTest().references();
    }
  }
}
