package io.github.vae4j.experiments.studies.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.testkit.WithDevice;
import io.github.vae4j.core.vae.Vae;
import io.github.vae4j.priors.GaussianPosterior;
import org.junit.jupiter.api.Test;

class LinearVaeTest extends WithDevice {
  private static final LinearGaussian MODEL = LinearGaussian.drawn(5, 2, 0.4, RandomStream.of(7));
  private static final float[] X = {0.25f, -1.25f, 2, 0.5f, -0.75f};

  private static double[] doubles(float[] x) {
    double[] doubles = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      doubles[i] = x[i];
    }
    return doubles;
  }

  @Test
  void theVaeIsReadBack() {
    LinearGaussian read = LinearGaussian.of(device(), MODEL.vae());
    assertThat(read.sigma()).isCloseTo(0.4, within(1e-6));
    assertThat(read.mean()).containsExactly(MODEL.mean(), within(1e-6));
    assertThat(read.weights()[3]).containsExactly(MODEL.weights()[3], within(1e-6));
  }

  @Test
  void theEncoderIsThePosteriorWhereItCanBe() {
    LinearGaussian turned = MODEL.turned();
    try (Scope scope = device().inference()) {
      GaussianPosterior q =
          (GaussianPosterior) turned.vae().encode(scope.constant(Shape.of(1, 5), X));
      double[] mean = turned.posteriorMean(doubles(X));
      assertThat(doubles(q.mean().toArray())).containsExactly(mean, within(1e-5));
      double[][] covariance = turned.posteriorCovariance();
      assertThat(doubles(q.logVariance().exp().toArray()))
          .containsExactly(new double[] {covariance[0][0], covariance[1][1]}, within(1e-6));
    }
  }

  /** Elsewhere it is the nearest factorised one: any other variance is farther from it. */
  @Test
  void theEncoderIsTheNearestFactorisedGaussian() {
    try (Scope scope = device().inference()) {
      GaussianPosterior q =
          (GaussianPosterior) MODEL.vae().encode(scope.constant(Shape.of(1, 5), X));
      double[] mean = doubles(q.mean().toArray());
      double[] variance = doubles(q.logVariance().exp().toArray());
      double nearest = MODEL.klToPosterior(doubles(X), mean, variance);
      assertThat(nearest).isGreaterThan(1e-4);
      for (double factor : new double[] {0.97, 1.03}) {
        for (int l = 0; l < 2; l++) {
          double[] other = variance.clone();
          other[l] *= factor;
          assertThat(MODEL.klToPosterior(doubles(X), mean, other)).isGreaterThan(nearest);
        }
      }
    }
  }

  @Test
  void aDecoderThatIsNotLinearIsRefused() {
    Vae vae = new EnumerableSource(1, 1, 3, 2, 1).vae();
    assertThatThrownBy(() -> LinearGaussian.of(device(), vae))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected one linear layer");
  }
}
