package io.github.vae4j.experiments.runner.failure;

/** An unexpected error of a component or an experiment, in one line. */
public final class Failure {
  private static final String FRAMEWORK = "io.github.vae4j.core.";

  private Failure() {}

  /**
   * The error, the place it was thrown from, and the nearest caller outside the framework's core:
   * most likely the line to look at.
   */
  public static String describe(Throwable thrown) {
    if (thrown instanceof OutOfMemoryError) {
      return "out of memory (%s); lower --batch, --hidden, samples or test-samples, or allow more: %s"
          .formatted(thrown.getMessage(), Memory.allowMore(4e9));
    }
    StackTraceElement[] trace = thrown.getStackTrace();
    if (trace.length == 0) {
      return thrown.toString();
    }
    for (StackTraceElement frame : trace) {
      String type = frame.getClassName();
      if (!type.startsWith(FRAMEWORK) && !type.startsWith("java.") && !type.startsWith("jdk.")) {
        return frame.equals(trace[0])
            ? "%s (at %s)".formatted(thrown, frame)
            : "%s (at %s, called from %s)".formatted(thrown, trace[0], frame);
      }
    }
    return "%s (at %s)".formatted(thrown, trace[0]);
  }
}
