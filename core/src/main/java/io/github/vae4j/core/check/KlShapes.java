package io.github.vae4j.core.check;

import io.github.vae4j.core.model.Prior;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/** One value for each dimension or each row, and their sum for each row, down to sizes 1 and 0. */
public final class KlShapes implements Property<KlPair<?, ?>> {
  @Override
  public String name() {
    return "shapes";
  }

  @Override
  public String method() {
    return "every combination of B in {0, 1, 3} and L in {0, 1, 4}";
  }

  @Override
  public Finding examine(KlPair<?, ?> pair, Examination by) {
    return compare(pair, by);
  }

  private static <P extends Prior> Finding compare(KlPair<?, P> pair, Examination by) {
    int cases = 0;
    List<String> wrong = new ArrayList<>();
    for (int b : new int[] {0, 1, 3}) {
      for (int l : new int[] {0, 1, 4}) {
        try (Scope scope = by.device().inference()) {
          RawHeads raw = pair.head(l, RandomStream.of(2));
          Shape each = pair.perDimension(scope, l, raw, b, pair.priors().apply(l)).shape();
          cases++;
          if (!each.equals(Shape.of(b, l)) && !each.equals(Shape.of(b, 1))) {
            wrong.add(
                "klPerDimension returned %s for B = %d and L = %d; expected [B, L] or [B, 1]"
                    .formatted(each, b, l));
          }
        }
      }
    }
    return Finding.cases(wrong.isEmpty() ? "" : wrong.get(0), cases, wrong.size());
  }
}
