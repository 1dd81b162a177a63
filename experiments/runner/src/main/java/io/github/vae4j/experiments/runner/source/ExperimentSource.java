package io.github.vae4j.experiments.runner.source;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.vae4j.core.InputException;
import io.github.vae4j.experiments.runner.Experiment;
import io.github.vae4j.experiments.runner.sweep.Sweep;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Finds the experiment that a word on the command line means. */
public final class ExperimentSource {
  private ExperimentSource() {}

  /**
   * The experiment of a {@code .java} file, a {@code .yaml} or {@code .yml} file, or of a class.
   *
   * @param target path of a file, or full name of a class
   * @param loader where classes are looked for
   * @throws InputException if there is none; the message says what was looked for
   */
  public static Experiment load(String target, ClassLoader loader) {
    String lower = target.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".java")) {
      return new SourceFile(file(target)).load(loader);
    }
    if (lower.endsWith(".yaml") || lower.endsWith(".yml")) {
      Path file = file(target);
      JsonNode root = YamlExperiment.parse(file);
      return root.has(SweepFile.KEY) ? SweepFile.read(file, root) : YamlExperiment.read(file, root);
    }
    return ExperimentClass.find(target, loader)
        .orElseThrow(
            () ->
                new InputException(
                    ("'%s' is no experiment: expected a .java file, a .yaml file, or the full name"
                            + " of a class that implements %s, on the class path or in a jar given"
                            + " by --plugin")
                        .formatted(target, Experiment.class.getName())))
        .create();
  }

  /**
   * The sweep of a YAML file.
   *
   * @throws InputException if it is none
   */
  public static Sweep sweep(String target) {
    Path file = file(target);
    return SweepFile.read(file, YamlExperiment.parse(file));
  }

  private static Path file(String target) {
    Path file = Path.of(target);
    if (!Files.isRegularFile(file)) {
      throw new InputException(
          "there is no file '%s' (looked for %s)".formatted(target, file.toAbsolutePath()));
    }
    return file;
  }
}
