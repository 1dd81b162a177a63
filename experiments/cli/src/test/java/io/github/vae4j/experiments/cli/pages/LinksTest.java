package io.github.vae4j.experiments.cli.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Links from page to page lead somewhere. */
class LinksTest {
  static List<Page> pages() {
    return Page.all();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void leadToFilesAndHeadingsThatExist(Page page) throws IOException {
    for (String target : page.targets()) {
      if (!target.matches("(https?|mailto):.*")) {
        String[] parts = target.split("#", 2);
        Path file = parts[0].isEmpty() ? page.file() : page.file().resolveSibling(parts[0]);
        assertThat(file.normalize()).as("%s links to %s", page, target).exists();
        // The names' own case counts, also on file systems that ignore it.
        assertThat(file.toRealPath().endsWith(file.normalize().getFileName()))
            .as("%s links to %s in its own case", page, target)
            .isTrue();
        assertThat(file.normalize()).as("%s links to %s", page, target).startsWith(Page.root());
        if (parts.length == 2) {
          assertThat(Page.of(file).anchors()).as("%s links to %s", page, target).contains(parts[1]);
        }
      }
    }
  }

  /** Every page can be found by following links from the README. */
  @Test
  void reachEveryPage() {
    List<Path> reached = new java.util.ArrayList<>(List.of(Page.readme().file()));
    for (int i = 0; i < reached.size(); i++) {
      Path from = reached.get(i);
      for (String target : Page.of(from).targets()) {
        Path file = from.resolveSibling(target.replaceAll("#.*", "")).normalize();
        if (target.contains(".md") && Files.exists(file) && !reached.contains(file)) {
          reached.add(file);
        }
      }
    }
    assertThat(reached).containsAll(Page.all().stream().map(Page::file).toList());
  }
}
