package io.github.vae4j.likelihoods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.vae4j.core.InputException;
import io.github.vae4j.core.model.Head;
import io.github.vae4j.core.model.HeadLayout;
import io.github.vae4j.core.model.Likelihood;
import io.github.vae4j.core.model.Measure;
import io.github.vae4j.core.model.Support;
import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.tensor.Tensor;
import io.github.vae4j.core.testkit.LikelihoodContract;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * Reference values in Python with mpmath: f = 2 log(0.004), d = raw − f, log σ² = f + (d + √(d² +
 * 4))/2, then −(log 2π + log σ² + (x − μ)²/σ²)/2, summed.
 */
class GaussianLearnedTest {
  private static final double FLOOR = 0.004;

  @Nested
  class OfEachPixel extends LikelihoodContract {
    @Override
    protected Likelihood likelihood() {
      return new GaussianLearned(Sigma.PIXEL, FLOOR, 0.3);
    }

    @Override
    protected List<Reference> references() {
      return List.of(
          at(new float[] {0.5f, -1}, new float[] {0, 1}, new float[] {-2, 4}, -3.7879174565058695),
          at(new float[] {0.25f}, new float[] {0.25f}, new float[] {-30}, 4.576219999619029),
          at(new float[] {0.75f}, new float[] {0.25f}, new float[] {-30}, -7407.571551273292),
          at(new float[] {30}, new float[] {-30}, new float[] {0}, -1646.3277491999859));
    }
  }

  @Nested
  class OfEachDimension extends LikelihoodContract {
    @Override
    protected Likelihood likelihood() {
      return new GaussianLearned(Sigma.DIMENSION, FLOOR, 0.3);
    }

    @Override
    protected List<Reference> references() {
      return List.of(
          at(new float[] {0.5f, -1}, new float[] {0, 1}, new float[] {-2, 4}, -3.7879174565058695),
          at(new float[] {0.25f}, new float[] {0.25f}, new float[] {-30}, 4.576219999619029),
          at(new float[] {0.75f}, new float[] {0.25f}, new float[] {-30}, -7407.571551273292));
    }
  }

  @Nested
  class OfAll extends LikelihoodContract {
    @Override
    protected Likelihood likelihood() {
      return new GaussianLearned(Sigma.SHARED, FLOOR, 0.3);
    }

    @Override
    protected List<Reference> references() {
      return List.of(
          at(new float[] {0.5f, 1}, new float[] {0, 1}, new float[] {-2}, -0.7751712753025110),
          at(new float[] {0.25f}, new float[] {0.25f}, new float[] {-30}, 4.576219999619029),
          at(new float[] {0.75f}, new float[] {0.25f}, new float[] {-30}, -7407.571551273292));
    }
  }

  @Test
  void isADensityOnTheRealLine() {
    Likelihood likelihood = new GaussianLearned(Sigma.PIXEL, FLOOR, 0.3);
    assertThat(likelihood.support()).isEqualTo(Support.REAL);
    assertThat(likelihood.measure()).isEqualTo(Measure.LEBESGUE);
  }

  @Test
  void onlyThePixelsSigmaIsAnOutputOfTheDecoder() {
    assertThat(slot(Sigma.PIXEL)).isEqualTo(new HeadLayout.Slot("logVariance", 5, false, 0));
    assertThat(slot(Sigma.DIMENSION).free()).isTrue();
    assertThat(slot(Sigma.DIMENSION).width()).isEqualTo(5);
    assertThat(slot(Sigma.SHARED).free()).isTrue();
    assertThat(slot(Sigma.SHARED).width()).isEqualTo(1);
  }

  /**
   * At zero weights every σ is the setting's, whether its slot is free or an output with a bias.
   */
  @Test
  void startsAtTheStatedSigma() {
    for (Sigma sigma : Sigma.values()) {
      Likelihood likelihood = new GaussianLearned(sigma, FLOOR, 0.3);
      float start = likelihood.initialBias("logVariance", 0.13f);
      assertThat(likelihood.initialBias("mean", 0.13f)).isEqualTo(0.13f);
      if (sigma != Sigma.PIXEL) {
        assertThat(slot(sigma).start()).isEqualTo(start);
      }
      // log N(0; 0, 0.3²) = −log 0.3 − ½ log 2π
      assertThat(logProb(likelihood, 0, start)).isCloseTo(0.2850343f, within(1e-5f));
    }
  }

