package io.github.vae4j.likelihoods.counts;

import io.github.vae4j.core.random.RandomStream;
import org.apache.commons.math3.special.Gamma;

/** Draws of the Poisson distribution. */
final class PoissonDraws {
  /** Below it by inversion, which takes about λ steps. */
  private static final double SMALL = 10;

  /** From here on a count is rounded to thousands of its deviation by a float, and is normal. */
  private static final double LARGE = 1e12;

  private PoissonDraws() {}

  static double of(double rate, RandomStream random) {
    if (rate < SMALL) {
      return byInversion(rate, random);
    }
    if (rate > LARGE) {
      return Math.max(0, Math.rint(rate + Math.sqrt(rate) * random.nextNormal()));
    }
    return byRejection(rate, random);
  }

  /** The first count whose distribution function exceeds a uniform number. */
  private static double byInversion(double rate, RandomStream random) {
    double u = random.nextDouble();
    double mass = Math.exp(-rate);
    double sum = mass;
    int count = 0;
    while (u >= sum && mass > 0) {
      count++;
      mass *= rate / count;
      sum += mass;
    }
    return count;
  }

  /** Transformed rejection, PTRS (Hörmann 1993). */
  private static double byRejection(double rate, RandomStream random) {
    double b = 0.931 + 2.53 * Math.sqrt(rate);
    double a = -0.059 + 0.02483 * b;
    double inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
    double accepted = 0.9277 - 3.6224 / (b - 2);
    double logRate = Math.log(rate);
    while (true) {
      double u = random.nextDouble() - 0.5;
      double v = 1 - random.nextDouble();
      double us = 0.5 - Math.abs(u);
      double count = Math.floor((2 * a / us + b) * u + rate + 0.43);
      if (us >= 0.07 && v <= accepted) {
        return count;
      }
      if (count >= 0
          && !(us < 0.013 && v > us)
          && Math.log(v * inverseAlpha / (a / (us * us) + b))
              <= count * logRate - rate - Gamma.logGamma(count + 1)) {
        return count;
      }
    }
  }
}
