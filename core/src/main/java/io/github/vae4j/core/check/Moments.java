package io.github.vae4j.core.check;

import java.util.function.DoubleUnaryOperator;

/**
 * Mean and variance of draws are those of the density, known by quadrature with their own spread.
 * Where tails are too heavy for a normal bound, {@link SamplerAgainstDensity} alone judges the
 * draws.
 */
public final class Moments implements Property<DistributionFamily> {
  private static final int COMPARISONS = 2;
  private static final double NUMERICAL = 1e-4;

  @Override
  public String name() {
    return "mean and variance of draws";
  }

  @Override
  public String method() {
    return "against ∫ x p and ∫ (x − mean)² p by quadrature; normal bound widened for skewness";
  }

  @Override
  public int comparisons(Level level) {
    return COMPARISONS * level.members();
  }

  @Override
  public Finding examine(DistributionFamily family, Examination by) {
    Finding worst = Finding.none("tails too heavy for a normal bound");
    boolean any = false;
    for (int i = 0; i < by.level().members(); i++) {
      Distribution member = family.member(by.device(), 1, by.random().split(i));
      float[] draws = member.sample(by.level().draws(), by.random().split("draws").split(i));
      Tabulated table = Tabulated.of(family, member);
      double mean = table.expectation(x -> x);
      for (boolean square : new boolean[] {false, true}) {
        Finding one =
            compare(
                (square ? "variance " : "mean ") + member,
                draws,
                table,
                square ? x -> (x - mean) * (x - mean) : x -> x,
                by.falseAlarm());
        if (one.samples() > 0) {
          worst = any ? worst.worse(one) : one;
          any = true;
        }
      }
    }
    return worst;
  }

  private static Finding compare(
      String at, float[] draws, Tabulated table, DoubleUnaryOperator function, double falseAlarm) {
    int n = draws.length;
    double expected = table.expectation(function);
    double variance = table.expectation(x -> power(function.applyAsDouble(x) - expected, 2));
    double third = table.expectation(x -> Math.abs(power(function.applyAsDouble(x) - expected, 3)));
    double z = NormalQuantile.twoSided(falseAlarm);
    double error = Math.sqrt(variance / n);
    double widened = variance > 0 ? third / variance * z * z / (3.0 * n) : 0;
    if (!(widened <= z * error)) {
      return Finding.none("tails too heavy for a normal bound " + at);
    }
    double found = 0;
    for (float draw : draws) {
      found += function.applyAsDouble(draw) / n;
    }
    double bound = z * error + widened + NUMERICAL * (1e-2 + Math.abs(expected));
    return new Finding(
        at,
        n,
        expected,
        found,
        Math.abs(found - expected),
        bound,
        bound + NormalQuantile.OF_POWER * error);
  }

  private static double power(double base, int exponent) {
    return Math.pow(base, exponent);
  }
}
