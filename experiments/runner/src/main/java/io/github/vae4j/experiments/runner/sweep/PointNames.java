package io.github.vae4j.experiments.runner.sweep;

import io.github.vae4j.core.plugin.Kind;
import io.github.vae4j.core.plugin.NamedSettings;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Names of points, from the settings that vary: "gaussian-fixed_sigma-0.1_beta-4". A component is
 * called by its name alone, a setting by the last part of its key where that is clear.
 */
public record PointNames(Set<String> keys) {
  private static final Set<String> COMPONENTS =
      Kind.all().stream().map(Kind::key).collect(Collectors.toUnmodifiableSet());

  /** The name of a component with settings: "gaussian-fixed_sigma-0.1". */
  public static String of(NamedSettings component) {
    return component.settings().entrySet().stream()
        .map(setting -> "_" + setting.getKey() + "-" + setting.getValue().replace(',', 'x'))
        .collect(Collectors.joining("", component.name(), ""));
  }

  static PointNames of(List<? extends Map<String, String>> points) {
    return new PointNames(
        points.stream()
            .flatMap(point -> point.keySet().stream())
            .collect(Collectors.toUnmodifiableSet()));
  }

  String name(Map<String, String> point) {
    return point.entrySet().stream()
        .sorted((a, b) -> Boolean.compare(isComponent(b.getKey()), isComponent(a.getKey())))
        .map(
            setting ->
                isComponent(setting.getKey())
                    ? setting.getValue()
                    : shortKey(setting.getKey()) + "-" + setting.getValue().replace(',', 'x'))
        .collect(Collectors.joining("_"));
  }

  private static boolean isComponent(String key) {
    return COMPONENTS.contains(key);
  }

  /** "sigma" of "likelihood.sigma", unless another key ends so too. */
  private String shortKey(String key) {
    String last = lastPart(key);
    return keys.stream().filter(other -> lastPart(other).equals(last)).count() == 1 ? last : key;
  }

  private static String lastPart(String key) {
    return key.substring(key.lastIndexOf('.') + 1);
  }
}