  /** However low the raw output, σ stays at the floor: log N(0; 0, f²) = −log f − ½ log 2π. */
  @Test
  void sigmaStaysAboveTheFloor() {
    Likelihood likelihood = new GaussianLearned(Sigma.PIXEL, FLOOR, 0.3);
    double atFloor = -Math.log(FLOOR) - 0.5 * Math.log(2 * Math.PI);
    float before = Float.NEGATIVE_INFINITY;
    for (float raw : new float[] {0, -8, -11, -12, -20, -100, -1e4f, -1e8f}) {
      float logProb = logProb(likelihood, 0, raw);
      assertThat(logProb).as("log p at raw %s", raw).isGreaterThanOrEqualTo(before);
      assertThat((double) logProb).isLessThanOrEqualTo(atFloor + 1e-5);
      before = logProb;
    }
    assertThat((double) before).isCloseTo(atFloor, within(1e-5));
  }

  /**
   * A pixel that was always matched, so that its σ ran to the floor and its raw output far below
   * it, is suddenly missed by 0.5: the gradient still says to widen, however far below it is.
   */
  @Test
  void gradientBringsSigmaBackFromFarBelowTheFloor() {
    Likelihood likelihood = new GaussianLearned(Sigma.PIXEL, FLOOR, 0.3);
    for (float raw : new float[] {-12, -20, -100, -1000, -1e4f}) {
      try (Device device = Device.cpu(1);
          Scope scope = device.scope()) {
        Tensor rawOutput = scope.variable(Shape.of(1, 1, 1), raw);
        Head head =
            Head.of(
                Map.of("mean", scope.constant(Shape.of(1, 1, 1), 0.5f), "logVariance", rawOutput));
        Tensor logProb = likelihood.logProb(scope.constant(Shape.of(1, 1), 0), head);
        float gradient = scope.gradients(logProb.sum()).of(rawOutput).item();
        // ½ ((x − μ)²/σ² − 1) · 1/d², with σ at the floor
        double d = raw - 2 * Math.log(FLOOR);
        double expected = 0.5 * (0.25 / (FLOOR * FLOOR) - 1) / (d * d);
        assertThat((double) gradient)
            .as("gradient at raw %s", raw)
            .isPositive()
            .isBetween(0.1 * expected, 1.1 * expected);
      }
    }
  }

  @Test
  void tellsTheShareOfSigmasAtTheFloor() {
    Likelihood likelihood = new GaussianLearned(Sigma.PIXEL, FLOOR, 0.3);
    try (Device device = Device.cpu(1);
        Scope scope = device.inference()) {
      float floor = (float) (2 * Math.log(FLOOR));
      Tensor raw =
          scope.constant(Shape.of(2, 1, 2), floor - 5, floor - 0.01f, floor + 0.01f, floor - 1000);
      Head head = Head.of(Map.of("mean", scope.full(Shape.of(2, 1, 2), 0), "logVariance", raw));
      assertThat(likelihood.diagnostics(head)).containsOnlyKeys("sigma_at_floor");
      assertThat(likelihood.diagnostics(head).get("sigma_at_floor").item()).isEqualTo(0.75f);
    }
  }

  @Test
  void refusesAStartBelowTheFloor() {
    assertThatThrownBy(() -> new GaussianLearned(Sigma.SHARED, 0.5, 0.3))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("0.3")
        .hasMessageContaining("0.5");
  }

  private static HeadLayout.Slot slot(Sigma sigma) {
    return new GaussianLearned(sigma, FLOOR, 0.3).head(5).slots().get(1);
  }

  /** log p at x = 0 with the mean at {@code mean}. */
  private static float logProb(Likelihood likelihood, float mean, float raw) {
    try (Device device = Device.cpu(1);
        Scope scope = device.inference()) {
      Head head =
          Head.of(
              Map.of(
                  "mean", scope.constant(Shape.of(1, 1, 1), mean),
                  "logVariance", scope.constant(Shape.of(1, 1, 1), raw)));
      return likelihood.logProb(scope.constant(Shape.of(1, 1), 0), head).item();
    }
  }

  private static LikelihoodContract.Reference at(
      float[] x, float[] mean, float[] raw, double logProb) {
    return new LikelihoodContract.Reference(x, Map.of("mean", mean, "logVariance", raw), logProb);
  }
}
