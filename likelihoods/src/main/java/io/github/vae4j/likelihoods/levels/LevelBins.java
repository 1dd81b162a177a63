package io.github.vae4j.likelihoods.levels;

import io.github.vae4j.core.model.Levels;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.tensor.Tensor;
import io.github.vae4j.likelihoods.StandardDistribution;

/**
 * A location-scale distribution y = μ + s d rounded to the nearest level: P(x = level) = F((x + δ −
 * μ) / s) − F((x − δ − μ) / s) with δ half a step; the first bin reaches to −∞, the last to ∞
 * (Salimans et al. 2017, eq. 2). All tensors broadcast; logarithms are in nats.
 */
record LevelBins(StandardDistribution standard, Levels levels) {

  /** log P(x) for values of the levels. */
  Tensor logMass(Tensor x, Tensor location, Tensor logScale) {
    Tensor precision = logScale.neg().exp();
    return standard.logBin(
        x.sub(location).mul(precision), precision.mul(levels.halfStep()), levels.end(x));
  }

  /** log P(x ≤ t): up to the upper edge of the last level that is not above t. */
  Tensor logCdf(Tensor t, Tensor location, Tensor logScale) {
    return logTail(t.scope().scalar(0), t, location, logScale);
  }

  /** log P(x &gt; t). */
  Tensor logSurvival(Tensor t, Tensor location, Tensor logScale) {
    return logTail(t.scope().scalar(1), t, location, logScale);
  }

  /** log P(x &gt; t) where {@code upper} is 1, log P(x ≤ t) where it is 0. */
  Tensor logTail(Tensor upper, Tensor t, Tensor location, Tensor logScale) {
    Tensor d = upperEdges(t).sub(location).mul(logScale.neg().exp());
    return standard.logCdf(d.mul(upper.mul(-2).add(1)));
  }

  /** Where the bin of the last level that is not above t ends: ±∞ outside of the levels. */
  private Tensor upperEdges(Tensor t) {
    float[] values = t.toArray();
    for (int i = 0; i < values.length; i++) {
      double k = Math.floor((double) values[i] * levels.last() + 1e-3); // 1e-3 of a step: rounding
      values[i] =
          k < 0
              ? Float.NEGATIVE_INFINITY
              : k >= levels.last() ? Float.POSITIVE_INFINITY : (float) ((k + 0.5) / levels.last());
    }
    return t.scope().constant(t.shape(), values);
  }

  /** E[x] = Σ P(x ≥ level k) / (n − 1) over k from 1 to n − 1. */
  Tensor mean(Tensor location, Tensor logScale) {
    Tensor precision = logScale.neg().exp();
    Tensor start = location.mul(precision);
    Tensor sum = start.mul(0);
    for (int k = 1; k <= levels.last(); k++) {
      double edge = (k - 0.5) / levels.last();
      sum = sum.add(standard.cdf(start.sub(precision.mul(edge))));
    }
    return sum.div(levels.last());
  }

  /**
   * E[(x − c)²] for c in [0, 1], outwards from p, the level next to c, so that no term is negative:
   *
   * <pre>
   * (xₚ − c)² + Σₖ (xₖ − xₖ₋₁) 2 |eₖ − c| P(x beyond eₖ, seen from c)      eₖ = ½ (xₖ₋₁ + xₖ)
   * </pre>
   */
  Tensor squareAbout(Tensor c, Tensor location, Tensor logScale) {
    Tensor precision = logScale.neg().exp();
    Tensor sum = rounded(c).sub(c).square().add(location.mul(precision).mul(0));
    for (int k = 1; k <= levels.last(); k++) {
      double edge = (k - 0.5) / levels.last();
      Tensor distance = c.neg().add(edge);
      Tensor side = distance.greater(0).mul(2).sub(1);
      Tensor beyond = standard.cdf(location.sub(edge).mul(precision).mul(side));
      sum = sum.add(beyond.mul(distance.abs()).mul(2.0 / levels.last()));
    }
    return sum;
  }

  /** The levels next to draws of y, without gradient. */
  Tensor rounded(Tensor y) {
    float[] values = y.toArray();
    Shape shape = y.shape();
    for (int i = 0; i < values.length; i++) {
      values[i] = levels.value(levels.nearest(values[i]));
    }
    return y.scope().constant(shape, values);
  }
}
