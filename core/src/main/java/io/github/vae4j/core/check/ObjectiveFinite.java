package io.github.vae4j.core.check;

import io.github.vae4j.core.objective.Objective;
import io.github.vae4j.core.objective.Progress;
import io.github.vae4j.core.tensor.Gradients;
import io.github.vae4j.core.tensor.Parameter;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.tensor.Tensor;
import io.github.vae4j.core.vae.Pass;
import io.github.vae4j.core.vae.Vae;
import java.util.ArrayList;
import java.util.List;

/** The loss is one finite number with finite gradients, at the first step and late ones. */
public final class ObjectiveFinite implements Property<Objective> {
  private static final float[] ROWS = {-30, 0, 1, 30};

  @Override
  public String name() {
    return "one finite number";
  }

  @Override
  public String method() {
    return "at the first step and late, for rows near and far, S of 1 and 3";
  }

  @Override
  public Finding examine(Objective objective, Examination by) {
    List<String> wrong = new ArrayList<>();
    int cases = 0;
    for (Progress progress : List.of(new Progress(0, 10, 1000), ObjectiveValue.LATE)) {
      for (int samples : new int[] {1, 3}) {
        try (Scope scope = by.device().scope()) {
          Vae vae = new LinearGaussianModel(0.7, 1.4).vae();
          Tensor x = scope.constant(Shape.of(ROWS.length, 1), ROWS);
          Pass pass = vae.elbo(x, objective.draws(samples), by.random().split(samples));
          Tensor loss = objective.loss(pass, progress);
          cases++;
          if (loss.shape().size() != 1 || !Float.isFinite(loss.item())) {
            wrong.add("S = %d, step %d: %s".formatted(samples, progress.step(), loss));
            continue;
          }
          Gradients gradients = scope.gradients(loss);
          for (Parameter parameter : vae.parameters()) {
            for (float value : gradients.of(parameter).toArray()) {
              if (!Float.isFinite(value)) {
                wrong.add("the gradient of %s is %s".formatted(parameter.name(), value));
              }
            }
          }
        }
      }
    }
    return Finding.cases(wrong.isEmpty() ? "" : wrong.get(0), cases, wrong.size());
  }
}
