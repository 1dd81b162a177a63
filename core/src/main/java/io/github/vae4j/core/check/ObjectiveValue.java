package io.github.vae4j.core.check;

import io.github.vae4j.core.objective.Bound;
import io.github.vae4j.core.objective.Objective;
import io.github.vae4j.core.objective.Progress;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.tensor.Tensor;
import io.github.vae4j.core.vae.Pass;
import java.util.Optional;

/**
 * Minus the value is the estimate of the declared bound, −mean over rows and groups of log 1/k Σ w,
 * recomputed in double from the log weights of the same draws.
 */
public final class ObjectiveValue implements Property<Objective> {
  /** All warming up is over by then. */
  static final Progress LATE = new Progress(1_000_000, 10, 1000);

  private static final int SAMPLES = 3;
  private static final float[] ROWS = {-2, -0.4f, 0, 0.3f, 1.1f, 4};
  private static final double BOUND = 2e-6;

  @Override
  public String name() {
    return "value is the declared bound's";
  }

  @Override
  public String method() {
    return "−log 1/k Σ w in double from the log weights, linear-Gaussian model";
  }

  @Override
  public Finding examine(Objective objective, Examination by) {
    Optional<Bound> bound = objective.bound();
    if (bound.isEmpty()) {
      return Finding.none("it declares no bound of log p(x)");
    }
    Finding worst = Finding.exact("", 0, 0, BOUND);
    for (int i = 0; i < by.level().members(); i++) {
      try (Scope scope = by.device().scope()) {
        Tensor x = scope.constant(Shape.of(ROWS.length, 1), ROWS);
        Pass pass =
            new LinearGaussianModel(0.7, 1.4)
                .vae()
                .elbo(x, objective.draws(SAMPLES), by.random().split(i));
        double found = objective.loss(pass, LATE).item();
        float[] logWeights = pass.exact().logWeights().toArray();
        double expected = -bound(logWeights, ROWS.length, bound.get().draws());
        worst =
            worst.worse(
                Finding.exact(
                    bound.get().toString(), expected, found, BOUND * (10 + Math.abs(expected))));
      }
    }
    return worst;
  }

  /** The mean over rows and groups of k draws, [S·k, B]. */
  private static double bound(float[] logWeights, int rows, int k) {
    int groups = logWeights.length / rows / k;
    double sum = 0;
    for (int row = 0; row < rows; row++) {
      for (int group = 0; group < groups; group++) {
        double[] own = new double[k];
        for (int i = 0; i < k; i++) {
          own[i] = logWeights[(group * k + i) * rows + row];
        }
        sum += LogMean.ofExp(own);
      }
    }
    return sum / (rows * groups);
  }
}
