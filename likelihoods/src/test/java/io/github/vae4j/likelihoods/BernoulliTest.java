package io.github.vae4j.likelihoods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.vae4j.core.model.Likelihood;
import io.github.vae4j.core.model.Measure;
import io.github.vae4j.core.model.Support;
import io.github.vae4j.core.testkit.LikelihoodContract;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BernoulliTest extends LikelihoodContract {
  @Override
  protected Likelihood likelihood() {
    return new Bernoulli();
  }

  /** In Python: -numpy.log1p(numpy.exp(-a)) for x = 1, -numpy.log1p(numpy.exp(a)) for x = 0. */
  @Override
  protected List<Reference> references() {
    return List.of(
        one(1, 0, -0.6931471805599453),
        one(0, 2, -2.1269280110429725),
        one(1, 2, -0.1269280110429725),
        one(0, 30, -30.000000000000094),
        one(1, 15, -3.0590227371372e-7),
        one(1, -800, -800), // −a; exp(800) overflows
        one(0, -800, 0),
        new Reference(
            new float[] {1, 0, 1},
            Map.of("logits", new float[] {0, 2, -800}),
            -802.820075191602918));
  }

  private static Reference one(float x, float logit, double logProb) {
    return new Reference(new float[] {x}, Map.of("logits", new float[] {logit}), logProb);
  }

  @Test
  void isAMassOnBits() {
    assertThat(likelihood().support()).isEqualTo(Support.BINARY);
    assertThat(likelihood().measure()).isEqualTo(Measure.COUNTING);
  }

  /** log(0.13/0.87) = −1.900959 by Python; means of 0 and 1 start at ±log 999 = ±6.906755. */
  @Test
  void startsAtTheLogitOfTheDataMean() {
    assertThat(likelihood().initialBias("logits", 0.13f)).isCloseTo(-1.900959f, within(1e-5f));
    assertThat(likelihood().initialBias("logits", 0)).isCloseTo(-6.906755f, within(1e-5f));
    assertThat(likelihood().initialBias("logits", 1)).isCloseTo(6.906755f, within(1e-5f));
  }
}
