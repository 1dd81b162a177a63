package io.github.vae4j.experiments.cli;

import io.github.vae4j.core.InputException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command line's entry point. */
@Command(
    name = "vae4j",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Variational autoencoders whose every figure was checked while it was computed.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {CompareCommand.class, RunCommand.class, ListCommand.class, ReportCommand.class},
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:a run or a KL audit failed; the files say which",
      "2:bad input; nothing was trained"
    },
    footer = {
      "",
      "First steps:",
      "  ./vae4j compare                      Gaussian and Bernoulli decoders on built-in digits",
      "  ./vae4j run --epochs 5 --binarize dynamic --likelihood bernoulli",
      "  ./vae4j list                         every component and setting"
    })
public final class Vae4j implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  /** Runs the command line and exits with its code. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** The command line, as tests use it. */
  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Vae4j());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionExceptionHandler(Vae4j::failed);
    return line;
  }

  private static int failed(Exception exception, CommandLine line, CommandLine.ParseResult parsed)
      throws Exception {
    if (exception instanceof InputException) {
      PrintWriter err = line.getErr();
      err.println("vae4j: " + exception.getMessage());
      err.flush();
      return CommandLine.ExitCode.USAGE;
    }
    throw exception;
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
