package io.github.vae4j.core.estimate;

import io.github.vae4j.core.model.CumulativeDistribution;
import io.github.vae4j.core.model.Head;
import io.github.vae4j.core.model.Levels;
import io.github.vae4j.core.model.Likelihood;
import io.github.vae4j.core.model.Measure;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Tensor;
import io.github.vae4j.core.vae.RowScore;
import java.util.Optional;

/**
 * The probability of the levels that a row's pixels were rounded to: what densities and masses of
 * grey images have in common. In bits per dimension, −log P / (D ln 2), it is the length of a
 * lossless code (Theis, van den Oord, Bethge, 2016, section 3.1).
 *
 * @param way how it is had, in a word: "mass", "cdf" or "dequantised"
 * @param score log P(levels of x | z)
 */
public record LevelScore(String way, RowScore score) {
  /** Whether it is the probability itself, not a lower bound. */
  public boolean exact() {
    return !way.equals("dequantised");
  }

  /**
   * The score of a likelihood; empty if it is of nothing that has levels, as a Bernoulli of binary
   * pixels is.
   */
  public static Optional<LevelScore> of(Likelihood likelihood, Levels levels) {
    if (likelihood.measure() == Measure.COUNTING) {
      return likelihood.support().equals(levels.support())
          ? Optional.of(new LevelScore("mass", (x, head, random) -> likelihood.logProb(x, head)))
          : Optional.empty();
    }
    if (likelihood.measure() != Measure.LEBESGUE) {
      return Optional.empty();
    }
    return Optional.of(
        likelihood instanceof CumulativeDistribution cumulative
            ? new LevelScore(
                "cdf", (x, head, random) -> cumulative.logLevelMass(x, levels, head).sum(-1))
            : new LevelScore("dequantised", new Dequantized(likelihood, levels)));
  }

  /**
   * Uniform dequantisation (Uria, Murray, Larochelle, 2013; Theis et al., 2016, eq. 13): the
   * probability of a bin is its width times the mean density of points drawn in it. All draws of z
   * share the points, so that the mean over them is a lower bound in expectation. Bins end at 0 and
   * 1 where the support does; elsewhere what lies beyond half a step outside is left out, which
   * keeps it a bound.
   */
  private record Dequantized(Likelihood likelihood, Levels levels) implements RowScore {
    @Override
    public Tensor logProb(Tensor x, Head head, RandomStream random) {
      double half = levels.halfStep();
      Tensor low = x.sub(half);
      Tensor high = x.add(half);
      if (!likelihood.support().contains((float) -half)) {
        low = low.max(x.scope().scalar(0));
        high = high.min(x.scope().scalar(1));
      }
      Tensor width = high.sub(low);
      Tensor point =
          low.add(width.mul(x.scope().uniform(x.shape(), random).clip(INSIDE, 1 - INSIDE)));
      return likelihood.logProb(point, head).add(width.log().sum(-1));
    }

    /** Keeps points off the ends, where a density may not be defined. */
    private static final double INSIDE = 0x1p-20;
  }
}
