package io.github.vae4j.experiments.benchmarks.protocol;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one process is to measure. It travels as arguments of the form key=value.
 *
 * @param started when the process was started, in milliseconds since 1970
 * @param likelihood the name of p(x|z)
 * @param batch rows in a step
 * @param threads how many may compute
 * @param warmUp steps before those whose time counts
 * @param steps steps whose time counts
 * @param images rows whose log-likelihood is estimated, where that is the task
 * @param samples draws for each of those rows
 * @param data file of {@link Rows}
 * @param weights file of {@link Weights} to start from
 */
public record Task(
    long started,
    Architecture architecture,
    String likelihood,
    int batch,
    int threads,
    int warmUp,
    int steps,
    int images,
    int samples,
    Path data,
    Path weights) {
  /** Adam's, for every engine. */
  public static final double LEARNING_RATE = 1e-3;

  /** Seed of whatever an engine draws. */
  public static final long SEED = 1;

  /** The learned σ of a Gaussian is bounded below, smoothly: see the likelihood's own page. */
  public static final double SIGMA_FLOOR = 0.02;

  /** Steps in all. */
  public int allSteps() {
    return warmUp + steps;
  }

  /** The same, started now. */
  public Task startedAt(long milliseconds) {
    return new Task(
        milliseconds,
        architecture,
        likelihood,
        batch,
        threads,
        warmUp,
        steps,
        images,
        samples,
        data,
        weights);
  }

  /** As arguments of a process. */
  public List<String> arguments() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("started", started);
    values.put("dim", architecture.dim());
    values.put(
        "hidden", String.join(",", architecture.hidden().stream().map(w -> "" + w).toList()));
    values.put("latent", architecture.latent());
    values.put("outputs", architecture.outputs());
    values.put("likelihood", likelihood);
    values.put("batch", batch);
    values.put("threads", threads);
    values.put("warm-up", warmUp);
    values.put("steps", steps);
    values.put("images", images);
    values.put("samples", samples);
    values.put("data", data);
    values.put("weights", weights);
    return values.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList();
  }

  /**
   * From a process's arguments.
   *
   * @throws IllegalArgumentException if one is missing or no number
   */
  public static Task of(String... arguments) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      if (equals < 0) {
        throw new IllegalArgumentException("'" + argument + "' is not of the form key=value");
      }
      values.put(argument.substring(0, equals), argument.substring(equals + 1));
    }
    List<Integer> hidden =
        Arrays.stream(text(values, "hidden").split(",")).map(Integer::valueOf).toList();
    return new Task(
        Long.parseLong(text(values, "started")),
        new Architecture(
            number(values, "dim"), hidden, number(values, "latent"), number(values, "outputs")),
        text(values, "likelihood"),
        number(values, "batch"),
        number(values, "threads"),
        number(values, "warm-up"),
        number(values, "steps"),
        number(values, "images"),
        number(values, "samples"),
        Path.of(text(values, "data")),
        Path.of(text(values, "weights")));
  }

  private static String text(Map<String, String> values, String key) {
    String value = values.get(key);
    if (value == null) {
      throw new IllegalArgumentException(
          "the task has no '%s'; it has %s".formatted(key, values.keySet()));
    }
    return value;
  }

  private static int number(Map<String, String> values, String key) {
    return Integer.parseInt(text(values, key));
  }
}
