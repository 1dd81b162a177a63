package io.github.vae4j.experiments.cli;

import io.github.vae4j.core.InputException;
import java.util.List;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * Refuses options that were given twice; picocli lets the last one win where they are in groups.
 */
final class GivenOnce {
  private GivenOnce() {}

  /**
   * Checks the arguments of the whole command line.
   *
   * @throws InputException if an option that takes one value was given more than once
   */
  static void check(ParseResult parsed) {
    if (parsed.hasSubcommand()) {
      check(parsed.subcommand());
    }
    List<String> arguments = parsed.originalArgs();
    for (OptionSpec option : parsed.commandSpec().options()) {
      String name = option.longestName();
      if (!option.isMultiValue()
          && arguments.stream().filter(text -> (text + "=").startsWith(name + "=")).count() > 1) {
        throw new InputException("%s is given more than once; give it once".formatted(name));
      }
    }
  }
}
