package io.github.vae4j.priors;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vae4j.core.model.Prior;
import io.github.vae4j.core.model.Support;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Parameter;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.tensor.Tensor;
import io.github.vae4j.core.testkit.FailingTests;
import io.github.vae4j.core.testkit.PriorContract;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The contract of priors finds mistakes that were made on purpose. */
class PriorContractTest {
  @Test
  void aPriorWhoseDrawsIgnoreItsParameters() {
    assertThat(FailingTests.of(DeafPrior.class)).containsExactly("drawsFollowTheDensity");
  }

  @Test
  void aPriorThatAveragesOverDimensions() {
    assertThat(FailingTests.of(MeanPrior.class))
        .contains("agreesWithReferenceValues", "integratesToOneInTwoDimensions")
        .doesNotContain("integratesToOneInOneDimension");
  }

  static class DeafPrior extends PriorContract {
    @Override
    protected Prior prior(int latentDim) {
      DiagonalGaussianPrior right = new DiagonalGaussianPrior(latentDim);
      return new Prior() {
        @Override
        public Support support() {
          return right.support();
        }

        @Override
        public Tensor logProb(Tensor z) {
          return right.logProb(z);
        }

        @Override
        public Tensor sample(Scope scope, int n, RandomStream random) {
          return scope.normal(Shape.of(n, latentDim), random);
        }

        @Override
        public List<Parameter> parameters() {
          return right.parameters();
        }
      };
    }

    @Override
    protected List<PriorContract.Reference> references() {
      return standard();
    }
  }

  static class MeanPrior extends PriorContract {
    @Override
    protected Prior prior(int latentDim) {
      StandardGaussianPrior right = new StandardGaussianPrior(latentDim);
      return new Prior() {
        @Override
        public Support support() {
          return right.support();
        }

        @Override
        public Tensor logProb(Tensor z) {
          return right.logProb(z).div(Math.max(1, latentDim));
        }

        @Override
        public Tensor sample(Scope scope, int n, RandomStream random) {
          return right.sample(scope, n, random);
        }
      };
    }

    @Override
    protected List<PriorContract.Reference> references() {
      return standard();
    }
  }

  private static List<PriorContract.Reference> standard() {
    return List.of(
        new PriorContract.Reference(new float[] {0}, Map.of(), -0.9189385332046727),
        new PriorContract.Reference(new float[] {0.5f, -1, 3}, Map.of(), -7.881815599614018),
        new PriorContract.Reference(new float[] {40}, Map.of(), -800.9189385332047));
  }
}
