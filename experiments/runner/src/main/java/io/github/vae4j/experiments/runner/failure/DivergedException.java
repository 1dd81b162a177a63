package io.github.vae4j.experiments.runner.failure;

import io.github.vae4j.core.optim.GradientNorm;
import io.github.vae4j.core.run.Terms;
import io.github.vae4j.core.tensor.Parameter;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** A loss or gradient was not a finite number; the message says where and how large things were. */
public final class DivergedException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int PARAMETERS_NAMED = 3;

  private DivergedException(String message) {
    super(message);
  }

  public static DivergedException at(
      long step,
      int epoch,
      Terms terms,
      float loss,
      GradientNorm norm,
      List<Parameter> parameters,
      int checkpoint) {
    String largest =
        parameters.stream()
            .sorted(Comparator.comparingDouble(DivergedException::largest).reversed())
            .limit(PARAMETERS_NAMED)
            .map(parameter -> "%s %.3g".formatted(parameter.name(), largest(parameter)))
            .collect(Collectors.joining(", "));
    return new DivergedException(
        ("step %d of epoch %d: objective %s, gradient norm %s%s, expected log-likelihood %s, KL %s"
                + " nats; largest parameters: %s. The checkpoint of epoch %d is kept. %s")
            .formatted(
                step,
                epoch,
                loss,
                norm.value(),
                norm.finite() ? "" : " (not finite: " + String.join(", ", norm.notFinite()) + ")",
                terms.expectedLogLikelihood(),
                terms.kl(),
                largest,
                checkpoint,
                advice(step)));
  }

  /** Before the first step has changed anything, the learning rate cannot be the cause. */
  private static String advice(long step) {
    return step == 1
        ? "As this is the first step, the likelihood or the data, not the learning rate, is the"
            + " likely cause"
        : "A smaller --learning-rate or a clip-norm may help";
  }

  private static double largest(Parameter parameter) {
    double largest = 0;
    for (float value : parameter.values()) {
      if (Float.isNaN(value)) {
        return Double.POSITIVE_INFINITY;
      }
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }
}
