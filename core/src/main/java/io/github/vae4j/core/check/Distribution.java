package io.github.vae4j.core.check;

import io.github.vae4j.core.random.RandomStream;
import java.util.Optional;

/**
 * One distribution of a family over vectors of a few dimensions, as its examiners see it: plain
 * arrays, whether a likelihood, a prior or an encoder distribution stands behind it.
 */
public interface Distribution {
  /** The number of dimensions. */
  int dimensions();

  /** The log-probability of each of n points, given as [n, dimensions]. */
  float[] logProb(float[] points, int n);

  /** n draws, [n, dimensions]. */
  float[] sample(int n, RandomStream random);

  /** The stated mean of every dimension; empty if none is stated. */
  Optional<float[]> mean();
}
