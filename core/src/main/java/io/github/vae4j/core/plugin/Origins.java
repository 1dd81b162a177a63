package io.github.vae4j.core.plugin;

import com.google.inject.Module;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Which components are vae4j's own, and which are somebody else's. A component is vae4j's own if
 * the module that binds it is of vae4j's packages and was loaded with the framework, not from a jar
 * given by {@code --plugin} or an experiment's file.
 */
public final class Origins {
  private static final String OWN = "io.github.vae4j.";

  private final Set<String> modules = new HashSet<>();
  private final Set<String> components = new HashSet<>();

  /** What is vae4j's own among those modules. */
  Origins(Collection<Module> modules) {
    for (Module module : modules) {
      if (own(module.getClass())) {
        this.modules.add(module.getClass().getName());
      }
    }
  }

  private static boolean own(Class<?> type) {
    return type.getName().startsWith(OWN)
        && type.getClassLoader() == Origins.class.getClassLoader();
  }

  /** Notes that a module which was given, or one that it installs, binds a component. */
  void bound(String kind, String name, String module) {
    if (modules.contains(module)) {
      components.add(kind + "." + name);
    }
  }

  /** Whether a component is vae4j's own. */
  public boolean builtIn(Kind<?> kind, String name) {
    return components.contains(kind.key() + "." + name);
  }

  /** Whether something without a name, as a KL rule, is of a class of vae4j's own. */
  public boolean builtIn(Object part) {
    return own(part.getClass());
  }
}
