package io.github.vae4j.core.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.vae4j.core.InputException;
import io.github.vae4j.core.objective.Progress;
import io.github.vae4j.core.plugin.Component;
import io.github.vae4j.core.plugin.Components;
import io.github.vae4j.core.plugin.Dimensions;
import io.github.vae4j.core.plugin.Kind;
import io.github.vae4j.core.plugin.Plugins;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OptimModuleTest {
  private static final Components COMPONENTS =
      Plugins.injector(OptimModule.class.getClassLoader(), List.of()).getInstance(Components.class);

  private static <T> T create(Kind<T> kind, String name, Map<String, String> settings) {
    return COMPONENTS.of(kind).get(name).create(kind.key(), settings, new Dimensions(0, 0));
  }

  @Test
  void bindsEveryOptimiserByName() {
    assertThat(COMPONENTS.of(Kind.OPTIMIZER).all())
        .extracting(Component::name)
        .containsExactly("adam", "adamw", "rmsprop", "sgd");
    assertThat(create(Kind.OPTIMIZER, "adam", Map.of())).isInstanceOf(Adam.class);
    assertThat(create(Kind.OPTIMIZER, "adamw", Map.of())).isInstanceOf(AdamW.class);
    assertThat(create(Kind.OPTIMIZER, "rmsprop", Map.of())).isInstanceOf(RmsProp.class);
    assertThat(create(Kind.OPTIMIZER, "sgd", Map.of())).isInstanceOf(SgdMomentum.class);
  }

  /** μ = ½ looking ahead from g = 2: −(2 + ½·2) = −3. */
  @Test
  void settingsReachTheOptimiser() {
    Optimizer sgd = create(Kind.OPTIMIZER, "sgd", Map.of("momentum", "0.5", "nesterov", "true"));
    var p = GivenGradients.vector("p", 0);
    GivenGradients.step(sgd, p, 1, 2);
    assertThat(p.values()).containsExactly(-3);
  }

  @Test
  void twoRunsGetOptimisersOfTheirOwn() {
    assertThat(create(Kind.OPTIMIZER, "adam", Map.of()))
        .isNotSameAs(create(Kind.OPTIMIZER, "adam", Map.of()));
  }

  @Test
  void settingsOutOfRangeAreRefusedByTheirFullName() {
    assertThatThrownBy(() -> create(Kind.OPTIMIZER, "adam", Map.of("beta1", "1")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(
            "optimizer.beta1 is '1'; expected a number of at least 0 and below 1");
    assertThatThrownBy(() -> create(Kind.SCHEDULE, "cosine", Map.of("floor", "1.5")))
        .hasMessageContaining("schedule.floor is '1.5'");
    assertThatThrownBy(() -> create(Kind.SCHEDULE, "step", Map.of("factor", "0")))
        .hasMessageContaining("schedule.factor is '0'");
  }

  @Test
  void bindsEveryScheduleByName() {
    assertThat(COMPONENTS.of(Kind.SCHEDULE).all())
        .extracting(Component::name)
        .containsExactly("burda-stages", "constant", "cosine", "step", "warm-up");
    Progress second = new Progress(10, 10, 20); // the start of the second epoch
    assertThat(create(Kind.SCHEDULE, "constant", Map.of()).factor(second)).isOne();
    assertThat(create(Kind.SCHEDULE, "step", Map.of("every", "1")).factor(second))
        .isCloseTo(0.1, within(1e-15));
    assertThat(create(Kind.SCHEDULE, "cosine", Map.of("floor", "1")).factor(second)).isOne();
    assertThat(create(Kind.SCHEDULE, "warm-up", Map.of()).factor(second)).isEqualTo(11.0 / 50);
    assertThat(create(Kind.SCHEDULE, "burda-stages", Map.of()).factor(second))
        .isCloseTo(Math.pow(10, -1 / 7.0), within(1e-15));
    assertThat(create(Kind.SCHEDULE, "burda-stages", Map.of("fit", "scale")).factor(second))
        .isCloseTo(Math.pow(10, -5 / 7.0), within(1e-15)); // epoch 164 of 3280
  }

  @Test
  void everyScheduleMayFollowAWarmUp() {
    for (Component<Schedule> component : COMPONENTS.of(Kind.SCHEDULE).all()) {
      Schedule schedule = create(Kind.SCHEDULE, component.name(), Map.of("warm-up-epochs", "2"));
      assertThat(schedule.factor(new Progress(4, 10, 20))).as(component.name()).isEqualTo(0.25);
    }
  }
}
