package io.github.vae4j.experiments.cli;

import io.github.vae4j.experiments.cli.pages.Page;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the README and the other pages tell people to type is understood. */
class CommandsOfPagesTest {
  static List<String> commands() {
    return Page.all().stream()
        .flatMap(page -> page.blocks("sh").stream())
        .flatMap(String::lines)
        .map(line -> line.replaceAll("\\s+#.*", ""))
        .filter(line -> line.startsWith("./vae4j "))
        .distinct()
        .toList();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void areUnderstood(String command) {
    String[] words = command.split("\\s+", -1);
    Vae4j.commandLine().parseArgs(Arrays.copyOfRange(words, 1, words.length));
  }
}
