package io.github.vae4j.core.check;

import io.github.vae4j.core.model.Measure;

/** The logarithm of a mass is never positive, however the total is reached. */
public final class MassesBelowOne implements Property<DistributionFamily> {
  @Override
  public String name() {
    return "masses are at most 1";
  }

  @Override
  public String method() {
    return "over the values of the support";
  }

  @Override
  public Finding examine(DistributionFamily family, Examination by) {
    if (family.measure() != Measure.COUNTING) {
      return Finding.none("densities have no largest value");
    }
    double largest = Double.NEGATIVE_INFINITY;
    float[] values = family.quadrature(0, 0.1).nodes();
    for (int i = 0; i < by.level().members(); i++) {
      Distribution member = family.member(by.device(), 1, by.random().split(i));
      for (float logProb : member.logProb(values, values.length)) {
        largest = Math.max(largest, logProb);
      }
    }
    return Finding.exact("largest log-probability", 0, Math.max(0, largest), 1e-6);
  }
}
