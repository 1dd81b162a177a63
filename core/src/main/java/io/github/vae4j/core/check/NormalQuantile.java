package io.github.vae4j.core.check;

import org.apache.commons.math3.distribution.NormalDistribution;

/** Quantiles of the standard normal distribution. */
final class NormalQuantile {
  /** Power at which a detectable defect is stated. */
  static final double POWER = 0.99;

  private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

  /** How many standard errors beyond the bound a defect must be to be found with that power. */
  static final double OF_POWER = -NORMAL.inverseCumulativeProbability(1 - POWER);

  private NormalQuantile() {}

  /** z with P(|Z| > z) = probability. */
  static double twoSided(double probability) {
    return -NORMAL.inverseCumulativeProbability(probability / 2);
  }
}
