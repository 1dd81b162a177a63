package io.github.vae4j.likelihoods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vae4j.core.model.Likelihood;
import io.github.vae4j.core.testkit.LikelihoodContract;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class StudentTTest {
  private static Likelihood of(Degrees degrees, Sigma sharing) {
    return new StudentT(degrees, new LearnedScale(sharing, 0.02, 0.2));
  }

  @Nested
  class OfFixedDegrees extends LikelihoodContract {
    @Override
    protected Likelihood likelihood() {
      return of(new Degrees.Fixed(5), Sigma.PIXEL);
    }

    @Override
    protected List<Reference> references() {
      return ReferenceValues.of("student-t");
    }
  }

  @Nested
  class OfLearnedDegrees extends LikelihoodContract {
    @Override
    protected Likelihood likelihood() {
      return of(new Degrees.Learned(5), Sigma.DIMENSION);
    }

    @Override
    protected List<Reference> references() {
      return ReferenceValues.of("student-t-learned");
    }
  }

  @Test
  void refusesDegreesWithoutMeanOrVariance() {
    assertThatThrownBy(() -> new Degrees.Fixed(1)).hasMessageContaining("more than 1");
    assertThatThrownBy(() -> new Degrees.Learned(2)).hasMessageContaining("more than 2");
  }

  @Test
  void onlyLearnedDegreesAreASlot() {
    assertThat(of(new Degrees.Fixed(3), Sigma.PIXEL).head(4).slots()).hasSize(2);
    assertThat(of(new Degrees.Learned(3), Sigma.PIXEL).head(4).slots().get(2).width()).isEqualTo(1);
  }
}
