package io.github.vae4j.experiments.runner.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.vae4j.core.InputException;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.experiments.runner.sweep.Grid;
import io.github.vae4j.experiments.runner.sweep.Sweep;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;

/**
 * A sweep written as data:
 *
 * <pre>
 * question: What do σ and the number of latents do?
 * common: {data: digits, epochs: 5}
 * seeds: [1, 2]
 * sweep:
 *   product:                            # every σ with every number of latents
 *     likelihood.sigma: [0.1, 0.3, 1]
 *     latent: [2, 10, 50]
 *   zip:                                # the first with the first, the second with the second
 *     batch: [64, 256]
 *     learning-rate: [0.0005, 0.002]
 *   list:                               # as they stand
 *     - {objective: elbo}
 *     - {objective: beta, objective.beta: 4}
 *   exclude:
 *     - {latent: 50, likelihood.sigma: 1}
 * </pre>
 *
 * <p>Several of the three stand for their product; {@code product} and {@code zip} may also be
 * lists of such mappings, so that any of them goes inside another.
 */
final class SweepFile {
  /** What tells a sweep from a list of runs. */
  static final String KEY = "sweep";

  private static final Set<String> KEYS =
      Set.of("name", "question", "references", "common", "seeds", KEY);
  private static final Set<String> WAYS = Set.of("product", "zip", "list");

  private final Path file;

  private SweepFile(Path file) {
    this.file = file;
  }

  static Sweep read(Path file, JsonNode root) {
    if (!root.has(KEY)) {
      throw new InputException(
          "%s has no '%s'; expected it with product, zip or list of settings, as in sweep: {product: {latent: [2, 10]}}"
              .formatted(file, KEY));
    }
    YamlExperiment.requireKeys(file, root, KEYS);
    YamlSettings common = YamlSettings.of(root.path("common"), file + ": common");
    SweepFile source = new SweepFile(file);
    return new Sweep(
        YamlExperiment.info(file, root),
        RunSpec.of(common.settings()),
        source.whole(root.path(KEY)),
        YamlExperiment.seeds(file, root));
  }

  private Grid whole(JsonNode node) {
    if (!(node instanceof ObjectNode mapping)) {
      throw misshapen("sweep", node);
    }
    JsonNode excluded = mapping.path("exclude");
    ObjectNode rest = mapping.deepCopy();
    rest.remove("exclude");
    Grid grid = grid(rest, "sweep");
    return excluded.isMissingNode() ? grid : grid.without(settings(excluded, "sweep.exclude"));
  }

  private InputException misshapen(String place, JsonNode node) {
    String is =
        node.isArray()
            ? "a list of %d".formatted(node.size())
            : node.isObject()
                ? "empty"
                : node.isNull() || node.isMissingNode() ? "empty" : node.asText();
    return new InputException(
        ("%s: '%s' is %s; expected one mapping with product, zip or list in it, of which several"
                + " stand for their product:%n%s")
            .formatted(
                file,
                place,
                is,
                "  sweep:%n    product: {latent: [2, 10]}%n    list: [{objective: elbo}, {objective: beta}]%n"
                        .formatted()
                    + "  blocks go inside one another as lists under product or zip: product: [{zip: {…}}, {list: […]}]"));
  }

  private Grid grid(JsonNode node, String place) {
    if (!node.isObject() || node.isEmpty()) {
      throw misshapen(place, node);
    }
    Grid all = Grid.unit();
    for (Map.Entry<String, JsonNode> way : node.properties()) {
      String inner = place + "." + way.getKey();
      if (!WAYS.contains(way.getKey())) {
        throw InputException.unknown(
            "key of '%s' in %s".formatted(place, file), way.getKey(), WAYS);
      }
      all =
          all.product(
              switch (way.getKey()) {
                case "product" -> combined(way.getValue(), inner, Grid::product);
                case "zip" -> combined(way.getValue(), inner, Grid::zip);
                default -> Grid.list(settings(way.getValue(), inner));
              });
    }
    return all;
  }

  /** Axes, or grids, put together. */
  private Grid combined(JsonNode node, String place, BinaryOperator<Grid> how) {
    List<Grid> parts = new ArrayList<>();
    if (node.isObject()) {
      node.properties().forEach(axis -> parts.add(axis(axis.getKey(), axis.getValue(), place)));
    } else if (node.isArray()) {
      node.forEach(part -> parts.add(grid(part, place)));
    }
    if (parts.isEmpty()) {
      throw new InputException(
          "%s: '%s' is %s; expected settings with a list of values each, as in {latent: [2, 10]}, or a list of product, zip and list"
              .formatted(file, place, node));
    }
    return parts.stream().reduce(how).orElseThrow();
  }

  private Grid axis(String key, JsonNode values, String place) {
    if (!values.isArray() || values.isEmpty()) {
      throw new InputException(
          "%s: '%s.%s' is %s; expected a list of values, as in [1, 2]"
              .formatted(file, place, key, values));
    }
    List<Map<String, String>> points = new ArrayList<>();
    for (JsonNode value : values) {
      ObjectNode single = JsonNodeFactory.instance.objectNode();
      single.set(key, value);
      points.add(YamlSettings.of(single, "%s: %s.%s".formatted(file, place, key)).settings());
    }
    return Grid.list(points);
  }

  private List<Map<String, String>> settings(JsonNode list, String place) {
    if (!list.isArray() || list.isEmpty()) {
      throw new InputException(
          "%s: '%s' is %s; expected a list of settings, as in [{latent: 5}, {latent: 20}]"
              .formatted(file, place, list));
    }
    List<Map<String, String>> all = new ArrayList<>();
    list.forEach(point -> all.add(YamlSettings.of(point, file + ": " + place).settings()));
    return all;
  }
}
