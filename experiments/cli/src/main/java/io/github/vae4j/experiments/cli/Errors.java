package io.github.vae4j.experiments.cli;

import io.github.vae4j.core.InputException;
import io.github.vae4j.experiments.runner.failure.ConclusionException;
import io.github.vae4j.experiments.runner.failure.Failure;
import io.github.vae4j.experiments.runner.failure.RecordingException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/** Runs a command and tells what went wrong: exit code 2 for bad input, 1 for all else. */
final class Errors implements IExecutionStrategy {
  @Override
  public int execute(ParseResult parsed) {
    try {
      GivenOnce.check(parsed);
      return new RunLast().execute(parsed);
    } catch (ExecutionException e) {
      return tell(e.getCause() == null ? e : e.getCause(), parsed);
    } catch (InputException | OutOfMemoryError | StackOverflowError | LinkageError e) {
      return tell(e, parsed);
    }
  }

  private static int tell(Throwable thrown, ParseResult parsed) {
    PrintWriter err = parsed.commandSpec().commandLine().getErr();
    err.println("vae4j: " + message(thrown));
    if (Vae4j.stacktrace(parsed.commandSpec())) {
      thrown.printStackTrace(err);
    }
    err.flush();
    return thrown instanceof InputException ? ExitCode.USAGE : ExitCode.SOFTWARE;
  }

  private static String message(Throwable thrown) {
    if (thrown instanceof InputException || thrown instanceof ConclusionException) {
      return String.valueOf(thrown.getMessage());
    }
    if (thrown instanceof RecordingException && thrown.getCause() != null) {
      return message(thrown.getCause())
          + "\nWhat was written before is whole; mend the cause, and go on with --resume.";
    }
    if (thrown instanceof UncheckedIOException e && e.getCause() != null) {
      return "%s (%s)".formatted(e.getMessage(), e.getCause());
    }
    return "unexpected error: %s; --stacktrace shows all of it".formatted(Failure.describe(thrown));
  }
}
