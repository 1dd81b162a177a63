package io.github.vae4j.experiments.runner.source;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.vae4j.core.InputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A YAML mapping as settings: a mapping inside it is a component with settings of its own, so that
 * {@code likelihood: {name: laplace, scale: 2}} is {@code likelihood: laplace} with {@code
 * likelihood.scale: 2}; lists are joined by commas.
 */
record YamlSettings(Map<String, String> settings) {

  /**
   * Reads a mapping; nothing at all is no settings.
   *
   * @param where the mapping stands, for messages
   */
  static YamlSettings of(JsonNode node, String where) {
    YamlSettings read = new YamlSettings(new TreeMap<>());
    if (!node.isMissingNode() && !node.isNull()) {
      if (!node.isObject()) {
        throw new InputException(
            "%s is %s; expected a mapping of settings, as in {latent: 20}".formatted(where, node));
      }
      read.flatten("", node, where);
    }
    return read;
  }

  /** The text of a single value. */
  static String text(JsonNode node, String where, String expected) {
    if (!node.isValueNode() || node.isNull()) {
      throw new InputException(
          "%s is %s; expected %s".formatted(where, node.isNull() ? "empty" : node, expected));
    }
    return node.asText();
  }

  private void flatten(String prefix, JsonNode node, String where) {
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      String key = prefix + field.getKey();
      JsonNode value = field.getValue();
      String place = "%s: '%s'".formatted(where, key);
      if (value.isObject()) {
        component(key, value, where, place);
      } else if (value.isArray()) {
        List<String> items = new ArrayList<>();
        value.forEach(item -> items.add(text(item, place, "a list of single values")));
        put(key, items.isEmpty() ? "none" : String.join(",", items), where);
      } else {
        put(key, text(value, place, "a value"), where);
      }
    }
  }

  private void component(String key, JsonNode mapping, String where, String place) {
    for (Map.Entry<String, JsonNode> own : mapping.properties()) {
      String value = text(own.getValue(), place + "." + own.getKey(), "a single value");
      put(own.getKey().equals("name") ? key : key + "." + own.getKey(), value, where);
    }
  }

  private void put(String key, String value, String where) {
    if (settings.putIfAbsent(key, value) != null) {
      throw new InputException("%s: '%s' is set twice; keep one".formatted(where, key));
    }
  }
}
