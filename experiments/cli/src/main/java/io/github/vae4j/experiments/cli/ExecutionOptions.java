package io.github.vae4j.experiments.cli;

import io.github.vae4j.core.InputException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where results go and how they are computed; nothing here changes them. */
final class ExecutionOptions {
  static final String HEADING = "%nExecution:%n";

  @Option(
      names = "--out",
      paramLabel = "OUT",
      description = "New folder for the results. [vae4j-out/NAME-DATE-TIME]")
  private @Nullable Path out;

  @Option(
      names = "--resume",
      description =
          "Go on with the unfinished runs of OUT, from their last checkpoints; give the same"
              + " settings as then.")
  private boolean resume;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads that share an operation; the results are the same. [all cores]")
  private @Nullable String threads;

  @Option(
      names = "--no-check",
      description =
          "Train with components of your own without certifying them first; the manifest says so.")
  private boolean noCheck;

  @Option(
      names = "--plugin",
      paramLabel = "JAR",
      split = ",",
      description = "Jars or class folders with further components or experiments.")
  private List<Path> plugins = List.of();

  @Option(
      names = "--watch",
      description =
          "Shows the growing report in a browser of this machine, at an address that is printed.")
  private boolean watch;

  boolean watch() {
    return watch;
  }

  /** Whether components that are not vae4j's own are trained with as they are. */
  boolean noCheck() {
    return noCheck;
  }

  boolean resume() {
    return resume;
  }

  List<Path> plugins() {
    return plugins;
  }

  int threads() {
    return threads(threads);
  }

  /** A number of threads as it was given; none: one for each core. */
  static int threads(@Nullable String threads) {
    return threads == null
        ? Runtime.getRuntime().availableProcessors()
        : atLeastOne("--threads", threads);
  }

  /**
   * The number that an option was given.
   *
   * @throws InputException if it is no whole number, or below 1
   */
  static int atLeastOne(String option, String text) {
    try {
      int count = Integer.parseInt(text);
      if (count >= 1) {
        return count;
      }
    } catch (NumberFormatException e) {
      // refused below
    }
    throw new InputException(
        "%s is '%s'; expected a whole number of at least 1".formatted(option, text));
  }

  /** The results' place, for an experiment of that name. */
  Output output(String experiment) {
    if (out != null && out.toString().isEmpty()) {
      throw new InputException("--out is empty; expected a folder's name, as in --out results");
    }
    if (resume) {
      if (out == null) {
        throw new InputException("--resume needs the folder to go on with: --out OUT");
      }
      return Output.resumed(out, experiment);
    }
    return out == null ? Output.dated(experiment) : Output.fresh(out);
  }
}
