package io.github.vae4j.experiments.cli;

import io.github.vae4j.core.InputException;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Arguments that cannot be read are told in a line or two, not with a page of help. */
final class UsageErrors implements IParameterExceptionHandler {
  @Override
  public int handleParseException(ParameterException exception, String[] arguments) {
    CommandLine line = exception.getCommandLine();
    PrintWriter err = line.getErr();
    err.println("vae4j: " + message(exception));
    err.printf("'%s --help' tells more%n", line.getCommandSpec().qualifiedName());
    err.flush();
    return ExitCode.USAGE;
  }

  private static String message(ParameterException exception) {
    if (exception instanceof UnmatchedArgumentException unmatched) {
      List<String> arguments = unmatched.getUnmatched();
      if (!arguments.isEmpty()) {
        return unknown(exception.getCommandLine().getCommandSpec(), arguments.get(0));
      }
    }
    return String.valueOf(exception.getMessage());
  }

  private static String unknown(CommandSpec command, String argument) {
    if (argument.startsWith("-")) {
      String name = argument.replaceFirst("=.*", "");
      List<String> known = command.options().stream().map(option -> option.longestName()).toList();
      return String.valueOf(InputException.unknown("option", name, known).getMessage());
    }
    if (!command.subcommands().isEmpty()) {
      return String.valueOf(
          InputException.unknown("command", argument, command.subcommands().keySet()).getMessage());
    }
    return "'%s' is one argument too many; values of options follow their name".formatted(argument);
  }
}
