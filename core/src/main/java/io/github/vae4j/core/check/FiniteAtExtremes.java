package io.github.vae4j.core.check;

import io.github.vae4j.core.tensor.Gradients;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Values and gradients are finite at extreme heads and parameters and at extreme points of the
 * support. Finds, among others, a log-density computed as the log of a density, which underflows.
 *
 * @param points where
 * @param <T> what has values
 */
public record FiniteAtExtremes<T>(Function<T, List<Differentiable>> points) implements Property<T> {
  @Override
  public String name() {
    return "finite at extremes";
  }

  @Override
  public String method() {
    return "value and gradient at raw outputs of ±30 and more, at the support's edges and far out";
  }

  @Override
  public Finding examine(T subject, Examination by) {
    int cases = 0;
    List<String> wrong = new ArrayList<>();
    for (Differentiable point : points.apply(subject)) {
      try (Scope scope = by.device().scope()) {
        List<Tensor> inputs = point.inputs(scope);
        Tensor value = point.function().at(scope, inputs);
        cases++;
        if (!finite(value)) {
          wrong.add("the value is " + value.toArray()[0] + " " + point.at());
          continue;
        }
        Gradients gradients = scope.gradients(value.sum());
        boolean fine = inputs.stream().allMatch(input -> finite(gradients.of(input)));
        fine &= point.parameters().stream().allMatch(used -> finite(gradients.of(used)));
        if (!fine) {
          wrong.add("the gradient is not finite " + point.at());
        }
      }
    }
    return Finding.cases(wrong.isEmpty() ? "" : wrong.get(0), cases, wrong.size());
  }

  private static boolean finite(Tensor tensor) {
    for (float value : tensor.toArray()) {
      if (!Float.isFinite(value)) {
        return false;
      }
    }
    return true;
  }
}
