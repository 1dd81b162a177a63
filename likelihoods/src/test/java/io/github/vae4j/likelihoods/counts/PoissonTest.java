package io.github.vae4j.likelihoods.counts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.vae4j.core.model.Likelihood;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.testkit.LikelihoodContract;
import io.github.vae4j.likelihoods.ReferenceValues;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PoissonTest extends LikelihoodContract {
  @Override
  protected Likelihood likelihood() {
    return new Poisson();
  }

  @Override
  protected List<Reference> references() {
    return ReferenceValues.of("poisson");
  }

  @Test
  void startsAtTheLogarithmOfTheDataMean() {
    assertThat(likelihood().initialBias("logRate", 1)).isZero();
    assertThat(likelihood().initialBias("logRate", 0))
        .isCloseTo((float) Math.log(1e-3), within(1e-6f));
  }

  /**
   * Mean and variance of 100,000 draws are λ, within 5 standard errors √(λ/n) and about λ√(2/n): a
   * false alarm in 10⁶.
   */
  @ParameterizedTest
  @ValueSource(doubles = {0.01, 3, 9.9, 10.1, 80, 1e5, 1e9, 1e13})
  void drawsHaveMeanAndVarianceOfTheRate(double rate) {
    RandomStream random = RandomStream.of(17);
    int n = 100_000;
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < n; i++) {
      double difference = PoissonDraws.of(rate, random) - rate;
      sum += difference;
      squares += difference * difference;
    }
    assertThat(sum / n).isCloseTo(0, within(5 * Math.sqrt(rate / n)));
    double fourth = rate * (1 + 3 * rate) - rate * rate;
    assertThat(squares / n).isCloseTo(rate, within(5 * Math.sqrt(fourth / n)));
  }
}
