package io.github.vae4j.core.plugin;

import io.github.vae4j.core.InputException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Values for a list of declared settings, complete and checked: a key that was not given has its
 * default, a key that was not declared does not exist.
 */
public final class Settings {
  private final String owner;
  private final SortedMap<String, String> texts;

  private Settings(String owner, SortedMap<String, String> texts) {
    this.owner = owner;
    this.texts = texts;
  }

  /**
   * Checks given texts against what is declared and fills in the defaults.
   *
   * @param owner whose settings these are, the prefix in messages: "likelihood"; empty for none
   * @throws InputException at an unknown key (with the known ones), a wrong type or range
   */
  public static Settings of(String owner, List<Setting<?>> declared, Map<String, String> given) {
    SortedMap<String, String> texts = new TreeMap<>();
    for (Setting<?> setting : declared) {
      texts.put(setting.key(), setting.defaultText());
    }
    given.forEach(
        (key, text) -> {
          if (texts.replace(key, text) == null) {
            throw InputException.unknown(
                "setting",
                qualified(owner, key),
                texts.keySet().stream().map(known -> qualified(owner, known)).toList());
          }
        });
    Settings settings = new Settings(owner, texts);
    declared.forEach(settings::get);
    return settings;
  }

  /** The value of a declared setting. */
  public <T> T get(Setting<T> setting) {
    String text = texts.get(setting.key());
    if (text == null) {
      throw new IllegalArgumentException(
          "setting '%s' was read but not declared; declare it where the component is bound"
              .formatted(qualified(owner, setting.key())));
    }
    return setting.parse(qualified(owner, setting.key()), text);
  }

  /** All values as text, sorted by key. */
  public SortedMap<String, String> asMap() {
    return new TreeMap<>(texts);
  }

  private static String qualified(String owner, String key) {
    return owner.isEmpty() ? key : owner + "." + key;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Settings that && owner.equals(that.owner) && texts.equals(that.texts);
  }

  @Override
  public int hashCode() {
    return 31 * owner.hashCode() + texts.hashCode();
  }

  @Override
  public String toString() {
    return texts.toString();
  }
}
