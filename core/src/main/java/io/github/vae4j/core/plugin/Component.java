package io.github.vae4j.core.plugin;

import io.github.vae4j.core.InputException;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * A part that a run names: how it is called, what it is, what can be set, and how it is made.
 *
 * @param name lower-case words joined by hyphens
 * @param summary one line for {@code vae4j list}
 * @param settings what can be set, without the kind's prefix
 * @param factory makes the part from its settings and, for parts of the model, the dimensions
 */
public record Component<T>(
    String name,
    String summary,
    List<Setting<?>> settings,
    BiFunction<Settings, Dimensions, T> factory) {

  public Component {
    settings = List.copyOf(settings);
  }

  /**
   * Makes the part.
   *
   * @param kind the prefix of its settings, for messages
   * @param given settings as text; the others take their defaults
   */
  public T create(String kind, Map<String, String> given, Dimensions dimensions) {
    T part = factory.apply(Settings.of(kind, settings, given), dimensions);
    if (part == null) {
      throw new InputException(
          "%s '%s' cannot be made: its factory returned null".formatted(kind, name));
    }
    return part;
  }
}
