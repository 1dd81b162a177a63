package io.github.vae4j.core.check;

import io.github.vae4j.core.plugin.Component;
import io.github.vae4j.core.plugin.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The settings that a component is examined with: its defaults; every other choice of a setting
 * that has choices; and every real number at 0.6 of its default, as a formula may be right at 1
 * alone.
 */
final class Variants {
  private static final double OTHER = 0.6;

  private Variants() {}

  static List<Map<String, String>> of(Component<?> component) {
    List<Map<String, String>> all = new ArrayList<>(List.of(Map.of()));
    for (Setting<?> setting : component.settings()) {
      for (String choice : setting.choices()) {
        if (!choice.equals(setting.defaultText())) {
          all.add(Map.of(setting.key(), choice));
        }
      }
      Object value = setting.parse(setting.key(), setting.defaultText());
      if (value instanceof Double number && number != 0) {
        all.add(Map.of(setting.key(), Float.toString((float) (OTHER * number))));
      }
    }
    return all;
  }

  /** "sigma=shared". */
  static String words(Map<String, String> settings) {
    return settings.entrySet().stream()
        .map(setting -> setting.getKey() + "=" + setting.getValue())
        .sorted()
        .collect(java.util.stream.Collectors.joining(" "));
  }
}
