package io.github.vae4j.core.check;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.ToDoubleFunction;

/**
 * Gradients agree with finite differences ({@link FiniteDifferences}), element by element.
 *
 * @param what has the gradient, in words
 * @param step how far functions are evaluated from the point at first
 * @param points the functions to examine at one drawn point
 * @param <T> what has the gradient
 */
public record GradientAgreement<T>(
    String what, ToDoubleFunction<T> step, BiFunction<T, Examination, List<Differentiable>> points)
    implements Property<T> {

  @Override
  public String name() {
    return "gradient of " + what;
  }

  @Override
  public String method() {
    return "central differences with Richardson's extrapolation";
  }

  @Override
  public Finding examine(T subject, Examination by) {
    Finding worst = Finding.exact("", 0, 0, 0);
    FiniteDifferences differences = new FiniteDifferences(by.device(), step.applyAsDouble(subject));
    for (int i = 0; i < by.level().members(); i++) {
      for (Differentiable function : points.apply(subject, by.with(by.random().split(i)))) {
        worst = worst.worse(differences.compare(function));
      }
    }
    return worst;
  }
}
