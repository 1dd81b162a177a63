package io.github.vae4j.likelihoods.unitinterval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.vae4j.core.model.Likelihood;
import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.tensor.Tensor;
import io.github.vae4j.core.testkit.Grid;
import io.github.vae4j.core.testkit.LikelihoodContract;
import io.github.vae4j.core.testkit.WithDevice;
import io.github.vae4j.likelihoods.LearnedScale;
import io.github.vae4j.likelihoods.ReferenceValues;
import io.github.vae4j.likelihoods.Sigma;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LogitNormalTest extends WithDevice {
  private static Likelihood of(double squeeze) {
    return new LogitNormal(squeeze, new LearnedScale(Sigma.PIXEL, 0.02, 1));
  }

  @Nested
  class OnTheOpenInterval extends LikelihoodContract {
    @Override
    protected Likelihood likelihood() {
      return of(0);
    }

    /** A wide σ puts mass nearer to 0 and 1 than any grid of floats. */
    @Override
    protected double headDeviation() {
      return 0.5;
    }

    @Override
    protected double gradientStep() {
      return 0x1p-6;
    }

    @Override
    protected List<Reference> references() {
      return ReferenceValues.of("logit-normal");
    }
  }

  @Nested
  class Squeezed extends LikelihoodContract {
    @Override
    protected Likelihood likelihood() {
      return of(0.002);
    }

    @Override
    protected Grid grid(double centre, double step) {
      return Grid.interval(-0.002, 1.002, step);
    }

    @Override
    protected double headDeviation() {
      return 0.5;
    }

    @Override
    protected double gradientStep() {
      return 0x1p-10;
    }

    @Override
    protected List<Reference> references() {
      return ReferenceValues.of("logit-normal-squeezed");
    }
  }

  /**
   * In Python with mpmath at 30 digits: quad(lambda n: npdf(n) / (1 + exp(-m - s * n)), [-inf, -m /
   * s, inf]).
   */
  @Test
  void meanAgreesWithQuadrature() {
    for (double[] value : MEANS) {
      try (Device device = Device.cpu(1);
          Scope scope = device.inference()) {
        Tensor location = scope.constant((float) value[0]);
        Tensor logSigma = scope.constant((float) Math.log(value[1]));
        double mean = SigmoidOfNormal.mean(location, logSigma).item();
        assertThat(mean).as("m %s, s %s", value[0], value[1]).isCloseTo(value[2], within(1e-6));
      }
    }
  }

  private static final double[][] MEANS = {
    {0, 1, 0.5},
    {1, 0.1, 0.730605827868},
    {-2, 0.5, 0.129006536341},
    {3, 1, 0.930676141996},
    {1, 1.01, 0.696208167775},
    {-3, 2.5, 0.163151696964},
    {0.5, 7, 0.52757839856},
    {4, 30, 0.552939119996},
    {-100, 2, 0},
    {-1, 0.001, 0.268941466799},
  };

  /**
   * μ, σ and the deviation of sigmoid(μ + σ n). In mpmath at 40 digits by quad over n in [-12, 12]
   * of the normal density times (1/(1+exp(-mu-s*n)) - mean)**2, mean by the same.
   */
  @Test
  void deviationsOfNarrowAndWideLogits() {
    double[][] values = {
      {0, 0.5, 0.1181337274},
      {4, 1, 0.03188463318},
      {-6, 0.9, 0.004044927392},
      {5, 1.5, 0.03689188943},
      {-5, 3, 0.172821582},
      {0.5, 8, 0.4481620855}
    };
    for (double[] value : values) {
      try (Scope scope = device().inference()) {
        Tensor location = scope.full(Shape.of(1), value[0]);
        Tensor logSigma = scope.full(Shape.of(1), Math.log(value[1]));
        double deviation = SigmoidOfNormal.variance(location, logSigma).sqrt().item();
        assertThat(deviation / value[2])
            .as("at %s, %s", value[0], value[1])
            .isCloseTo(1, within(2e-5));
      }
    }
  }
}
