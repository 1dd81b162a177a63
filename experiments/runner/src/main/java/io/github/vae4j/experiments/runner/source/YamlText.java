package io.github.vae4j.experiments.runner.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.vae4j.core.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.DuplicateKeyException;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Reads a YAML file with every value as the text that is written there, as settings are texts: 010
 * is not the octal 8, and {@code no} not false. Anchors and merge keys work.
 */
final class YamlText {
  private YamlText() {}

  /**
   * The content of a file: mappings, lists, texts, and null where nothing is written.
   *
   * @throws InputException if it cannot be read or is not one YAML document
   */
  static JsonNode read(Path file) {
    try {
      Object content = yaml().load(Files.readString(file));
      return new ObjectMapper().valueToTree(content);
    } catch (MarkedYAMLException e) {
      Mark mark = e.getProblemMark();
      String place =
          mark == null
              ? ""
              : ", at line %d, column %d".formatted(mark.getLine() + 1, mark.getColumn() + 1);
      throw new InputException("%s is not YAML%s: %s".formatted(file, place, problem(e)), e);
    } catch (YAMLException | IllegalArgumentException e) {
      throw new InputException("%s is not YAML: %s".formatted(file, e.getMessage()), e);
    } catch (IOException e) {
      throw new InputException("%s cannot be read: %s".formatted(file, e), e);
    }
  }

  private static String problem(MarkedYAMLException e) {
    if (e instanceof DuplicateKeyException) {
      return e.getProblem().replaceFirst("^found duplicate key (.*)", "key '$1' stands twice");
    }
    return e.getContext() == null ? e.getProblem() : e.getContext() + ": " + e.getProblem();
  }

  private static Yaml yaml() {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    DumperOptions unused = new DumperOptions();
    return new Yaml(
        new SafeConstructor(options), new Representer(unused), unused, options, new TextsOnly());
  }

  /** Takes a plain scalar for nothing but text, an empty value, or a merge key. */
  private static final class TextsOnly extends Resolver {
    @Override
    protected void addImplicitResolvers() {
      addImplicitResolver(Tag.MERGE, Pattern.compile("<<"), "<");
      addImplicitResolver(Tag.NULL, Pattern.compile("~|null|Null|NULL"), "~nN");
      addImplicitResolver(Tag.NULL, Pattern.compile(""), null);
    }
  }
}
