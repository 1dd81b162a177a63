package io.github.vae4j.core.check;

import io.github.vae4j.core.random.RandomStream;
import java.util.Arrays;

/**
 * Draws follow the density. Of a continuous distribution they are mapped through its distribution
 * function F, by quadrature of the density alone, which makes them uniform on [0, 1] whatever the
 * distribution. Compared are
 *
 * <ul>
 *   <li>the largest distance of their distribution function from F: P(sup |F̂ − F| > √(log(2/α) /
 *       2n)) ≤ α (Dvoretzky, Kiefer, Wolfowitz; Massart, 1990);
 *   <li>the mean of u − ½, for a shift, and that of (u − ½)² − 1/12, for a wrong scale: bounded
 *       summands, whose mean is normal to high precision.
 * </ul>
 *
 * Draws of a discrete distribution are held against the masses by Pearson's χ² test, stated as the
 * root mean square of the relative deviations, √(χ²/n).
 */
public final class SamplerAgainstDensity implements Property<DistributionFamily> {
  /** What quadrature and rounding may add. */
  private static final double NUMERICAL = 2e-4;

  /** Values that are expected more rarely count as one. */
  private static final double LEAST_EXPECTED = 10;

  private static final int COMPARISONS = 3;

  @Override
  public String name() {
    return "draws follow the density";
  }

  @Override
  public String method() {
    return "Kolmogorov–Smirnov, location and scale of ranks; χ² where discrete";
  }

  @Override
  public int comparisons(Level level) {
    return COMPARISONS * level.members();
  }

  @Override
  public Finding examine(DistributionFamily family, Examination by) {
    Finding worst = Finding.exact("", 0, 0, 1);
    for (int i = 0; i < by.level().members(); i++) {
      Distribution member = family.member(by.device(), 1, by.random().split(i));
      RandomStream random = by.random().split("draws").split(i);
      float[] draws = member.sample(by.level().draws(), random);
      Arrays.sort(draws);
      Tabulated table = Tabulated.of(family, member);
      worst =
          worst.worse(
              table.discrete()
                  ? ChiSquare.of(draws, table, LEAST_EXPECTED, by.falseAlarm(), member.toString())
                  : ranks(draws, table, by.falseAlarm(), member.toString()));
    }
    return worst;
  }

  private static Finding ranks(float[] draws, Tabulated table, double falseAlarm, String at) {
    double[] cdf = table.cdf(draws);
    int n = cdf.length;
    double largest = 0;
    double location = 0;
    double scale = 0;
    for (int i = 0; i < n; i++) {
      double u = cdf[i];
      largest = Math.max(largest, Math.max(u - (double) i / n, (i + 1.0) / n - u));
      location += (u - 0.5) / n;
      scale += (u - 0.5) * (u - 0.5) / n;
    }
    double kolmogorov = Math.sqrt(Math.log(2 / falseAlarm) / (2.0 * n)) + NUMERICAL;
    double power = Math.sqrt(Math.log(2 / (1 - NormalQuantile.POWER)) / (2.0 * n));
    return new Finding(
            "distribution function " + at, n, 0, largest, largest, kolmogorov, kolmogorov + power)
        .worse(mean("location of the ranks " + at, n, 0, location, 1.0 / 12, falseAlarm))
        .worse(mean("scale of the ranks " + at, n, 1.0 / 12, scale, 1.0 / 180, falseAlarm));
  }

  private static Finding mean(
      String at, int n, double expected, double found, double variance, double falseAlarm) {
    double error = Math.sqrt(variance / n);
    double bound = NormalQuantile.twoSided(falseAlarm) * error + NUMERICAL;
    double detectable = bound + NormalQuantile.OF_POWER * error;
    return new Finding(at, n, expected, found, Math.abs(found - expected), bound, detectable);
  }
}
