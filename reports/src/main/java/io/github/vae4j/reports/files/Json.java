package io.github.vae4j.reports.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.vae4j.core.InputException;
import io.github.vae4j.core.run.Findings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Records as JSON files: names in snake case like the columns, enums as they print themselves. */
final class Json {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(SerializationFeature.WRITE_ENUMS_USING_TO_STRING)
          .enable(DeserializationFeature.READ_ENUMS_USING_TO_STRING)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .build();

  private static final ObjectWriter WRITER =
      MAPPER.writer(
          new DefaultPrettyPrinter()
              .withArrayIndenter(new DefaultIndenter("  ", "\n"))
              .withObjectIndenter(new DefaultIndenter("  ", "\n")));

  private Json() {}

  static void write(Path file, Object value) {
    try {
      WholeFile.write(file, WRITER.writeValueAsString(value) + "\n");
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  /**
   * @throws InputException if the file is damaged
   */
  static <T> T read(Path file, Class<T> type) {
    return read(file, type, Map.of());
  }

  /**
   * Reads a file that an earlier version may have written.
   *
   * @param additions what stands for each name that was added since, where the file lacks it
   * @throws InputException if the file is damaged
   */
  static <T> T read(Path file, Class<T> type, Map<String, ?> additions) {
    try {
      JsonNode tree = MAPPER.readTree(Files.readAllBytes(file));
      completePlots(tree);
      if (tree instanceof ObjectNode object) {
        additions.forEach((name, value) -> object.putIfAbsent(name, MAPPER.valueToTree(value)));
      }
      return MAPPER.treeToValue(tree, type);
    } catch (JsonProcessingException e) {
      throw new InputException("%s is damaged: %s".formatted(file, e.getOriginalMessage()), e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** Plots had neither scales nor deviations and settings of points at first. */
  private static void completePlots(JsonNode tree) {
    for (JsonNode plots : tree.findValues("plots")) {
      for (JsonNode plot : plots) {
        if (plot instanceof ObjectNode object) {
          object.putIfAbsent("x_scale", TextNode.valueOf(Findings.Scale.LINEAR.toString()));
        }
        for (JsonNode line : plot.path("lines")) {
          if (line instanceof ObjectNode object) {
            object.putIfAbsent("deviation", MAPPER.createArrayNode());
            object.putIfAbsent("settings", MAPPER.createArrayNode());
          }
        }
      }
    }
  }
}
