package io.github.vae4j.likelihoods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vae4j.core.InputException;
import io.github.vae4j.core.model.Likelihood;
import io.github.vae4j.core.plugin.Component;
import io.github.vae4j.core.plugin.Components;
import io.github.vae4j.core.plugin.Dimensions;
import io.github.vae4j.core.plugin.Kind;
import io.github.vae4j.core.plugin.Plugins;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikelihoodsModuleTest {
  private static final Components COMPONENTS =
      Plugins.injector(LikelihoodsModule.class.getClassLoader(), List.of())
          .getInstance(Components.class);

  @Test
  void isFoundAsAServiceWithAllItsNames() {
    assertThat(COMPONENTS.of(Kind.LIKELIHOOD).all())
        .extracting(Component::name)
        .containsExactly(
            "bernoulli",
            "bernoulli-on-grey",
            "beta",
            "categorical",
            "composite",
            "continuous-bernoulli",
            "discretized-gaussian",
            "discretized-logistic",
            "gaussian-fixed",
            "gaussian-learned",
            "gaussian-optimal",
            "laplace",
            "logit-normal",
            "mixture-discretized-logistic",
            "negative-binomial",
            "poisson",
            "student-t");
  }

  /** The width of a decoder's output for D = 5: twice D only where σ comes from the decoder. */
  @ParameterizedTest
  @CsvSource({"pixel, 10", "dimension, 5", "shared, 5"})
  void sigmaIsSelectedByName(String sigma, int width) {
    Likelihood likelihood = create("gaussian-learned", Map.of("sigma", sigma));
    assertThat(likelihood.head(5).width()).isEqualTo(width);
  }

  @Test
  void sigmaIsThePixelsUnlessToldOtherwise() {
    assertThat(create("gaussian-learned", Map.of()).head(5).width()).isEqualTo(10);
  }

  @ParameterizedTest
  @CsvSource({
    "gaussian-fixed, sigma, 0, a number greater than 0",
    "gaussian-fixed, sigma, NaN, a number greater than 0",
    "gaussian-learned, sigma, row, 'one of shared, dimension, pixel'",
    "gaussian-learned, sigma-floor, -1, a number greater than 0",
    "gaussian-optimal, sigma-rate, 0, a number above 0 and up to 1",
    "student-t, degrees-start, 2, a number above 2",
    "student-t, degrees, free, 'one of fixed, learned'",
    "beta, squeeze, -0.1, a number from 0 to 1",
    "categorical, levels, 1, a whole number from 2 to 65536",
    "mixture-discretized-logistic, components, 0, a whole number of at least 1",
    "negative-binomial, size, row, 'one of shared, dimension, pixel'"
  })
  void wrongSettingsAreRefused(String name, String key, String value, String expected) {
    assertThatThrownBy(() -> create(name, Map.of(key, value)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("likelihood.%s is '%s'; expected %s".formatted(key, value, expected));
  }

  @Test
  void aFloorAboveTheStartIsRefused() {
    assertThatThrownBy(() -> create("gaussian-learned", Map.of("sigma-floor", "0.5")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("σ starts at 0.3 and has the floor 0.5");
  }

  private static Likelihood create(String name, Map<String, String> settings) {
    return COMPONENTS
        .of(Kind.LIKELIHOOD)
        .get(name)
        .create("likelihood", settings, new Dimensions(5, 2));
  }
}
