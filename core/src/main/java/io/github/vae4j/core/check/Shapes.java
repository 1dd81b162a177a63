package io.github.vae4j.core.check;

import io.github.vae4j.core.tensor.Scope;
import java.util.ArrayList;
import java.util.List;

/** Every method returns the shape of its interface, for sizes down to 1 and 0. */
public final class Shapes implements Property<DistributionFamily> {
  private static final int[] SAMPLES = {0, 1, 3};
  private static final int[] ROWS = {0, 1, 2};
  private static final int[] DIMENSIONS = {0, 1, 5};

  @Override
  public String name() {
    return "shapes";
  }

  @Override
  public String method() {
    return "every combination of S in {0, 1, 3}, B in {0, 1, 2} and 0, 1 or 5 dimensions";
  }

  @Override
  public Finding examine(DistributionFamily family, Examination by) {
    int cases = 0;
    List<String> wrong = new ArrayList<>();
    for (int s : SAMPLES) {
      for (int b : ROWS) {
        for (int d : DIMENSIONS) {
          try (Scope scope = by.device().scope()) {
            for (DistributionFamily.Returned one : family.returned(scope, s, b, d)) {
              cases++;
              if (!one.shape().equals(one.expected())) {
                wrong.add(
                    "%s returned %s for S = %d, B = %d and %d dimensions; expected %s"
                        .formatted(one.method(), one.shape(), s, b, d, one.expected()));
              }
            }
          }
        }
      }
    }
    return Finding.cases(wrong.isEmpty() ? "" : wrong.get(0), cases, wrong.size());
  }
}
