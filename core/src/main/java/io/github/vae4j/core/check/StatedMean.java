package io.github.vae4j.core.check;

import java.util.Optional;

/** The stated mean is ∫ x p(x) dx. */
public final class StatedMean implements Property<DistributionFamily> {
  private static final double BOUND = 1e-4;

  @Override
  public String name() {
    return "mean is that of the density";
  }

  @Override
  public String method() {
    return "∫ x p(x) dx by the trapezoid rule, or the sum";
  }

  @Override
  public Finding examine(DistributionFamily family, Examination by) {
    Finding worst = Finding.exact("", 0, 0, BOUND);
    for (int i = 0; i < by.level().members(); i++) {
      Distribution member = family.member(by.device(), 1, by.random().split(i));
      Optional<float[]> stated = member.mean();
      if (stated.isEmpty()) {
        return Finding.none("no mean is stated");
      }
      double mean = stated.get()[0];
      Tabulated table = Tabulated.of(family, member);
      double shift = table.expectation(x -> x - mean);
      double spread = table.expectation(x -> Math.abs(x - mean));
      double bound = BOUND * (1e-2 + spread);
      worst = worst.worse(Finding.exact(member.toString(), mean + shift, mean, bound));
    }
    return worst;
  }
}
