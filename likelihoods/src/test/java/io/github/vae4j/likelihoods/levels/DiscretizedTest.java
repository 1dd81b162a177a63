package io.github.vae4j.likelihoods.levels;

import io.github.vae4j.core.model.Levels;
import io.github.vae4j.core.model.Likelihood;
import io.github.vae4j.core.testkit.Grid;
import io.github.vae4j.core.testkit.LikelihoodContract;
import io.github.vae4j.likelihoods.LearnedScale;
import io.github.vae4j.likelihoods.ReferenceValues;
import io.github.vae4j.likelihoods.Sigma;
import io.github.vae4j.likelihoods.StandardDistribution;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;

class DiscretizedTest {
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
}
