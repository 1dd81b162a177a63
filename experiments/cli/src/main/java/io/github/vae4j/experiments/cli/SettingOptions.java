package io.github.vae4j.experiments.cli;

import com.google.common.base.Splitter;
import io.github.vae4j.core.InputException;
import io.github.vae4j.core.plugin.Kind;
import io.github.vae4j.core.plugin.Setting;
import io.github.vae4j.core.run.RunSettings;
import io.github.vae4j.core.run.RunSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The options that are settings of every run: one for each setting that belongs to no component,
 * with its own words and default, and {@code --set} for all others.
 */
final class SettingOptions {
  private final RunSpec defaults;
  private final Set<String> fixed;
  private final String defaultSeeds;
  private final Map<String, OptionSpec> options = new LinkedHashMap<>();
  private final OptionSpec file =
      option("--data-file", "FILE", "a .npy or .npz file: --data file --set data.path=FILE");
  private final OptionSpec seeds;
  private final OptionSpec set =
      OptionSpec.builder("--set")
          .paramLabel("KEY=VALUE")
          .type(List.class)
          .auxiliaryTypes(String.class)
          .description(
              "any setting that 'vae4j list' shows, such as likelihood.sigma=0.5; not one that is"
                  + " given otherwise, too")
          .build();

  /**
   * Options on top of given settings.
   *
   * @param defaults what holds where no option is given
   * @param defaultSeeds of {@code --seeds}, separated by commas; empty for none
   * @param fixed keys that the command sets itself: they have no option, and {@code --set} refuses
   *     them
   */
  SettingOptions(RunSpec defaults, String defaultSeeds, Set<String> fixed) {
    seeds =
        option(
            "--seeds",
            "N,N",
            "several seeds: every configuration is trained with each"
                + (defaultSeeds.isEmpty() ? "" : " [" + defaultSeeds + "]"));
    this.defaultSeeds = defaultSeeds;
    this.defaults = defaults;
    this.fixed = Set.copyOf(fixed);
  }

  /** Adds the options to a command, in groups. */
  void addTo(CommandSpec command) {
    List<Setting<?>> others = new ArrayList<>(RunSettings.all());
    group(command, others, "Data", RunSettings.component(Kind.DATA), RunSettings.BINARIZE);
    group(
        command,
        others,
        "Model",
        RunSettings.component(Kind.LIKELIHOOD),
        RunSettings.component(Kind.PRIOR),
        RunSettings.component(Kind.ENCODER),
        RunSettings.LATENT,
        RunSettings.HIDDEN,
        RunSettings.ACTIVATION,
        RunSettings.INITIALIZATION);
    group(
        command,
        others,
        "Training",
        RunSettings.component(Kind.OBJECTIVE),
        RunSettings.EPOCHS,
        RunSettings.BATCH,
        RunSettings.SAMPLES,
        RunSettings.component(Kind.OPTIMIZER),
        RunSettings.LEARNING_RATE,
        RunSettings.component(Kind.SCHEDULE),
        RunSettings.CLIP_NORM,
        RunSettings.SEED);
    group(command, others, "Checks and records", others.toArray(Setting<?>[]::new));
  }

  private void group(
      CommandSpec command, List<Setting<?>> others, String title, Setting<?>... settings) {
    ArgGroupSpec.Builder group =
        ArgGroupSpec.builder().validate(false).exclusive(false).heading("%n" + title + ":%n");
    for (Setting<?> setting : settings) {
      others.remove(setting);
      if (!fixed.contains(setting.key())) {
        group.addArg(add(setting.key(), option(setting)));
      }
    }
    if (title.equals("Data")) {
      group.addArg(
          add("data.dir", option("--data-dir", "DIR", "folder of the data: --set data.dir=DIR")));
      group.addArg(file);
    } else if (title.equals("Training")) {
      group.addArg(seeds).addArg(set);
    }
    command.addArgGroup(group.build());
  }

