package io.github.vae4j.experiments.runner.source;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.github.vae4j.core.InputException;
import io.github.vae4j.core.run.ExperimentInfo;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.experiments.runner.Experiment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * An experiment written as data:
 *
 * <pre>
 * name: sigma-matters
 * question: Does a smaller σ give sharper reconstructions?
 * common: {data: digits, epochs: 5}
 * seeds: [1, 2]
 * runs:
 *   - {name: wide, likelihood: gaussian-fixed, likelihood.sigma: 1}
 *   - {name: narrow, likelihood: gaussian-fixed, likelihood.sigma: 0.2}
 * </pre>
 *
 * <p>Every key but {@code runs} may be left out.
 */
final class YamlExperiment implements Experiment {
  private static final Set<String> KEYS =
      Set.of("name", "question", "references", "common", "seeds", "runs");

  private final ExperimentInfo info;
  private final List<RunSpec> runs;

  private YamlExperiment(ExperimentInfo info, List<RunSpec> runs) {
    this.info = info;
    this.runs = runs;
  }

  static Experiment read(Path file) {
    JsonNode root;
    try {
      root = new ObjectMapper(new YAMLFactory()).readTree(file.toFile());
    } catch (JacksonException e) {
      throw new InputException("%s is not YAML: %s".formatted(file, e.getMessage()), e);
    } catch (IOException e) {
      throw new InputException("%s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
    if (root == null || !root.isObject()) {
      throw new InputException(file + " is not a YAML mapping; expected keys " + sorted(KEYS));
    }
    root.fieldNames()
        .forEachRemaining(
            key -> {
              if (!KEYS.contains(key)) {
                throw InputException.unknown("key in " + file, key, KEYS);
              }
            });
    String name =
        root.path("name").asText(String.valueOf(file.getFileName()).replaceAll("\\..*", ""));
    List<String> references = new ArrayList<>();
    root.path("references").forEach(reference -> references.add(reference.asText()));
    RunSpec common = RunSpec.of(settings(root.path("common"), file));
    if (!root.path("runs").isArray() || root.path("runs").isEmpty()) {
      throw new InputException(file + " has no runs; expected 'runs:' with a list of settings");
    }
    List<RunSpec> runs = new ArrayList<>();
    for (JsonNode run : root.path("runs")) {
      RunSpec spec = common.withAll(settings(run, file));
      if (root.path("seeds").isEmpty()) {
        runs.add(spec);
      }
      for (JsonNode seed : root.path("seeds")) {
        runs.add(spec.with("seed", seed.asText()));
      }
    }
    return new YamlExperiment(
        new ExperimentInfo(name, root.path("question").asText(""), references), List.copyOf(runs));
  }

  private static List<String> sorted(Set<String> keys) {
    return keys.stream().sorted().toList();
  }

  /** Settings as text; nested mappings become dotted keys and lists are joined by commas. */
  private static Map<String, String> settings(JsonNode node, Path file) {
    Map<String, String> settings = new TreeMap<>();
    if (!node.isMissingNode() && !node.isNull()) {
      if (!node.isObject()) {
        throw new InputException(
            "%s: '%s' is not a mapping of settings such as {latent: 20}".formatted(file, node));
      }
      flatten("", node, settings);
    }
    return settings;
  }

  private static void flatten(String prefix, JsonNode node, Map<String, String> settings) {
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      String key = prefix + field.getKey();
      JsonNode value = field.getValue();
      if (value.isObject()) {
        // {likelihood: {name: laplace, scale: 2}} is likelihood=laplace, likelihood.scale=2
        ObjectNode rest = value.deepCopy();
        JsonNode name = rest.remove("name");
        if (name != null) {
          settings.put(key, name.asText());
        }
        flatten(key + ".", rest, settings);
      } else if (value.isArray()) {
        List<String> items = new ArrayList<>();
        value.forEach(item -> items.add(item.asText()));
        settings.put(key, items.isEmpty() ? "none" : String.join(",", items));
      } else {
        settings.put(key, value.asText());
      }
    }
  }

  @Override
  public ExperimentInfo info() {
    return info;
  }

  @Override
  public List<RunSpec> runs() {
    return runs;
  }
}
