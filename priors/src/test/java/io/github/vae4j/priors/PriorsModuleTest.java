package io.github.vae4j.priors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vae4j.core.InputException;
import io.github.vae4j.core.model.Prior;
import io.github.vae4j.core.plugin.Component;
import io.github.vae4j.core.plugin.Components;
import io.github.vae4j.core.plugin.Dimensions;
import io.github.vae4j.core.plugin.Kind;
import io.github.vae4j.core.plugin.Plugins;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PriorsModuleTest {
  private static final Components COMPONENTS =
      Plugins.injector(PriorsModule.class.getClassLoader(), List.of())
          .getInstance(Components.class);

  @Test
  void isFoundAsAServiceWithAllItsNames() {
    assertThat(COMPONENTS.of(Kind.PRIOR).all())
        .extracting(Component::name)
        .containsExactly("bernoulli", "diagonal-gaussian", "standard-gaussian");
    assertThat(COMPONENTS.of(Kind.ENCODER).all())
        .extracting(Component::name)
        .containsExactly("bernoulli-concrete", "bernoulli-straight-through", "diagonal-gaussian");
  }

  @Test
  void bernoulliProbabilitiesAreFixedUnlessToldOtherwise() {
    assertThat(prior("bernoulli", Map.of()).parameters()).isEmpty();
    assertThat(prior("bernoulli", Map.of("learned", "true")).parameters()).hasSize(1);
  }

  @Test
  void wrongSettingsAreRefusedWithTheirFullName() {
    assertThatThrownBy(() -> prior("bernoulli", Map.of("probability", "1")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("prior.probability is '1'");
    assertThatThrownBy(
            () ->
                COMPONENTS
                    .of(Kind.ENCODER)
                    .get("bernoulli-concrete")
                    .create("encoder", Map.of("temperature", "0"), new Dimensions(4, 3)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("encoder.temperature is '0'; expected a number greater than 0");
  }

  private static Prior prior(String name, Map<String, String> settings) {
    return COMPONENTS.of(Kind.PRIOR).get(name).create("prior", settings, new Dimensions(4, 3));
  }
}
