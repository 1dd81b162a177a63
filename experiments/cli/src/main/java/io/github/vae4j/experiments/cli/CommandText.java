package io.github.vae4j.experiments.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The command line as it can be typed again. */
final class CommandText {
  private CommandText() {}

  /** The command that was given. */
  static String of(CommandSpec command) {
    return text(arguments(command));
  }

  /** The command that goes on with what the given one began. */
  static String resuming(CommandSpec command, Path out) {
    List<String> arguments = new ArrayList<>(arguments(command));
    CommandLine.ParseResult parsed = command.commandLine().getParseResult();
    if (!parsed.hasMatchedOption("--out")) {
      arguments.add("--out");
      arguments.add(out.toString());
    }
    if (!parsed.hasMatchedOption("--resume")) {
      arguments.add("--resume");
    }
    return text(arguments);
  }

  private static List<String> arguments(CommandSpec command) {
    return command.root().commandLine().getParseResult().originalArgs();
  }

  private static String text(List<String> arguments) {
    return arguments.stream()
        .map(CommandText::quoted)
        .collect(Collectors.joining(" ", "./vae4j ", ""));
  }

  static String quoted(String argument) {
    return argument.matches("[\\w@%+=:,./-]+")
        ? argument
        : "'" + argument.replace("'", "'\\''") + "'";
  }
}
