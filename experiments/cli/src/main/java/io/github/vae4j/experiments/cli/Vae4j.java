package io.github.vae4j.experiments.cli;

import io.github.vae4j.reports.TextTable;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command line's entry point. */
@Command(
    name = "vae4j",
    versionProvider = Version.class,
    sortOptions = false,
    description = {
      "Trains and compares variational autoencoders; both terms of the ELBO are exact nats, and",
      "every closed-form KL is held against Monte Carlo while it trains."
    },
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      CompareCommand.class,
      RunCommand.class,
      SweepCommand.class,
      EvaluateCommand.class,
      CheckCommand.class,
      StudyCommand.class,
      ListCommand.class,
      ReportCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:a run, a KL audit or a check failed, or an unexpected error; what was written before is whole",
      "2:bad input; nothing was trained",
      "130:stopped by Ctrl-C; go on with --resume"
    },
    footer = {
      "",
      "First steps:",
      "  vae4j compare                       Gaussian and Bernoulli decoders on built-in digits",
      "  vae4j run                           one model, a Gaussian decoder, on built-in digits",
      "  vae4j run Experiment.java           an experiment of your own: docs/tutorial",
      "  vae4j sweep FILE.yaml               many settings, several runs at once",
      "  vae4j check                         certifies every formula by numbers, in seconds",
      "  vae4j study                         what can be studied, such as the identities behind it all",
      "  vae4j list                          every component and setting"
    })
public final class Vae4j implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Shows this help.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean help;

  @Option(
      names = "--stacktrace",
      scope = ScopeType.INHERIT,
      description = "Shows where in the program an error arose.")
  private boolean stacktrace;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Shows the version.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean version;

  /** Runs the command line and exits with its code. */
  public static void main(String[] args) {
    System.exit(
        commandLine()
            .setOut(utf8(FileDescriptor.out))
            .setErr(utf8(FileDescriptor.err))
            .execute(args));
  }

  /**
   * Java would write ± and σ as question marks wherever the locale is not set, as in containers.
   */
  private static PrintWriter utf8(FileDescriptor file) {
    return new PrintWriter(
        new OutputStreamWriter(new FileOutputStream(file), StandardCharsets.UTF_8), true);
  }

  /** The command line, as tests use it. */
  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Vae4j());
    line.setUsageHelpWidth(TextTable.WIDTH);
    line.setParameterExceptionHandler(new UsageErrors());
    line.setExecutionStrategy(new Errors());
    return line;
  }

  /** Whether the user wants to see where in the program an error arose. */
  static boolean stacktrace(CommandSpec command) {
    return command.root().userObject() instanceof Vae4j vae4j && vae4j.stacktrace;
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
