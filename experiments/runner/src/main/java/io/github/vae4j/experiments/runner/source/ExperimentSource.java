package io.github.vae4j.experiments.runner.source;

import io.github.vae4j.core.InputException;
import io.github.vae4j.experiments.runner.Experiment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Finds the experiment that a word on the command line means. */
public final class ExperimentSource {
  private ExperimentSource() {}

  /**
   * The experiment of a {@code .java} file, a {@code .yaml} or {@code .yml} file, or of a class on
   * the class path.
   *
   * @throws InputException if there is none; the message says what was looked for
   */
  public static Experiment load(String target, ClassLoader loader) {
    String lower = target.toLowerCase(Locale.ROOT);
    boolean java = lower.endsWith(".java");
    boolean yaml = lower.endsWith(".yaml") || lower.endsWith(".yml");
    if (java || yaml) {
      Path file = Path.of(target);
      if (!Files.isRegularFile(file)) {
        throw new InputException("there is no file " + file.toAbsolutePath());
      }
      return java ? new SourceFile(file).load(loader) : YamlExperiment.read(file);
    }
    return ExperimentClass.find(target, loader)
        .orElseThrow(
            () ->
                new InputException(
                    ("'%s' is no experiment: expected a .java file, a .yaml file, or the full name"
                            + " of a class on the class path that implements %s")
                        .formatted(target, Experiment.class.getName())))
        .create();
  }
}
