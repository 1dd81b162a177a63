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
  private static final List<String> WEIGHTED = List.of("beta", "elbo", "free-bits", "kl-warm-up");

  private static Objective create(String name, Map<String, String> settings) {
    Component<Objective> component = OBJECTIVES.get(name);
    return component.create("objective", settings, new Dimensions(0, 0));
  }

  private static WeightedElbo weighted(String name, Map<String, String> settings) {
    return (WeightedElbo) create(name, settings);
  }

  @Test
  void eachNameStandsForItsDefaults() {
    assertThat(OBJECTIVES.all())
        .extracting(Component::name)
        .containsExactly(
            "beta",
            "dreg",
            "elbo",
            "free-bits",
            "iwae",
            "kl-warm-up",
            "score-function",
            "stl",
            "vimco");
    Progress start = new Progress(0, 10, 20);
    Progress second = new Progress(10, 10, 20);
    assertThat(weighted("elbo", Map.of()).klWeight(start)).isOne();
    assertThat(weighted("beta", Map.of()).klWeight(start)).isEqualTo(4);
    assertThat(weighted("kl-warm-up", Map.of()).klWeight(start)).isZero();
    assertThat(weighted("kl-warm-up", Map.of()).klWeight(second)).isEqualTo(0.2);
    assertThat(weighted("free-bits", Map.of()).klWeight(start)).isOne();
  }

  @Test
  void theSettingsOfTheWeighedElboCombineUnderEveryName() {
    for (String name : WEIGHTED) {
      WeightedElbo objective =
          weighted(name, Map.of("beta", "3", "warm-up-epochs", "2", "free-bits", "1"));
      assertThat(objective.klWeight(new Progress(10, 10, 20))).isEqualTo(1.5);
    }
  }

  @Test
  void theOthersTakeGroupsOfKDraws() {
    for (String name : List.of("dreg", "iwae", "score-function", "vimco")) {
      assertThat(create(name, Map.of()).draws(2)).as(name).isEqualTo(10);
      assertThat(create(name, Map.of("k", "7")).draws(2)).as(name).isEqualTo(14);
    }
    assertThat(create("stl", Map.of()).draws(2)).isEqualTo(2);
    assertThat(create("iwae", Map.of("k", "3")).bound()).contains(new Bound(3));
  }

  @Test
  void aNegativeWeightIsRefusedByItsFullName() {
    assertThatThrownBy(() -> create("elbo", Map.of("beta", "-1")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("objective.beta is '-1'; expected a number of at least 0");
    assertThatThrownBy(() -> create("elbo", Map.of("gamma", "1")))
        .hasMessageContaining("unknown setting 'objective.gamma'");
    assertThatThrownBy(() -> create("score-function", Map.of("k", "1")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("objective.k is '1'; expected a whole number of at least 2");
  }
}
