package io.github.vae4j.likelihoods;

import io.github.vae4j.core.model.CumulativeDistribution;
import io.github.vae4j.core.model.Head;
import io.github.vae4j.core.model.Levels;
import io.github.vae4j.core.tensor.Tensor;

/**
 * A likelihood x = μ̃ + s̃ d with d of a standard distribution: F(x) is that of d = (x − μ̃) / s̃.
 */
interface LocationScale extends CumulativeDistribution {
  /** The distribution of d. */
  StandardDistribution standard();

  /** μ̃, [S, B, D]. */
  Tensor location(Head head);

  /** log s̃, [S, B, D] or what broadcasts to it. */
  Tensor logScale(Head head);

  /** (t − μ̃) / s̃. */
  private Tensor standardized(Tensor t, Head head) {
    return t.sub(location(head)).mul(logScale(head).neg().exp());
  }

  @Override
  default Tensor logCdf(Tensor t, Head head) {
    return standard().logCdf(standardized(t, head));
  }

  @Override
  default Tensor logSurvival(Tensor t, Head head) {
    return standard().logCdf(standardized(t, head).neg());
  }

  /** By symmetry the upper tail of d is the lower one of −d. */
  @Override
  default Tensor logTail(Tensor upper, Tensor t, Head head) {
    return standard().logCdf(standardized(t, head).mul(upper.mul(-2).add(1)));
  }

  @Override
  default Tensor logProbWithin(Tensor centre, double halfWidth, Head head) {
    Tensor half = logScale(head).neg().exp().mul(halfWidth);
    return standard().logWithin(standardized(centre, head), half);
  }

  @Override
  default Tensor logLevelMass(Tensor x, Levels levels, Head head) {
    Tensor half = logScale(head).neg().exp().mul(levels.halfStep());
    return standard().logBin(standardized(x, head), half, levels.end(x));
  }
}
