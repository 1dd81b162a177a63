package io.github.vae4j.core.optim;

import io.github.vae4j.core.objective.Progress;

/**
 * How the learning rate changes over a run: a pure function of how far it has come, so nothing of
 * it is saved in a checkpoint.
 */
@FunctionalInterface
public interface Schedule {
  /** The factor that scales the base learning rate at this step, in [0, 1]. */
  double factor(Progress progress);

  /** The same learning rate throughout. */
  static Schedule constant() {
    return progress -> 1;
  }

  /**
   * factorⁿ after n·every epochs.
   *
   * @param factor in (0, 1]
   * @param every epochs, at least 1
   */
  static Schedule step(double factor, int every) {
    Require.positive("factor", Require.fraction("factor", factor));
    Require.atLeast(1, "every", every);
    return progress -> {
      long falls = progress.step() / progress.stepsPerEpoch() / every;
      return StrictMath.pow(factor, (double) falls);
    };
  }

  /**
   * Half a cosine from 1 at the first step to {@code floor} at the end of the run: floor + (1 −
   * floor)·(1 + cos(π·t/T)) / 2 (Loshchilov, Hutter, 2017, eq. 5, without restarts).
   *
   * @param floor in [0, 1]
   */
  static Schedule cosine(double floor) {
    Require.fraction("floor", floor);
    return progress -> {
      double done = Math.min(1, (double) progress.step() / Math.max(1, progress.totalSteps()));
      return floor + (1 - floor) * (1 + StrictMath.cos(Math.PI * done)) / 2;
    };
  }

  /**
   * This schedule after a warm-up, which rises in a straight line: step k of K has the factor k/K
   * (Goyal et al., 2017, section 2.2). The schedule then sees a run that is shorter by the warm-up.
   *
   * @param epochs length of the warm-up; 0: none
   */
  default Schedule afterWarmUp(int epochs) {
    Require.atLeast(0, "warm-up epochs", epochs);
    return progress -> {
      long warmUp = epochs * progress.stepsPerEpoch();
      long step = progress.step();
      return step < warmUp
          ? (step + 1.0) / warmUp
          : factor(
              new Progress(step - warmUp, progress.stepsPerEpoch(), progress.epochs() - epochs));
    };
  }
}
