package io.github.vae4j.experiments.cli;

import io.github.vae4j.core.InputException;
import io.github.vae4j.core.model.Likelihood;
import io.github.vae4j.core.plugin.Catalog;
import io.github.vae4j.core.plugin.Component;
import io.github.vae4j.core.plugin.Kind;
import io.github.vae4j.core.plugin.NamedSettings;
import io.github.vae4j.core.plugin.Setting;
import io.github.vae4j.core.plugin.Settings;
import io.github.vae4j.core.run.RunSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The decoders of a comparison, each with settings of its own.
 *
 * @param decoders at least two, all different
 */
record DecoderList(List<NamedSettings> decoders) {
  /**
   * Reads {@code gaussian-fixed(sigma=0.1),gaussian-fixed(sigma=1),bernoulli}.
   *
   * @throws InputException if it cannot be read, has one decoder twice, or fewer than two
   */
  static DecoderList parse(String text) {
    List<NamedSettings> decoders;
    try {
      decoders = NamedSettings.split(text).stream().map(NamedSettings::parse).toList();
    } catch (InputException e) {
      throw new InputException("--decoders: " + e.getMessage(), e);
    }
    if (decoders.size() < 2 || new HashSet<>(decoders).size() < decoders.size()) {
      throw new InputException(
          "--decoders is '%s'; expected at least two different ones, as in --decoders 'gaussian-fixed(sigma=0.1),gaussian-fixed(sigma=1),bernoulli'"
              .formatted(text));
    }
    return new DecoderList(decoders);
  }

  /**
   * Checks that no two are the same once their settings are read: 0.1 and 0.10 are one σ, and so is
   * one that is not given and one given as its default.
   *
   * @throws InputException if two are
   */
  void requireDifferent(Catalog<Likelihood> likelihoods) {
    Map<NamedSettings, NamedSettings> seen = new HashMap<>();
    for (NamedSettings decoder : decoders) {
      NamedSettings other = seen.put(read(decoder, likelihoods), decoder);
      if (other != null) {
        throw new InputException(
            "--decoders has one decoder twice: %s and %s are the same; name it once"
                .formatted(other, decoder));
      }
    }
  }

  /** With every setting, each written as its value is. */
  private static NamedSettings read(NamedSettings decoder, Catalog<Likelihood> likelihoods) {
    try {
      List<Setting<?>> declared = likelihoods.get(decoder.name()).settings();
      Settings settings = Settings.of("likelihood", declared, decoder.settings());
      Map<String, String> values = new LinkedHashMap<>();
      declared.forEach(setting -> values.put(setting.key(), String.valueOf(settings.get(setting))));
      return new NamedSettings(decoder.name(), values);
    } catch (InputException e) {
      return decoder; // refused with more to say once its run is put together
    }
  }

  /**
   * Checks what {@code --set likelihood.KEY=VALUE} gives to all of them.
   *
   * @throws InputException if one of them does not have that setting, takes no such value, or has a
   *     value of its own
   */
  void requireForAll(RunSpec common, Catalog<Likelihood> likelihoods) {
    for (Map.Entry<String, String> given : common.settings(Kind.LIKELIHOOD).entrySet()) {
      for (NamedSettings decoder : decoders) {
        if (decoder.settings().containsKey(given.getKey())) {
          throw refused(given, "%s has one of its own".formatted(decoder), decoder);
        }
        requireOwned(given, decoder, likelihoods);
        try {
          Settings.of(
              "likelihood",
              likelihoods.get(decoder.name()).settings(),
              Map.of(given.getKey(), given.getValue()));
        } catch (InputException e) {
          throw refused(
              given, "%s cannot take it: %s".formatted(decoder, e.getMessage()), decoders.get(0));
        }
      }
    }
  }

  /** A setting that other likelihoods have is no misspelt one of this. */
  private void requireOwned(
      Map.Entry<String, String> given, NamedSettings decoder, Catalog<Likelihood> likelihoods) {
    List<String> owners =
        likelihoods.all().stream()
            .filter(
                each ->
                    each.settings().stream()
                        .anyMatch(setting -> setting.key().equals(given.getKey())))
            .map(Component::name)
            .toList();
    if (!owners.isEmpty() && !owners.contains(decoder.name())) {
      throw refused(
          given,
          "%s cannot take it: the setting belongs to %s"
              .formatted(decoder, String.join(", ", owners)),
          decoders.stream()
              .filter(each -> owners.contains(each.name()))
              .findFirst()
              .orElse(new NamedSettings(owners.get(0), Map.of())));
    }
  }

  private InputException refused(Map.Entry<String, String> given, String why, NamedSettings meant) {
    return new InputException(
        "--set likelihood.%s=%s is for every decoder, but %s%ngive it to those that are meant: --decoders '%s'"
            .formatted(given.getKey(), given.getValue(), why, example(given, meant)));
  }

  /** The list with the setting given to one of them, or to one more. */
  private String example(Map.Entry<String, String> given, NamedSettings meant) {
    Map<String, String> settings = new LinkedHashMap<>(meant.settings());
    settings.put(given.getKey(), given.getValue());
    List<NamedSettings> all = new ArrayList<>(decoders);
    if (!all.contains(meant)) {
      all.add(meant);
    }
    all.replaceAll(
        decoder -> decoder.equals(meant) ? new NamedSettings(meant.name(), settings) : decoder);
    return all.stream().map(NamedSettings::toString).collect(Collectors.joining(","));
  }
}
