package io.github.vae4j.core.check;

import io.github.vae4j.core.objective.Objective;
import io.github.vae4j.core.objective.Progress;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.tensor.Tensor;
import io.github.vae4j.core.vae.Vae;
import java.util.List;

/**
 * The log-likelihood counts once: with c more of it for every row and draw the loss is smaller by
 * c, early and late. It holds for weighed KLs as for bounds of several draws, and finds wrong
 * divisors and terms that are left out or counted twice.
 */
public final class ObjectiveShift implements Property<Objective> {
  private static final LinearGaussianModel MODEL = new LinearGaussianModel(0.7, 1.4);
  private static final float[] ROWS = {-2, -0.4f, 0, 0.3f, 1.1f, 4};
  private static final int SAMPLES = 3;
  private static final double ADDED = 2.5;
  private static final double BOUND = 1e-5;

  @Override
  public String name() {
    return "log-likelihood counts once";
  }

  @Override
  public String method() {
    return "the loss with %.1f nats more of it, same draws, linear-Gaussian model".formatted(ADDED);
  }

  @Override
  public Finding examine(Objective objective, Examination by) {
    Finding worst = Finding.exact("", 0, 0, BOUND);
    for (Progress progress : List.of(new Progress(0, 10, 1000), ObjectiveValue.LATE)) {
      for (int i = 0; i < by.level().members(); i++) {
        double plain = loss(objective, by, MODEL.vae(), progress, by.random().split(i));
        double shifted = loss(objective, by, MODEL.vae(ADDED), progress, by.random().split(i));
        worst =
            worst.worse(
                Finding.exact(
                    "step " + progress.step(),
                    -ADDED,
                    shifted - plain,
                    BOUND * (1 + Math.abs(plain))));
      }
    }
    return worst;
  }

  private static double loss(
      Objective objective, Examination by, Vae vae, Progress progress, RandomStream random) {
    try (Scope scope = by.device().scope()) {
      Tensor x = scope.constant(Shape.of(ROWS.length, 1), ROWS);
      return objective.loss(vae.elbo(x, objective.draws(SAMPLES), random), progress).item();
    }
  }
}
