package io.github.vae4j.experiments.runner.source;

import com.google.inject.Module;
import io.github.vae4j.core.InputException;
import io.github.vae4j.core.run.ExperimentInfo;
import io.github.vae4j.core.run.Findings;
import io.github.vae4j.core.run.RunResult;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.experiments.runner.Experiment;
import io.github.vae4j.experiments.runner.failure.Failure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's experiment, which is input too: what goes wrong in it before any training comes out as
 * an {@link InputException} that names the method and the line.
 */
record UserExperiment(Experiment experiment) implements Experiment {
  private static final Map<String, String> EXPECTED =
      Map.of(
          "info", "an ExperimentInfo",
          "runs", "a list of at least one RunSpec",
          "modules", "a list, List.of() if there are none");

  @Override
  public ExperimentInfo info() {
    ExperimentInfo info = ask("info", experiment::info);
    Map<String, Object> parts = new LinkedHashMap<>();
    parts.put("name", info.name());
    parts.put("question", info.question());
    parts.put("references", info.references());
    parts.forEach(
        (name, part) -> {
          if (part == null) {
            throw refused("info", "returned null for the %s; expected one".formatted(name), null);
          }
        });
    return info;
  }

  @Override
  public List<RunSpec> runs() {
    return list("runs", experiment::runs);
  }

  @Override
  public List<Module> modules() {
    return list("modules", experiment::modules);
  }

  @Override
  public Findings conclude(List<RunResult> results) {
    return experiment.conclude(results);
  }

  private <T> List<T> list(String method, Supplier<@Nullable List<T>> question) {
    List<T> copy = new ArrayList<>(ask(method, question));
    int missing = copy.indexOf(null);
    if (missing >= 0) {
      throw refused(method, "returned a list with null at index %d".formatted(missing), null);
    }
    return List.copyOf(copy);
  }

  private <T> T ask(String method, Supplier<@Nullable T> question) {
    @Nullable T answer;
    try {
      answer = question.get();
    } catch (InputException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError | LinkageError e) {
      throw refused(method, "failed: " + Failure.describe(e), e);
    }
    if (answer == null) {
      throw refused(method, "returned null; expected " + EXPECTED.get(method), null);
    }
    return answer;
  }

  private InputException refused(String method, String what, @Nullable Throwable cause) {
    String message =
        "%s() of experiment %s %s".formatted(method, experiment.getClass().getName(), what);
    return cause == null ? new InputException(message) : new InputException(message, cause);
  }
}
