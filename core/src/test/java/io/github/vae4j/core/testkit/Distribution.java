package io.github.vae4j.core.testkit;

import io.github.vae4j.core.model.Support;
import io.github.vae4j.core.random.RandomStream;

/**
 * A distribution of a few numbers as the contracts see it, whether it is a likelihood, a prior or a
 * posterior: plain arrays and one fixed head.
 */
interface Distribution {
  /** The number of dimensions, 1 or 2. */
  int dimensions();

  Support support();

  /** The log-probability of each of n points, given as [n, dimensions]. */
  float[] logProb(float[] points, int n);

  /** n draws, [n, dimensions]. */
  float[] sample(int n, RandomStream random);

  /** The grid to integrate over, about a centre. */
  default Grid grid(double centre, double step) {
    return Grid.of(support(), centre, step);
  }
}
