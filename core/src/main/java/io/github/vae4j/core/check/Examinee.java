package io.github.vae4j.core.check;

import java.util.List;

/**
 * Something that is to be certified, and what must hold of it.
 *
 * @param kind "likelihood", "kl", "network" …
 * @param name as it is called, without its settings
 * @param settings that differ from their defaults, as "sigma=shared"; or empty
 * @param builtIn whether it is vae4j's own
 */
public record Examinee<T>(
    String kind,
    String name,
    String settings,
    boolean builtIn,
    T subject,
    List<? extends Property<? super T>> properties) {
  public Examinee {
    properties = List.copyOf(properties);
  }

  /** "gaussian-learned sigma=shared". */
  public String title() {
    return settings.isEmpty() ? name : name + " " + settings;
  }
}
