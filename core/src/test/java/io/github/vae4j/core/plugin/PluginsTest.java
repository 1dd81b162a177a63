package io.github.vae4j.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.AbstractModule;
import com.google.inject.Injector;
import com.google.inject.Module;
import io.github.vae4j.core.InputException;
import io.github.vae4j.core.kl.ClosedFormKl;
import io.github.vae4j.core.kl.KlRegistry;
import io.github.vae4j.core.model.LatentDraw;
import io.github.vae4j.core.model.Posterior;
import io.github.vae4j.core.model.Prior;
import io.github.vae4j.core.optim.Schedule;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Tensor;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginsTest {
  private static final ClassLoader NO_SERVICES = ClassLoader.getPlatformClassLoader();

  @Test
  void findsComponentsOfFurtherModulesByName() {
    Components components =
        Plugins.injector(NO_SERVICES, List.of(new Halving())).getInstance(Components.class);

    Schedule schedule =
        components
            .of(Kind.SCHEDULE)
            .get("halving")
            .create("schedule", Map.of(), new Dimensions(0, 0));

    assertThat(schedule).isNotNull();
  }

  @Test
  void aKindWithoutComponentsIsEmptyAndNotMissing() {
    Injector injector = Plugins.injector(NO_SERVICES, List.of());

    Components components = injector.getInstance(Components.class);
    assertThat(Kind.all()).allSatisfy(kind -> assertThat(components.of(kind).all()).isEmpty());
    assertThat(injector.getInstance(KlRegistry.class)).isNotNull();
  }

  @Test
  void twoComponentsOfOneNameAreRefusedNamingBothModules() {
    assertThatThrownBy(
            () -> Plugins.injector(NO_SERVICES, List.of(new Halving(), new OtherHalving())))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "schedule 'halving' is bound twice, by %s and by %s; give one of them another name or remove it"
                .formatted(Halving.class.getName(), OtherHalving.class.getName()));
  }

  @Test
  void oneNameMayServeTwoKinds() {
    Components components =
        Plugins.injector(NO_SERVICES, List.of(new Halving(), new HalvingObjective()))
            .getInstance(Components.class);

    assertThat(components.of(Kind.OBJECTIVE).get("halving").summary()).isEqualTo("an objective");
    assertThat(components.of(Kind.SCHEDULE).get("halving").summary()).isEqualTo("a schedule");
  }

  @Test
  void twoClosedFormsForOnePairAreRefusedNamingBoth() {
    assertThatThrownBy(() -> Plugins.injector(NO_SERVICES, List.of(new OneRule(), new OtherRule())))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(Q.class.getName())
        .hasMessageContaining(P.class.getName())
        .hasMessageContaining(Rule.class.getName())
        .hasMessageContaining(SecondRule.class.getName());
  }

  @Test
  void aServiceIsFoundAndNotInstalledAgainWhenGivenAsAFurtherModule(@TempDir Path folder)
      throws IOException {
    try (URLClassLoader loader = service(folder, Halving.class.getName())) {
      assertThat(schedules(Plugins.injector(loader, List.of()))).containsExactly("halving");
      assertThat(schedules(Plugins.injector(loader, List.of(new Halving()))))
          .containsExactly("halving");
    }
  }

  @Test
  void aServiceThatCannotBeLoadedIsNamed(@TempDir Path folder) throws IOException {
    try (URLClassLoader loader = service(folder, "no.such.PluginModule")) {
      assertThatThrownBy(() -> Plugins.injector(loader, List.of()))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("no.such.PluginModule")
          .hasMessageContaining("META-INF/services/com.google.inject.Module");
    }
  }

  @Test
  void aModuleThatGuiceRefusesIsNamed() {
    assertThatThrownBy(() -> Plugins.injector(NO_SERVICES, List.of(new Unbound())))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("plug-ins do not fit together")
        .hasMessageContaining(Schedule.class.getName())
        .hasMessageContaining("Unbound");
  }

  private static List<String> schedules(Injector injector) {
    return injector.getInstance(Components.class).of(Kind.SCHEDULE).all().stream()
        .map(Component::name)
        .toList();
  }

  private static URLClassLoader service(Path folder, String className) throws IOException {
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.writeString(services.resolve(Module.class.getName()), className);
    return new OnlyHere(folder.toUri().toURL());
  }

  /** Classes come from the parent, services from the folder only. */
  private static final class OnlyHere extends URLClassLoader {
    OnlyHere(URL folder) {
      super(new URL[] {folder}, PluginsTest.class.getClassLoader());
    }

    @Override
    public java.util.Enumeration<URL> getResources(String name) throws IOException {
      return findResources(name);
    }
  }

  public static final class Halving extends ComponentsModule {
    @Override
    protected void configure() {
      bindComponent(Kind.SCHEDULE, "halving", "a schedule", List.of(), settings -> progress -> 0.5);
    }
  }

  private static final class OtherHalving extends ComponentsModule {
    @Override
    protected void configure() {
      bindComponent(Kind.SCHEDULE, "halving", "another", List.of(), settings -> progress -> 0.5);
    }
  }

  private static final class HalvingObjective extends ComponentsModule {
    @Override
    protected void configure() {
      bindComponent(
          Kind.OBJECTIVE,
          "halving",
          "an objective",
          List.of(),
          settings -> (terms, progress) -> terms.expectedLogLikelihood());
    }
  }

  private static final class OneRule extends ComponentsModule {
    @Override
    protected void configure() {
      kl(new Rule());
    }
  }

  private static final class OtherRule extends ComponentsModule {
    @Override
    protected void configure() {
      kl(new SecondRule());
    }
  }

  private static final class Unbound extends AbstractModule {
    @Override
    protected void configure() {
      requireBinding(Schedule.class);
    }
  }

  private abstract static class Q implements Posterior {
    @Override
    public abstract LatentDraw rsample(int samples, RandomStream random);
  }

  private abstract static class P implements Prior {}

  private static class Rule implements ClosedFormKl<Q, P> {
    @Override
    public Class<Q> posterior() {
      return Q.class;
    }

    @Override
    public Class<P> prior() {
      return P.class;
    }

    @Override
    public Tensor klPerDimension(Q q, P p) {
      throw new AssertionError("not called");
    }
  }

  private static final class SecondRule extends Rule {}
}
