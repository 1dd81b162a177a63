package io.github.vae4j.likelihoods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.vae4j.core.InputException;
import io.github.vae4j.core.model.Likelihood;
import io.github.vae4j.core.testkit.LikelihoodContract;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LaplaceTest {
  private static Likelihood of(Sigma sharing) {
    return new Laplace(new LearnedScale(sharing, 0.02, 0.2));
  }

  @Nested
  class OfEachPixel extends LikelihoodContract {
    @Override
    protected Likelihood likelihood() {
      return of(Sigma.PIXEL);
    }

    /** |x − μ| has a kink. */
    @Override
    protected double gradientStep() {
      return 0x1p-9;
    }

    @Override
    protected List<Reference> references() {
      return ReferenceValues.of("laplace");
    }
  }

  @Nested
  class Shared extends LikelihoodContract {
    @Override
    protected Likelihood likelihood() {
      return of(Sigma.SHARED);
    }

    @Override
    protected double gradientStep() {
      return 0x1p-9;
    }

    @Override
    protected List<Reference> references() {
      return ReferenceValues.of("laplace");
    }
  }

  /** The bias of a scale gives the stated start: log s = log 0.2 at zero weights. */
  @Test
  void startsAtTheDataMeanAndTheStatedScale() {
    assertThat(of(Sigma.PIXEL).initialBias("mean", 0.13f)).isEqualTo(0.13f);
    double floor = Math.log(0.02);
    double d = of(Sigma.PIXEL).initialBias("logScale", 0.13f) - floor;
    double logScale = floor + (d + Math.sqrt(d * d + 4)) / 2;
    assertThat(logScale).isCloseTo(Math.log(0.2), within(1e-6));
  }

  @Test
  void refusesAStartBelowTheFloor() {
    assertThatThrownBy(() -> new LearnedScale(Sigma.SHARED, 0.5, 0.3))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("the scale starts at 0.3 and has the floor 0.5");
  }
}
