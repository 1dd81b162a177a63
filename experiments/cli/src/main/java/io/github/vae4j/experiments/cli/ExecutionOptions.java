package io.github.vae4j.experiments.cli;

import io.github.vae4j.core.InputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where results go and how they are computed; nothing here changes them. */
final class ExecutionOptions {
  @Option(
      names = "--out",
      paramLabel = "OUT",
      description = "New folder for the results; default: vae4j-out/NAME-DATE-TIME.")
  private @Nullable Path out;

  @Option(
      names = "--resume",
      description = "Go on with the unfinished runs of OUT, from their last checkpoints.")
  private boolean resume;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads that share an operation; default: one for each core.")
  private @Nullable Integer threads;

  @Option(
      names = "--plugin",
      paramLabel = "JAR",
      split = ",",
      description = "Jars or class folders with further components or experiments.")
  private List<Path> plugins = List.of();

  boolean resume() {
    return resume;
  }

  List<Path> plugins() {
    return plugins;
  }

  int threads() {
    if (threads == null) {
      return Runtime.getRuntime().availableProcessors();
    }
    if (threads < 1) {
      throw new InputException("--threads is " + threads + "; expected at least 1");
    }
    return threads;
  }

  /** The results' folder, for an experiment of that name. */
  Path out(String experiment) {
    if (resume) {
      if (out == null) {
        throw new InputException("--resume needs the folder to go on with: --out OUT");
      }
      if (!Files.isDirectory(out)) {
        throw new InputException(
            "--resume: there is no folder " + out + "; leave --resume out to start afresh");
      }
      return out;
    }
    if (out != null) {
      return out;
    }
    String time =
        LocalDateTime.now(ZoneId.systemDefault())
            .format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss"));
    Path folder = Path.of("vae4j-out", experiment + "-" + time);
    for (int i = 2; Files.exists(folder); i++) {
      folder = Path.of("vae4j-out", experiment + "-" + time + "-" + i);
    }
    return folder;
  }
}
