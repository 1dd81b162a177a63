package io.github.vae4j.likelihoods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.vae4j.core.model.Head;
import io.github.vae4j.core.model.HeadLayout;
import io.github.vae4j.core.model.Likelihood;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.tensor.Tensor;
import io.github.vae4j.core.testkit.LikelihoodContract;
import io.github.vae4j.core.testkit.WithDevice;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class StudentTTest extends WithDevice {
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

  /** √(ν / (ν − 2)) is √5 at ν = 2.5 and 1 for ν without bound. */
  @Test
  void thereIsADeviationOnlyWhereThereIsAVariance() {
    assertThat(deviation(new Degrees.Fixed(1.5))).isEmpty();
    assertThat(deviation(new Degrees.Fixed(2))).isEmpty();
    float scale = deviation(new Degrees.Fixed(1e9)).orElseThrow();
    assertThat(deviation(new Degrees.Fixed(2.5)).orElseThrow())
        .isCloseTo(scale * (float) Math.sqrt(5), within(1e-5f * scale));
    assertThat(deviation(new Degrees.Learned(2.5)).orElseThrow())
        .isCloseTo(scale * (float) Math.sqrt(5), within(1e-5f * scale));
  }

  private Optional<Float> deviation(Degrees degrees) {
    Likelihood likelihood = of(degrees, Sigma.SHARED);
    try (Scope scope = device().inference()) {
      Map<String, Tensor> slots = new HashMap<>();
      for (HeadLayout.Slot slot : likelihood.head(1).slots()) {
        Shape shape = slot.free() ? Shape.of(1) : Shape.of(1, 1, 1);
        slots.put(slot.name(), scope.full(shape, slot.free() ? slot.start() : 0));
      }
      return likelihood.deviation(Head.of(slots)).map(Tensor::item);
    }
  }
}
