package io.github.vae4j.core.check;

import io.github.vae4j.core.model.Support;
import java.util.ArrayList;
import java.util.List;

/**
 * NaN and infinities are outside the support, and draws inside it, at drawn and at extreme heads or
 * parameters; the stated mean is finite.
 */
public final class SupportHeld implements Property<DistributionFamily> {
  private static final int DRAWS = 2000;
  private static final float[] NEVER = {
    Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY
  };

  @Override
  public String name() {
    return "support is kept";
  }

  @Override
  public String method() {
    return "draws at drawn and extreme heads or parameters";
  }

  @Override
  public Finding examine(DistributionFamily family, Examination by) {
    Support support = family.support();
    List<String> wrong = new ArrayList<>();
    int cases = NEVER.length;
    for (float value : NEVER) {
      if (support.contains(value)) {
        wrong.add("%s counts %s among its values".formatted(support, value));
      }
    }
    List<Distribution> members = new ArrayList<>(family.extremes(by.device(), 2));
    for (int i = 0; i < by.level().members(); i++) {
      members.add(family.member(by.device(), 2, by.random().split(i)));
    }
    for (Distribution member : members) {
      float[] draws = member.sample(DRAWS, by.random().split("draws"));
      cases += draws.length;
      for (float draw : draws) {
        if (!support.contains(draw)) {
          wrong.add("drew %s, which is not of %s, %s".formatted(draw, support, member));
        }
      }
      member
          .mean()
          .ifPresent(
              mean -> {
                for (float value : mean) {
                  if (!Float.isFinite(value)) {
                    wrong.add("the mean is %s %s".formatted(value, member));
                  }
                }
              });
    }
    return Finding.cases(wrong.isEmpty() ? "" : wrong.get(0), cases, wrong.size());
  }
}
