package io.github.vae4j.likelihoods.unitinterval;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vae4j.core.model.Likelihood;
import io.github.vae4j.core.model.Support;
import io.github.vae4j.core.testkit.Grid;
import io.github.vae4j.core.testkit.LikelihoodContract;
import io.github.vae4j.likelihoods.LearnedScale;
import io.github.vae4j.likelihoods.ReferenceValues;
import io.github.vae4j.likelihoods.Sigma;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class BetaTest {
  private static Likelihood of(double squeeze, Sigma sharing) {
    return new Beta(squeeze, new LearnedScale(sharing, 0.02, 0.3));
  }

  @Nested
  class OnTheOpenInterval extends LikelihoodContract {
    @Override
    protected Likelihood likelihood() {
      return of(0, Sigma.SHARED);
    }

    /** Shapes near 0 put mass nearer to 0 and 1 than any grid of floats. */
    @Override
    protected double headDeviation() {
      return 0.25;
    }

    @Override
    protected double gradientStep() {
      return 0x1p-6;
    }

    @Override
    protected List<Reference> references() {
      return ReferenceValues.of("beta");
    }
  }

  @Nested
  class Squeezed extends LikelihoodContract {
    @Override
    protected Likelihood likelihood() {
      return of(0.002, Sigma.DIMENSION);
    }

    @Override
    protected Grid grid(double centre, double step) {
      return Grid.interval(-0.002, 1.002, step);
    }

    @Override
    protected double headDeviation() {
      return 0.25;
    }

    @Override
    protected double gradientStep() {
      return 0x1p-10;
    }

    @Override
    protected List<Reference> references() {
      return ReferenceValues.of("beta-squeezed");
    }
  }

  @Test
  void takesZeroAndOneOnlyWhereItIsTold() {
    Support open = of(0, Sigma.PIXEL).support();
    assertThat(open.contains(0) || open.contains(1)).isFalse();
    assertThat(open.contains(Float.MIN_VALUE) && open.contains(Math.nextDown(1f))).isTrue();
    assertThat(open.advice()).contains("--set likelihood.squeeze=0.002");
    Support wide = of(0.002, Sigma.PIXEL).support();
    assertThat(wide.contains(0) && wide.contains(1)).isTrue();
    assertThat(wide.contains(-0.0021f) || wide.contains(1.0021f)).isFalse();
    assertThat(wide.description()).isEqualTo("(−0.002, 1.002)");
  }
}
