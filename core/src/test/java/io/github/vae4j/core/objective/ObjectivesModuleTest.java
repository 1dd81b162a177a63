package io.github.vae4j.core.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vae4j.core.InputException;
import io.github.vae4j.core.plugin.Catalog;
import io.github.vae4j.core.plugin.Component;
import io.github.vae4j.core.plugin.Components;
import io.github.vae4j.core.plugin.Dimensions;
import io.github.vae4j.core.plugin.Kind;
import io.github.vae4j.core.plugin.Plugins;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ObjectivesModuleTest {
  private static final Catalog<Objective> OBJECTIVES =
      Plugins.injector(ObjectivesModule.class.getClassLoader(), List.of())
          .getInstance(Components.class)
          .of(Kind.OBJECTIVE);

  private static WeightedElbo create(String name, Map<String, String> settings) {
    Component<Objective> component = OBJECTIVES.get(name);
    return (WeightedElbo) component.create("objective", settings, new Dimensions(0, 0));
  }

  @Test
  void eachNameStandsForItsDefaults() {
    assertThat(OBJECTIVES.all())
        .extracting(Component::name)
        .containsExactly("beta", "elbo", "free-bits", "kl-warm-up");
    Progress start = new Progress(0, 10, 20);
    Progress second = new Progress(10, 10, 20);
    assertThat(create("elbo", Map.of()).klWeight(start)).isOne();
    assertThat(create("beta", Map.of()).klWeight(start)).isEqualTo(4);
    assertThat(create("kl-warm-up", Map.of()).klWeight(start)).isZero();
    assertThat(create("kl-warm-up", Map.of()).klWeight(second)).isEqualTo(0.2);
    assertThat(create("free-bits", Map.of()).klWeight(start)).isOne();
  }

  @Test
  void theSettingsCombineUnderEveryName() {
    for (Component<Objective> component : OBJECTIVES.all()) {
      WeightedElbo objective =
          create(component.name(), Map.of("beta", "3", "warm-up-epochs", "2", "free-bits", "1"));
      assertThat(objective.klWeight(new Progress(10, 10, 20))).isEqualTo(1.5);
    }
  }

  @Test
  void aNegativeWeightIsRefusedByItsFullName() {
    assertThatThrownBy(() -> create("elbo", Map.of("beta", "-1")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("objective.beta is '-1'; expected a number of at least 0");
    assertThatThrownBy(() -> create("elbo", Map.of("gamma", "1")))
        .hasMessageContaining("unknown setting 'objective.gamma'");
  }
}
