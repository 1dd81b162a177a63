package io.github.vae4j.likelihoods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.vae4j.core.model.CumulativeDistribution;
import io.github.vae4j.core.model.Head;
import io.github.vae4j.core.model.Levels;
import io.github.vae4j.core.model.Likelihood;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.tensor.Tensor;
import io.github.vae4j.core.testkit.WithDevice;
import io.github.vae4j.likelihoods.levels.Categorical;
import io.github.vae4j.likelihoods.levels.Discretized;
import io.github.vae4j.likelihoods.levels.LogisticMixture;
import io.github.vae4j.likelihoods.unitinterval.Beta;
import io.github.vae4j.likelihoods.unitinterval.ContinuousBernoulli;
import io.github.vae4j.likelihoods.unitinterval.LogitNormal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Bits per dimension on grey levels agree to 10⁻⁴ with mpmath at 50 digits (reference_values.py),
 * for an image that has every level once and heads that differ from pixel to pixel: means from −0.2
 * to 1.2, deviations down to the floor.
 */
class BitsPerDimensionTest extends WithDevice {
  static Stream<Arguments> likelihoods() {
    LearnedScale learned = new LearnedScale(Sigma.PIXEL, 0.02, 0.2);
    LearnedScale ofLevels = new LearnedScale(Sigma.PIXEL, 0.001, 0.2);
    Levels levels = Levels.OF_8_BITS;
    return Stream.of(
        Arguments.of("gaussian-fixed", new GaussianFixed(0.1), levels),
        Arguments.of("gaussian-learned", new GaussianLearned(Sigma.PIXEL, 0.02, 0.3), levels),
        Arguments.of("gaussian-optimal", new GaussianOptimal(0.02, 0.3, 0.05), levels),
        Arguments.of("laplace", new Laplace(learned), levels),
        Arguments.of("student-t", new StudentT(new Degrees.Fixed(5), learned), levels),
        Arguments.of("student-t-learned", new StudentT(new Degrees.Learned(5), learned), levels),
        Arguments.of(
            "discretized-gaussian",
            new Discretized(StandardDistribution.GAUSSIAN, levels, ofLevels),
            levels),
        Arguments.of(
            "discretized-logistic",
            new Discretized(StandardDistribution.LOGISTIC, levels, ofLevels),
            levels),
        Arguments.of(
            "mixture-discretized-logistic", new LogisticMixture(levels, 5, 0.001, 0.2), levels),
        Arguments.of("continuous-bernoulli", new ContinuousBernoulli(), levels),
        Arguments.of("logit-normal", new LogitNormal(0, learned), levels),
        Arguments.of("logit-normal-squeezed", new LogitNormal(0.002, learned), levels),
        Arguments.of("beta", new Beta(0, learned), levels),
        Arguments.of("beta-squeezed", new Beta(0.002, learned), levels),
        Arguments.of("categorical", new Categorical(new Levels(16)), new Levels(16)));
  }

  @ParameterizedTest
  @MethodSource("likelihoods")
  void agreeWithAnIndependentCalculation(String name, Likelihood likelihood, Levels levels) {
    ReferenceValues.Bits reference = ReferenceValues.bits(name);
    int n = levels.count();
    float[] image = new float[n];
    for (int k = 0; k < n; k++) {
      image[k] = levels.value(k);
    }
    try (Scope scope = device().inference()) {
      Map<String, Tensor> slots = new LinkedHashMap<>();
      reference
          .slots()
          .forEach(
              (slot, values) ->
                  slots.put(slot, scope.constant(Shape.of(1, 1, values.length), values)));
      Tensor x = scope.constant(Shape.of(1, n), image);
      Tensor logs = ((CumulativeDistribution) likelihood).logLevelMass(x, levels, Head.of(slots));
      double bits = -logs.sum().item() / (n * Math.log(2));
      assertThat(bits).isCloseTo(reference.bits(), within(1e-4));
    }
  }
}
