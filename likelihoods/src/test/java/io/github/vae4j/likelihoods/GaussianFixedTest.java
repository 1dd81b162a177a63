package io.github.vae4j.likelihoods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.vae4j.core.model.Head;
import io.github.vae4j.core.model.Likelihood;
import io.github.vae4j.core.model.Measure;
import io.github.vae4j.core.model.Support;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.tensor.Tensor;
import io.github.vae4j.core.testkit.LikelihoodContract;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reference values by scipy.stats.norm.logpdf(x, mean, sigma).sum(). */
class GaussianFixedTest {
  @Nested
  class OfUnitSigma extends LikelihoodContract {
    @Override
    protected Likelihood likelihood() {
      return new GaussianFixed(1);
    }

    @Override
    protected List<Reference> references() {
      return List.of(
          at(new float[] {0}, new float[] {0}, -0.9189385332046727),
          at(new float[] {0.5f}, new float[] {-1.5f}, -2.918938533204673),
          at(new float[] {100}, new float[] {0}, -5000.918938533205),
          at(new float[784], new float[784], -720.4478100324635));
    }
  }

  @Nested
  class OfSmallSigma extends LikelihoodContract {
    @Override
    protected Likelihood likelihood() {
      return new GaussianFixed(0.1);
    }

    @Override
    protected List<Reference> references() {
      return List.of(
          at(new float[] {0}, new float[] {0}, 1.3836465597893728), // a density may exceed 1
          at(new float[] {0, 1}, new float[] {0.25f, 1}, -0.3577068804212541),
          at(new float[] {-3}, new float[] {7}, -4998.616353440211));
    }
  }

  @Nested
  class OfLargeSigma extends LikelihoodContract {
    @Override
    protected Likelihood likelihood() {
      return new GaussianFixed(20);
    }

    @Override
    protected List<Reference> references() {
      return List.of(
          at(new float[] {0}, new float[] {0}, -3.9146708067586637),
          at(new float[] {-30}, new float[] {30}, -8.414670806758663),
          at(new float[] {1e4f}, new float[] {0}, -125003.91467080676));
    }
  }

  /** With the constant, so that it is the density's logarithm and not a scaled squared error. */
  @Test
  void isTheSquaredErrorAndItsConstant() {
    Likelihood likelihood = new GaussianFixed(1);
    try (var device = io.github.vae4j.core.tensor.Device.cpu(1);
        Scope scope = device.inference()) {
      Tensor x = scope.constant(Shape.of(1, 2), 1, 2);
      Head head = Head.of(Map.of("mean", scope.constant(Shape.of(1, 1, 2), 0, 4)));
      // −½ (1² + 2²) − log 2π
      assertThat(likelihood.logProb(x, head).item()).isCloseTo(-4.3378773f, within(1e-6f));
    }
  }

  @Test
  void isADensityOnTheRealLineThatStartsAtTheDataMean() {
    Likelihood likelihood = new GaussianFixed(1);
    assertThat(likelihood.support()).isEqualTo(Support.REAL);
    assertThat(likelihood.measure()).isEqualTo(Measure.LEBESGUE);
    assertThat(likelihood.initialBias("mean", 0.13f)).isEqualTo(0.13f);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesASigmaThatIsNone(double sigma) {
    assertThatThrownBy(() -> new GaussianFixed(sigma))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(String.valueOf(sigma));
  }

  private static LikelihoodContract.Reference at(float[] x, float[] mean, double logProb) {
    return new LikelihoodContract.Reference(x, Map.of("mean", mean), logProb);
  }
}
