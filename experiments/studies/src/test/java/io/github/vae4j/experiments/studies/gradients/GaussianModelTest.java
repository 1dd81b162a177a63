package io.github.vae4j.experiments.studies.gradients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.tensor.Tensor;
import io.github.vae4j.core.testkit.GradientCheck;
import io.github.vae4j.experiments.studies.oracle.LinearGaussian;
import io.github.vae4j.priors.GaussianPosterior;
import org.junit.jupiter.api.Test;

class GaussianModelTest {
  private static final GaussianModel MODEL = GaussianModel.drawn(4, 2, 0.3, RandomStream.of(2));

  /** log p(x) − KL(q ‖ p(z|x)) of the model as it was moved, both in closed form in double. */
  @Test
  void theElboWithoutNoiseIsThatOfTheOracle() {
    try (Device device = Device.cpu(1);
        Scope scope = device.inference()) {
      Tensor x = scope.constant(Shape.of(1, 4), MODEL.x());
      GaussianPosterior q = (GaussianPosterior) MODEL.vae().encode(x);
      LinearGaussian moved = LinearGaussian.of(device, MODEL.vae());
      double[] row = doubles(MODEL.x());
      double[] variance = doubles(q.logVariance().exp().toArray());
      double elbo =
          moved.logEvidence(row) - moved.klToPosterior(row, doubles(q.mean().toArray()), variance);
      assertThat((double) MODEL.negativeElbo(x).item())
          .isCloseTo(-elbo, within(2e-6 * Math.abs(elbo) + 1e-5));
    }
  }

  @Test
  void itsGradientAgreesWithFiniteDifferences() {
    GradientCheck.of((scope, none) -> MODEL.negativeElbo(scope.constant(Shape.of(1, 4), MODEL.x())))
        .parameters(MODEL.vae().parameters())
        .check();
  }

  private static double[] doubles(float[] floats) {
    double[] doubles = new double[floats.length];
    java.util.Arrays.setAll(doubles, i -> floats[i]);
    return doubles;
  }
}
