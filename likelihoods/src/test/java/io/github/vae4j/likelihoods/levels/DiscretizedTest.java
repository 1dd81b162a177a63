package io.github.vae4j.likelihoods.levels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.vae4j.core.model.Levels;
import io.github.vae4j.core.model.Likelihood;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.tensor.Tensor;
import io.github.vae4j.core.testkit.Grid;
import io.github.vae4j.core.testkit.LikelihoodContract;
import io.github.vae4j.core.testkit.WithDevice;
import io.github.vae4j.likelihoods.LearnedScale;
import io.github.vae4j.likelihoods.ReferenceValues;
import io.github.vae4j.likelihoods.Sigma;
import io.github.vae4j.likelihoods.StandardDistribution;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DiscretizedTest extends WithDevice {
  private static Likelihood of(StandardDistribution standard, Sigma sharing, int levels) {
    return new Discretized(standard, new Levels(levels), new LearnedScale(sharing, 0.001, 0.2));
  }

  @Nested
  class OfAGaussian extends LikelihoodContract {
    @Override
    protected Likelihood likelihood() {
      return of(StandardDistribution.GAUSSIAN, Sigma.PIXEL, 256);
    }

    @Override
    protected List<Reference> references() {
      return ReferenceValues.of("discretized-gaussian");
    }
  }

  @Nested
  class OfALogistic extends LikelihoodContract {
    @Override
    protected Likelihood likelihood() {
      return of(StandardDistribution.LOGISTIC, Sigma.PIXEL, 256);
    }

    @Override
    protected List<Reference> references() {
      return ReferenceValues.of("discretized-logistic");
    }
  }

  @Nested
  class OfASharedScale extends LikelihoodContract {
    @Override
    protected Likelihood likelihood() {
      return of(StandardDistribution.LOGISTIC, Sigma.SHARED, 256);
    }

    @Override
    protected List<Reference> references() {
      return ReferenceValues.of("discretized-logistic");
    }
  }

  /** With so few levels the bins are wide. */
  @Nested
  class OnFourLevels extends LikelihoodContract {
    @Override
    protected Likelihood likelihood() {
      return new Discretized(
          StandardDistribution.GAUSSIAN,
          new Levels(4),
          new LearnedScale(Sigma.DIMENSION, 0.001, 0.5));
    }

    /** So that every level is drawn now and then. */
    @Override
    protected double headDeviation() {
      return 0.5;
    }

    @Override
    protected Grid grid(double centre, double step) {
      return Grid.levels(new Levels(4));
    }

    /** As reference_values.py computes level_mass, with n = 4. */
    @Override
    protected List<Reference> references() {
      return List.of(
          at(0, 0, 0, -0.58429904145887461),
          at(2, 0.3f, -1.5f, -1.5898038916182416),
          at(1, 0.35f, -30, 0),
          at(3, -1, -1, -11.343246636010265));
    }

    private Reference at(int level, float location, float logScale, double logMass) {
      return new Reference(
          new float[] {new Levels(4).value(level)},
          Map.of("location", new float[] {location}, "logScale", new float[] {logScale}),
          logMass);
    }
  }

  /**
   * Location, scale, and the deviations of a Gaussian and of a logistic distribution on 256 levels.
   * In mpmath at 40 digits: p_k = F((k + 1/2)/255) - F((k - 1/2)/255) with open ends, the root of
   * the sum of p_k (k/255 - mean)**2. The first scale is a quarter of a level.
   */
  @Test
  void deviationsOfNarrowAndOfClippedBins() {
    double[][] values = {
      {0.5, 0.001, 0.001961474188, 0.002255958216},
      {0.998, 0.0012, 0.001964816241, 0.002252081346},
      {0.3, 0.05, 0.05001281464, 0.09021770138},
      {1.5, 0.2, 0.006915218075, 0.07698031908},
      {-0.2, 2, 0.4478253258, 0.4716163679}
    };
    StandardDistribution[] standards = {
      StandardDistribution.GAUSSIAN, StandardDistribution.LOGISTIC
    };
    for (double[] value : values) {
      for (int i = 0; i < standards.length; i++) {
        LevelBins bins = new LevelBins(standards[i], Levels.OF_8_BITS);
        try (Scope scope = device().inference()) {
          Tensor location = scope.full(Shape.of(1, 1, 1), value[0]);
          Tensor logScale = scope.full(Shape.of(1, 1, 1), Math.log(value[1]));
          Tensor mean = bins.mean(location, logScale);
          double deviation = bins.squareAbout(mean, location, logScale).sqrt().item();
          assertThat(deviation / value[2 + i])
              .as("%s at %s, %s", standards[i], value[0], value[1])
              .isCloseTo(1, within(1e-4));
        }
      }
    }
  }
}
