package io.github.vae4j.priors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.vae4j.core.model.EncoderDistribution;
import io.github.vae4j.core.model.Head;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.core.tensor.Gradients;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.tensor.Tensor;
import io.github.vae4j.core.testkit.EncoderDistributionContract;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GaussianPosteriorTest extends EncoderDistributionContract {
  @Override
  protected EncoderDistribution encoder() {
    return new DiagonalGaussianEncoder();
  }

  /**
   * By scipy.stats.norm.logpdf(z, mean, exp(logVariance / 2)).sum(), the log-variance first clipped
   * to [−20, 20].
   */
  @Override
  protected List<Reference> references() {
    return List.of(
        at(new float[] {0.5f, -3}, new float[] {0, 1}, new float[] {-2, 1.5f}, -4.296550359963115),
        at(new float[] {50}, new float[] {0}, new float[] {0}, -1250.9189385332047),
        at(new float[] {0.001f}, new float[] {0}, new float[] {-14}, 5.479759267592299),
        at(new float[] {0}, new float[] {0}, new float[] {-1000}, 9.081061466795328),
        at(new float[] {0}, new float[] {0}, new float[] {1000}, -10.918938533204672));
  }

  private static Reference at(float[] z, float[] mean, float[] logVariance, double logProb) {
    return new Reference(z, Map.of("mean", mean, "logVariance", logVariance), logProb);
  }

  /**
   * d/dμ E[z²] = 2μ and d/d log σ² E[z²] = σ²; at μ = 1, σ = 0.5 they are 2 and 0.25. The estimates
   * are means of 2z, of variance 4σ², and of z σ ε, over 200,000 draws: deviations 0.0022 and
   * 0.0014.
   */
  @Test
  void gradientThroughDrawsIsThatOfTheExpectation() {
    try (Device device = Device.cpu(1);
        Scope scope = device.scope()) {
      Tensor mean = scope.variable(Shape.of(1, 1), 1);
      Tensor logVariance = scope.variable(Shape.of(1, 1), (float) (2 * Math.log(0.5)));
      Tensor z =
          encoder()
              .read(Head.of(Map.of("mean", mean, "logVariance", logVariance)))
              .rsample(200_000, RandomStream.of(1))
              .surrogate();
      Gradients gradients = scope.gradients(z.square().mean());
      assertThat(gradients.of(mean).item()).isCloseTo(2, within(0.011f)); // 5 deviations
      assertThat(gradients.of(logVariance).item()).isCloseTo(0.25f, within(0.007f));
    }
  }

  /** Out of range the value stays at the bound, and the gradient that leads back is not lost. */
  @Test
  void aLogVarianceOutOfRangeStillHasAGradient() {
    for (float raw : new float[] {-25, 25}) {
      try (Device device = Device.cpu(1);
          Scope scope = device.scope()) {
        Tensor logVariance = scope.variable(Shape.of(1, 1), raw);
        Head head =
            Head.of(Map.of("mean", scope.full(Shape.of(1, 1), 0), "logVariance", logVariance));
        GaussianPosterior q = new DiagonalGaussianEncoder().read(head);
        assertThat(q.logVariance().item()).isEqualTo(Math.signum(raw) * 20);
        Tensor kl = new GaussianStandardKl().kl(q, new StandardGaussianPrior(1)).sum();
        float gradient = scope.gradients(kl).of(logVariance).item(); // ½ (σ² − 1) at the bound
        assertThat((double) gradient)
            .isCloseTo(0.5 * Math.expm1(Math.signum(raw) * 20), within(1e3));
        assertThat(Math.signum(gradient)).as("descent leads inwards").isEqualTo(Math.signum(raw));
      }
    }
  }
}
