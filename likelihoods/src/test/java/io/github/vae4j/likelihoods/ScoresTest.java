package io.github.vae4j.likelihoods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.vae4j.core.estimate.LevelScore;
import io.github.vae4j.core.estimate.ThresholdScore;
import io.github.vae4j.core.model.Head;
import io.github.vae4j.core.model.HeadLayout;
import io.github.vae4j.core.model.Levels;
import io.github.vae4j.core.model.Likelihood;
import io.github.vae4j.core.model.Measure;
import io.github.vae4j.core.model.Support;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.tensor.Tensor;
import io.github.vae4j.core.testkit.WithDevice;
import java.util.Map;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

/** What rows are scored by so that decoders compare. */
class ScoresTest extends WithDevice {
  private static final double SIGMA = 0.1;

  /** A Gaussian that hides its distribution function, as a likelihood of a user's own may. */
  private record Plain(GaussianFixed inner) implements Likelihood {
    @Override
    public HeadLayout head(int dataDim) {
      return inner.head(dataDim);
    }

    @Override
    public Support support() {
      return inner.support();
    }

    @Override
    public Measure measure() {
      return inner.measure();
    }

    @Override
    public Tensor logProb(Tensor x, Head head) {
      return inner.logProb(x, head);
    }

    @Override
    public Tensor mean(Head head) {
      return inner.mean(head);
    }

    @Override
    public Tensor sample(Head head, RandomStream random) {
      return inner.sample(head, random);
    }
  }

  private static Head head(String slot, Scope scope, float... values) {
    return Head.of(Map.of(slot, scope.constant(Shape.of(1, 1, values.length), values)));
  }

  /** By commons-math: pixels 0, 100/255 and 1 with means 0.05, 0.4 and 0.9. */
  private static double exactMass() {
    double half = 0.5 / 255;
    return Math.log(new NormalDistribution(0.05, SIGMA).cumulativeProbability(half))
        + Math.log(
            new NormalDistribution(0.4, SIGMA).probability(100 / 255.0 - half, 100 / 255.0 + half))
        + Math.log(1 - new NormalDistribution(0.9, SIGMA).cumulativeProbability(1 - half));
  }

  @Test
  void levelsOfADensityAreItsBinsTheEndsOpen() {
    LevelScore score = LevelScore.of(new GaussianFixed(SIGMA), Levels.OF_8_BITS).orElseThrow();
    assertThat(score.way()).isEqualTo("cdf");
    assertThat(score.exact()).isTrue();
    try (Scope scope = device().inference()) {
      Head head = head("mean", scope, 0.05f, 0.4f, 0.9f);
      Tensor x = scope.constant(Shape.of(1, 3), 0f, 100 / 255f, 1f);
      assertThat(score.score().logProb(x, head, RandomStream.of(1)).item())
          .isCloseTo((float) exactMass(), within(1e-4f));
    }
  }

  /** A mass of the levels is one already; a Bernoulli's pixels have no levels. */
  @Test
  void levelsOfAMassAreItself() {
    assertThat(LevelScore.of(new Bernoulli(), Levels.OF_8_BITS)).isEmpty();
  }

  /**
   * Inner pixels: the mean of exp(score) over many points is the probability of their bins. A bin
   * is so narrow that the density hardly changes in it, and 400 points have a relative error of
   * about 1e-3 at most; 1e-2 is more than six of its deviations.
   */
  @Test
  void withoutADistributionFunctionBinsAreDequantised() {
    Likelihood plain = new Plain(new GaussianFixed(SIGMA));
    LevelScore score = LevelScore.of(plain, Levels.OF_8_BITS).orElseThrow();
    assertThat(score.way()).isEqualTo("dequantised");
    assertThat(score.exact()).isFalse();
    double half = 0.5 / 255;
    double exact =
        new NormalDistribution(0.4, SIGMA).probability(100 / 255.0 - half, 100 / 255.0 + half)
            * new NormalDistribution(0.2, SIGMA).probability(80 / 255.0 - half, 80 / 255.0 + half);
    double mean = 0;
    int points = 400;
    try (Scope scope = device().inference()) {
      Head head = head("mean", scope, 0.4f, 0.2f);
      Tensor x = scope.constant(Shape.of(1, 2), 100 / 255f, 80 / 255f);
      for (int i = 0; i < points; i++) {
        mean +=
            Math.exp(score.score().logProb(x, head, RandomStream.of(3).split(i)).item()) / points;
      }
    }
    assertThat(mean / exact).isCloseTo(1, within(1e-2));
  }

  /** By commons-math: a bright pixel of mean 0.4, a dark one of mean 0.9. */
  @Test
  void aThresholdedImageHasTheProbabilityOfItsSides() {
    double bright = 1 - new NormalDistribution(0.4, SIGMA).cumulativeProbability(0.5);
    double dark = new NormalDistribution(0.9, SIGMA).cumulativeProbability(0.5);
    try (Scope scope = device().inference()) {
      GaussianFixed gaussian = new GaussianFixed(SIGMA);
      Tensor x = scope.constant(Shape.of(1, 2), 0.7f, 0.5f);
      assertThat(
              new ThresholdScore(gaussian, 0.5)
                  .logProb(x, head("mean", scope, 0.4f, 0.9f), RandomStream.of(1))
                  .item())
          .isCloseTo((float) (Math.log(bright) + Math.log(dark)), within(1e-4f));
    }
  }

  /** For a Bernoulli it is its own log-probability of the binary image. */
  @Test
  void ofABernoulliItIsItsOwn() {
    try (Device one = Device.cpu(1);
        Scope scope = one.inference()) {
      Bernoulli bernoulli = new Bernoulli();
      Head head = head("logits", scope, 2f, -1f, 0.3f);
      Tensor x = scope.constant(Shape.of(1, 3), 1f, 0f, 1f);
      assertThat(new ThresholdScore(bernoulli, 0.5).logProb(x, head, RandomStream.of(1)).item())
          .isCloseTo(bernoulli.logProb(x, head).item(), within(1e-6f));
    }
  }
}