  private OptionSpec add(String key, OptionSpec option) {
    options.put(key, option);
    return option;
  }

  private OptionSpec option(Setting<?> setting) {
    boolean component = Kind.all().stream().anyMatch(kind -> kind.key().equals(setting.key()));
    String text = defaults.given(setting.key()).orElse(setting.defaultText());
    String expected = setting.expected().equals("text") ? "" : " (" + setting.expected() + ")";
    String otherwise = text.isEmpty() ? "" : " [" + text + "]";
    return option(
        "--" + setting.key(),
        component ? "NAME" : label(setting),
        setting.description() + expected + otherwise);
  }

  private static String label(Setting<?> setting) {
    Object value = setting.parse(setting.key(), setting.defaultText());
    if (value instanceof Number) {
      return value instanceof Double ? "X" : "N";
    }
    return value instanceof List ? "N,N" : value instanceof Enum ? "NAME" : "TEXT";
  }

  private static OptionSpec option(String name, String label, String description) {
    return OptionSpec.builder(name)
        .paramLabel(label)
        .type(String.class)
        .description(description.replace("%", "%%"))
        .build();
  }

  /**
   * What was given, by key.
   *
   * @throws InputException if a key was given twice, or is not to be set
   */
  Map<String, String> given() {
    Map<String, String> given = new LinkedHashMap<>();
    options.forEach((key, option) -> give(given, key, option.getValue()));
    String path = file.getValue();
    if (path != null) {
      give(given, "data", "file");
      give(given, "data.path", path);
    }
    List<String> further = set.getValue();
    if (further != null) {
      further.forEach(text -> give(given, text));
    }
    return given;
  }

  private void give(Map<String, String> given, String keyAndValue) {
    int equals = keyAndValue.indexOf('=');
    if (equals < 1) {
      throw new InputException(
          "--set is '%s'; expected KEY=VALUE, as in likelihood.sigma=0.5".formatted(keyAndValue));
    }
    give(given, keyAndValue.substring(0, equals).trim(), keyAndValue.substring(equals + 1));
  }

  private void give(Map<String, String> given, String key, @Nullable String value) {
    if (value == null) {
      return;
    }
    if (fixed.contains(key)) {
      throw new InputException(
          "'%s' is set by this command itself; to choose it use 'run', or a YAML file of runs"
              .formatted(key));
    }
    String other = given.put(key, value);
    if (other != null && !other.equals(value)) {
      throw new InputException(
          "'%s' is given twice, as '%s' and as '%s'; give it once".formatted(key, other, value));
    }
  }

  /**
   * The seeds of {@code --seeds}; none if each run has its own.
   *
   * @throws InputException if one is no whole number, or given twice
   */
  List<Long> seeds() {
    String given = seeds.getValue();
    if (given != null && given.isBlank()) {
      throw new InputException("--seeds is empty; expected whole numbers, as in --seeds 1,2");
    }
    String text = given == null ? defaultSeeds : given;
    List<Long> all = new ArrayList<>();
    if (!text.isEmpty()) {
      for (String seed : Splitter.on(',').split(text)) {
        Long value = RunSettings.SEED.parse("--seeds", seed);
        if (all.contains(value)) {
          throw new InputException("--seeds has %d twice; give each seed once".formatted(value));
        }
        all.add(value);
      }
    }
    return List.copyOf(all);
  }

  /** A setting that was given, as it stands on the command line. */
  String typed(String key, String value) {
    OptionSpec option = options.get(key);
    if (option != null && option.getValue() != null) {
      return option.longestName() + " " + value;
    }
    String path = file.getValue();
    return path != null && (key.equals("data") || key.equals("data.path"))
        ? file.longestName() + " " + path
        : "%s %s=%s".formatted(set.longestName(), key, value);
  }

  /** The defaults with what was given on top. */
  RunSpec spec() {
    return defaults.withAll(given());
  }
}
