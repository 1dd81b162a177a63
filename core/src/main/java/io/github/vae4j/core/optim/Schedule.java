package io.github.vae4j.core.optim;

import io.github.vae4j.core.objective.Progress;

/** How the learning rate changes over a run. */
@FunctionalInterface
public interface Schedule {
  /** The factor that scales the base learning rate at this step, in [0, 1]. */
  double factor(Progress progress);
}
