package io.github.vae4j.experiments.runner.source;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.vae4j.core.InputException;
import io.github.vae4j.core.run.ExperimentInfo;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.experiments.runner.Experiment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * An experiment written as data:
 *
 * <pre>
 * name: sigma-matters
 * question: Does a smaller σ give sharper reconstructions?
 * references: ["Kingma, Welling, 2014, Auto-Encoding Variational Bayes"]
 * common: {data: digits, epochs: 5, hidden: [400, 200]}
 * seeds: [1, 2]
 * runs:
 *   - {name: wide, likelihood: gaussian-fixed, likelihood.sigma: 1}
 *   - {name: narrow, likelihood: {name: gaussian-fixed, sigma: 0.2}}
 * </pre>
 *
 * <p>Every key but {@code runs} may be left out. The name is then the file's; every run is trained
 * with each of the seeds, or with its own where there are none. Values are taken as they are
 * written ({@link YamlText}).
 */
record YamlExperiment(ExperimentInfo info, List<RunSpec> runs) implements Experiment {
  private static final Set<String> KEYS =
      Set.of("name", "question", "references", "common", "seeds", "runs");

  YamlExperiment {
    runs = List.copyOf(runs);
  }

  /**
   * Reads the file.
   *
   * @throws InputException if it is not YAML, or not of that form; what the settings may be is
   *     checked later
   */
  static YamlExperiment read(Path file, JsonNode root) {
    requireKeys(file, root, KEYS);
    YamlSettings common = YamlSettings.of(root.path("common"), file + ": common");
    List<String> seeds = seeds(file, root);
    JsonNode list = root.path("runs");
    if (!list.isArray() || list.isEmpty()) {
      throw new InputException(
          file + " has no runs; expected 'runs:' and a list of settings, as in [{latent: 5}]");
    }
    List<RunSpec> runs = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      RunSpec run =
          RunSpec.of(common.settings())
              .withAll(YamlSettings.of(list.get(i), file + ": run " + (i + 1)).settings());
      if (seeds.isEmpty()) {
        runs.add(run);
      } else if (run.given("seed").isPresent()) {
        throw new InputException(
            "%s: run %d has a seed of its own, %s, beside 'seeds'; keep one of the two"
                .formatted(file, i + 1, run.given("seed").orElseThrow()));
      }
      for (String seed : seeds) {
        runs.add(run.with("seed", seed));
      }
    }
    return new YamlExperiment(info(file, root), runs);
  }

  /** The whole file, as a mapping. */
  static JsonNode parse(Path file) {
    JsonNode root = YamlText.read(file);
    if (!root.isObject()) {
      throw new InputException(
          "%s is not a YAML mapping; expected keys %s"
              .formatted(file, KEYS.stream().sorted().toList()));
    }
    return root;
  }

  static void requireKeys(Path file, JsonNode root, Set<String> keys) {
    for (String key : (Iterable<String>) root::fieldNames) {
      if (!keys.contains(key)) {
        throw InputException.unknown(
            "key in %s (settings of all runs go under 'common')".formatted(file), key, keys);
      }
    }
  }

  static ExperimentInfo info(Path file, JsonNode root) {
    return new ExperimentInfo(
        text(root, "name", file, String.valueOf(file.getFileName()).replaceAll("\\..*", "")),
        text(root, "question", file, ""),
        texts(root, "references", file, "a list of texts"));
  }

  static List<String> seeds(Path file, JsonNode root) {
    return texts(root, "seeds", file, "a list of whole numbers, as in [1, 2]");
  }

  private static String text(JsonNode root, String key, Path file, String otherwise) {
    JsonNode node = root.path(key);
    if (node.isMissingNode() || node.isNull()) {
      return otherwise;
    }
    return YamlSettings.text(node, "%s: '%s'".formatted(file, key), "a text");
  }

  private static List<String> texts(JsonNode root, String key, Path file, String expected) {
    JsonNode list = root.path(key);
    if (list.isMissingNode() || list.isNull()) {
      return List.of();
    }
    String where = "%s: '%s'".formatted(file, key);
    if (!list.isArray()) {
      throw new InputException("%s is %s; expected %s".formatted(where, list, expected));
    }
    List<String> texts = new ArrayList<>();
    list.forEach(node -> texts.add(YamlSettings.text(node, where, expected)));
    return texts;
  }
}
