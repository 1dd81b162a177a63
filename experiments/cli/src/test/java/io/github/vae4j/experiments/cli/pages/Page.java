package io.github.vae4j.experiments.cli.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A Markdown page of the repository.
 *
 * @param file its absolute path
 */
public record Page(Path file, String text) {
  private static final Pattern FENCE =
      Pattern.compile("^```(\\w*)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)\\s]+)\\)");
  private static final Pattern SOURCE = Pattern.compile("(?:src|srcset|href)=\"([^\"]+)\"");
  private static final Pattern HEADING = Pattern.compile("^#+ +(.+)$", Pattern.MULTILINE);

  /** The checkout; tests run in their module's folder. */
  static Path root() {
    return Path.of("..", "..").toAbsolutePath().normalize();
  }

  static Page of(Path file) {
    try {
      return new Page(file, Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Page readme() {
    return of(root().resolve("README.md"));
  }

  /** The README and everything under docs. */
  public static List<Page> all() {
    List<Page> pages = new ArrayList<>(List.of(readme()));
    try (Stream<Path> files = Files.walk(root().resolve("docs"))) {
      files
          .filter(file -> file.toString().endsWith(".md"))
          .sorted()
          .map(Page::of)
          .forEach(pages::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return pages;
  }

  /** The fenced blocks of that language. */
  public List<String> blocks(String language) {
    return FENCE
        .matcher(text)
        .results()
        .filter(block -> block.group(1).equals(language))
        .map(block -> block.group(2))
        .toList();
  }

  /** Where links and pictures lead to, as written. */
  List<String> targets() {
    return Stream.of(LINK, SOURCE)
        .flatMap(pattern -> pattern.matcher(prose()).results())
        .map(match -> match.group(1))
        .toList();
  }

  /** What can stand after # in a link to this page, made from the headings as GitHub does. */
  Set<String> anchors() {
    return HEADING.matcher(withoutFences()).results().map(Page::anchor).collect(Collectors.toSet());
  }

  private static String anchor(MatchResult heading) {
    return heading
        .group(1)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N} _-]", "")
        .replace(' ', '-');
  }

  private String withoutFences() {
    return FENCE.matcher(text).replaceAll("");
  }

  /** The text without code and formulas, in which brackets mean something else. */
  private String prose() {
    return withoutFences().replaceAll("`[^`\n]*`", "").replaceAll("\\$[^$\n]*\\$", "");
  }

  @Override
  public String toString() {
    return root().relativize(file).toString();
  }
}
