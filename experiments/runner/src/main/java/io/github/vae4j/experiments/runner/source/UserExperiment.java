package io.github.vae4j.experiments.runner.source;

import com.google.inject.Module;
import io.github.vae4j.core.InputException;
import io.github.vae4j.core.run.ExperimentInfo;
import io.github.vae4j.core.run.Findings;
import io.github.vae4j.core.run.RunResult;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.experiments.runner.Experiment;
import io.github.vae4j.experiments.runner.Failure;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's experiment, which is input too: what goes wrong in it before any training comes out as
 * an {@link InputException} that names the method and the line.
 */
record UserExperiment(Experiment experiment) implements Experiment {
  @Override
  public ExperimentInfo info() {
    return ask(
        "info",
        () -> {
          ExperimentInfo info = experiment.info();
          Objects.requireNonNull(info.name(), "its name is null");
          Objects.requireNonNull(info.question(), "its question is null");
          return info;
        });
  }

  @Override
  public List<RunSpec> runs() {
    return ask("runs", () -> List.copyOf(experiment.runs()));
  }

  @Override
  public List<Module> modules() {
    return ask("modules", () -> List.copyOf(experiment.modules()));
  }

  @Override
  public Findings conclude(List<RunResult> results) {
    return experiment.conclude(results);
  }

  private <T> T ask(String method, Supplier<@Nullable T> question) {
    try {
      return Objects.requireNonNull(question.get(), "it returned null");
    } catch (InputException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError | LinkageError e) {
      throw new InputException(
          "%s() of experiment %s failed: %s"
              .formatted(method, experiment.getClass().getName(), Failure.describe(e)),
          e);
    }
  }
}
