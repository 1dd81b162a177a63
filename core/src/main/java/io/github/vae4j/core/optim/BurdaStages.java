package io.github.vae4j.core.optim;

import io.github.vae4j.core.objective.Progress;

/**
 * The stages of Burda, Grosse, Salakhutdinov (2016, section 5): stage i = 0, 1, … lasts 3ⁱ epochs,
 * and its learning rate is the base one times 10^(−i/7). Eight stages are 3280 epochs.
 *
 * @param stages how many of them, from the first on; after the last one its rate stays
 * @param fit what a run does that is not as long as the stages are
 */
public record BurdaStages(int stages, Fit fit) implements Schedule {
  /** How stages and a run of another length come together. */
  public enum Fit {
    /** Stages have their own lengths; the run ends where it ends. */
    TRUNCATE,
    /** All stages are longer or shorter by one factor, so that they end with the run. */
    SCALE
  }

  public BurdaStages {
    Require.atLeast(1, "stages", stages);
  }

  /** Epochs of the first {@code stages} stages: (3ˢ − 1) / 2. */
  public static double epochs(int stages) {
    return (StrictMath.pow(3, stages) - 1) / 2;
  }

  @Override
  public double factor(Progress progress) {
    return StrictMath.pow(10, -stage(progress) / 7.0);
  }

  /** The stage of this step, from 0. */
  private int stage(Progress progress) {
    double epoch = progress.epoch();
    if (fit == Fit.SCALE) {
      epoch *= epochs(stages) / progress.epochs();
    }
    int stage = 0;
    while (stage < stages - 1 && epoch >= epochs(stage + 1)) {
      stage++;
    }
    return stage;
  }
}
