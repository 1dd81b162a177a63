package io.github.vae4j.core.plugin;

import com.google.inject.AbstractModule;
import com.google.inject.CreationException;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Module;
import com.google.inject.TypeLiteral;
import com.google.inject.multibindings.MapBinder;
import com.google.inject.multibindings.Multibinder;
import com.google.inject.spi.Element;
import com.google.inject.spi.ElementSource;
import com.google.inject.spi.Elements;
import com.google.inject.spi.InstanceBinding;
import com.google.inject.spi.Message;
import io.github.vae4j.core.InputException;
import io.github.vae4j.core.kl.ClosedFormKl;
import io.github.vae4j.core.kl.KlRegistry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/**
 * Puts the components together: those of every {@link Module} that a class loader offers as a
 * service, and those of further modules. A component of a jar is found because the jar lists its
 * module in {@code META-INF/services/com.google.inject.Module}.
 */
public final class Plugins {
  private Plugins() {}

  /**
   * An injector of everything installed. It provides {@link Components}, {@link KlRegistry} and
   * {@link Origins}.
   *
   * @param loader where services are looked for
   * @param extra further modules; one of a class that is also a service is installed once
   * @throws InputException at two components of one kind and name, two closed forms for one pair,
   *     or a module that cannot be loaded; it names the modules
   */
  public static Injector injector(ClassLoader loader, List<Module> extra) {
    List<Module> modules = modules(loader, extra);
    try {
      Origins origins = origins(modules);
      modules.add(binder -> binder.bind(Origins.class).toInstance(origins));
      return Guice.createInjector(modules);
    } catch (CreationException e) {
      throw refused(e);
    }
  }

  private static List<Module> modules(ClassLoader loader, List<Module> extra) {
    List<Module> modules = new ArrayList<>();
    modules.add(new Kinds());
    try {
      for (Module service : ServiceLoader.load(Module.class, loader)) {
        if (extra.stream().noneMatch(module -> module.getClass() == service.getClass())) {
          modules.add(service);
        }
      }
    } catch (ServiceConfigurationError e) {
      throw new InputException(
          "a plug-in cannot be loaded: %s; mend or remove the jar whose META-INF/services/%s names it"
              .formatted(e.getMessage(), Module.class.getName()),
          e);
    }
    modules.addAll(extra);
    return modules;
  }

  /**
   * Who binds what. Duplicates are refused in passing: Guice would refuse them too, in a long
   * message that does not say which modules they are of.
   */
  private static Origins origins(List<Module> modules) {
    Origins origins = new Origins(modules);
    Map<String, String> boundBy = new HashMap<>();
    for (Element element : Elements.getElements(modules)) {
      if (element instanceof InstanceBinding<?> binding
          && binding.getInstance() instanceof Component<?> component) {
        Class<?> type = (Class<?>) componentType(binding);
        String kind =
            Kind.all().stream()
                .filter(known -> known.type() == type)
                .map(Kind::key)
                .findFirst()
                .orElse(type.getSimpleName());
        String module = module(element);
        origins.bound(kind, component.name(), givenModule(element));
        String other = boundBy.putIfAbsent(kind + "." + component.name(), module);
        if (other != null) {
          throw new InputException(
              "%s '%s' is bound twice, by %s and by %s; give one of them another name or remove it"
                  .formatted(kind, component.name(), other, module));
        }
      }
    }
    return origins;
  }

  private static java.lang.reflect.Type componentType(InstanceBinding<?> binding) {
    return ((java.lang.reflect.ParameterizedType) binding.getKey().getTypeLiteral().getType())
        .getActualTypeArguments()[0];
  }

  private static String module(Element element) {
    return element.getSource() instanceof ElementSource source
        ? source.getModuleClassNames().get(0)
        : Objects.toString(element.getSource());
  }

  /** The module that was given, which may have installed the one that binds. */
  private static String givenModule(Element element) {
    return element.getSource() instanceof ElementSource source
        ? source.getModuleClassNames().get(source.getModuleClassNames().size() - 1)
        : "";
  }

  private static InputException refused(CreationException e) {
    for (Message message : e.getErrorMessages()) {
      if (message.getCause() instanceof InputException cause) {
        return cause;
      }
    }
    return new InputException(
        e.getErrorMessages().stream()
            .map(message -> message.getMessage() + " (" + message.getSource() + ")")
            .collect(Collectors.joining("\n", "the plug-ins do not fit together:\n", "")),
        e);
  }

  /** Every kind exists, even one that no module adds a component to. */
  private static final class Kinds extends AbstractModule {
    @Override
    protected void configure() {
      Kind.all().forEach(this::declare);
      Multibinder.newSetBinder(binder(), new TypeLiteral<ClosedFormKl<?, ?>>() {});
      bind(KlRegistry.class).asEagerSingleton();
    }

    private <T> void declare(Kind<T> kind) {
      MapBinder.newMapBinder(binder(), TypeLiteral.get(String.class), kind.componentType());
    }
  }
}
