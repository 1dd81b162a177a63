package io.github.vae4j.likelihoods.levels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.vae4j.core.model.HeadLayout;
import io.github.vae4j.core.model.Levels;
import io.github.vae4j.core.model.Likelihood;
import io.github.vae4j.core.testkit.LikelihoodContract;
import io.github.vae4j.likelihoods.ReferenceValues;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogisticMixtureTest extends LikelihoodContract {
  @Override
  protected Likelihood likelihood() {
    return new LogisticMixture(Levels.OF_8_BITS, 3, 0.001, 0.2);
  }

  @Override
  protected List<Reference> references() {
    return ReferenceValues.of("mixture-discretized-logistic");
  }

  /**
   * Three components a sixth, a half and five sixths into an interval of ½ about the data's mean.
   */
  @Test
  void componentsStartApart() {
    HeadLayout.Slot location = likelihood().head(2).slots().get(1);
    float[] bias = likelihood().initialBias(location, new float[] {0.5f, 0});
    double[] expected = {0.5 - 1 / 6.0, -1 / 6.0, 0.5, 0, 0.5 + 1 / 6.0, 1 / 6.0};
    for (int i = 0; i < bias.length; i++) {
      assertThat((double) bias[i]).isCloseTo(expected[i], within(1e-6));
    }
    HeadLayout.Slot weights = likelihood().head(2).slots().get(0);
    assertThat(likelihood().initialBias(weights, new float[] {0.5f, 0})).containsOnly(0);
  }
}
