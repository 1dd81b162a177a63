package io.github.vae4j.core.plugin;

import io.github.vae4j.core.InputException;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** The components of one kind, by name. An unknown name is answered with the known ones. */
public final class Catalog<T> {
  private final Kind<T> kind;
  private final Map<String, Component<T>> components;

  public Catalog(Kind<T> kind, Map<String, Component<T>> components) {
    this.kind = kind;
    this.components = new TreeMap<>(components);
  }

  /** What these components are. */
  public Kind<T> kind() {
    return kind;
  }

  /**
   * The component of that name.
   *
   * @throws InputException naming the known ones, nearest first, if there is none
   */
  public Component<T> get(String name) {
    Component<T> component = components.get(name);
    if (component == null) {
      throw InputException.unknown(kind.key(), name, components.keySet());
    }
    return component;
  }

  /** All components, sorted by name. */
  public Collection<Component<T>> all() {
    return components.values();
  }
}
