package io.github.vae4j.core.run;

import io.github.vae4j.core.InputException;
import io.github.vae4j.core.plugin.Component;
import io.github.vae4j.core.plugin.Components;
import io.github.vae4j.core.plugin.Kind;
import io.github.vae4j.core.plugin.Setting;
import io.github.vae4j.core.plugin.Settings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Everything a run depends on, as settings by key: {@code latent=20}, {@code likelihood=laplace},
 * {@code likelihood.scale=2}. A run is a pure function of it. Immutable; what is not given has its
 * default, and {@link #complete} writes every default down.
 */
public final class RunSpec {
  private final SortedMap<String, String> given;

  private RunSpec(SortedMap<String, String> given) {
    this.given = given;
  }

  /** All defaults. */
  public static RunSpec defaults() {
    return new RunSpec(new TreeMap<>());
  }

  /** Those settings, and defaults for the rest. */
  public static RunSpec of(Map<String, String> settings) {
    return new RunSpec(new TreeMap<>(settings));
  }

  /**
   * The same run with one setting changed: {@code with("latent", 5)}, {@code with("hidden",
   * List.of(500, 500))}, {@code with("binarize", "dynamic")}.
   *
   * @param value a number, a text, a flag, an enum's constant, or a list of those
   */
  public RunSpec with(String key, Object value) {
    SortedMap<String, String> changed = new TreeMap<>(given);
    changed.put(key, text(value));
    return new RunSpec(changed);
  }

  /** A value as settings are written. */
  private static String text(Object value) {
    if (value instanceof Collection<?> list) {
      return list.isEmpty()
          ? "none"
          : list.stream().map(RunSpec::text).collect(Collectors.joining(","));
    }
    return value instanceof Enum<?> constant ? Setting.written(constant) : String.valueOf(value);
  }

  /** The same run with several settings changed. */
  public RunSpec withAll(Map<String, String> settings) {
    SortedMap<String, String> changed = new TreeMap<>(given);
    changed.putAll(settings);
    return new RunSpec(changed);
  }

  /** The value of one of {@link RunSettings}. */
  public <T> T get(Setting<T> setting) {
    return setting.parse(setting.key(), given.getOrDefault(setting.key(), setting.defaultText()));
  }

  /** The name of the component of that kind. */
  public String name(Kind<?> kind) {
    return get(RunSettings.component(kind));
  }

  /** The settings of the component of that kind, without their prefix. */
  public Map<String, String> settings(Kind<?> kind) {
    String prefix = kind.key() + ".";
    SortedMap<String, String> own = new TreeMap<>();
    given.forEach(
        (key, value) -> {
          if (key.startsWith(prefix)) {
            own.put(key.substring(prefix.length()), value);
          }
        });
    return own;
  }

  /** The run's name, unique in its experiment: given, or made of the likelihood and the seed. */
  public String runName() {
    String name = get(RunSettings.NAME);
    return (name.isEmpty() ? name(Kind.LIKELIHOOD) : name) + "-s" + get(RunSettings.SEED);
  }

  /** The run's name without its seed: the same for runs that differ in the seed only. */
  public String label() {
    String name = get(RunSettings.NAME);
    return name.isEmpty() ? name(Kind.LIKELIHOOD) : name;
  }

  /**
   * This run with every default written down, all checked against what is installed.
   *
   * @throws InputException at an unknown key or component, a wrong type or range
   */
  public RunSpec complete(Components components) {
    SortedMap<String, String> own = new TreeMap<>();
    List<String> known = new ArrayList<>();
    SortedMap<String, String> complete = new TreeMap<>();
    for (Kind<?> kind : Kind.all()) {
      Component<?> component = components.of(kind).get(name(kind));
      component.settings().forEach(setting -> known.add(kind.key() + "." + setting.key()));
    }
    RunSettings.all().forEach(setting -> known.add(setting.key()));
    for (String key : given.keySet()) {
      if (!known.contains(key)) {
        throw unknown(key, known, components);
      }
    }
    for (Kind<?> kind : Kind.all()) {
      Component<?> component = components.of(kind).get(name(kind));
      Settings settings = Settings.of(kind.key(), component.settings(), settings(kind));
      settings.asMap().forEach((key, value) -> complete.put(kind.key() + "." + key, value));
    }
    given.forEach(
        (key, value) -> {
          if (!complete.containsKey(key)) {
            own.put(key, value);
          }
        });
    complete.putAll(Settings.of("", RunSettings.all(), own).asMap());
    return new RunSpec(complete);
  }

  /** A key that no chosen component has; another component may have it. */
  private InputException unknown(String key, List<String> known, Components components) {
    for (Kind<?> kind : Kind.all()) {
      List<String> owners =
          components.of(kind).all().stream()
              .filter(
                  component ->
                      component.settings().stream()
                          .anyMatch(setting -> key.equals(kind.key() + "." + setting.key())))
              .map(Component::name)
              .toList();
      if (!owners.isEmpty()) {
        return new InputException(
            "setting '%s' belongs to %s; this run has %s '%s'"
                .formatted(key, String.join(", ", owners), kind.key(), name(kind)));
      }
    }
    InputException unknown = InputException.unknown("setting", key, known);
    return new InputException(
        unknown.getMessage() + "%n('list' shows the settings of other components too)".formatted());
  }

  /** The component that a run names, made. */
  public <T> T create(
      Kind<T> kind, Components components, io.github.vae4j.core.plugin.Dimensions dimensions) {
    return components.of(kind).get(name(kind)).create(kind.key(), settings(kind), dimensions);
  }

  /** All given settings as text, sorted by key. */
  public SortedMap<String, String> asMap() {
    return new TreeMap<>(given);
  }

  /** What was given for a key, if anything was. */
  public Optional<String> given(String key) {
    return Optional.ofNullable(given.get(key));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RunSpec that && given.equals(that.given);
  }

  @Override
  public int hashCode() {
    return given.hashCode();
  }

  @Override
  public String toString() {
    return given.toString();
  }
}
