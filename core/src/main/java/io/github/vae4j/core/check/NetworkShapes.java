package io.github.vae4j.core.check;

import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/** [..., in] becomes [..., out], for no, one and several rows and samples. */
public final class NetworkShapes implements Property<Network> {
  private static final int[][] LEADS = {{}, {0}, {1}, {3}, {0, 2}, {2, 0}, {1, 1}, {3, 2}};

  @Override
  public String name() {
    return "shapes";
  }

  @Override
  public String method() {
    return "[..., in] to [..., out] for S and B down to 1 and 0";
  }

  @Override
  public Finding examine(Network network, Examination by) {
    List<String> wrong = new ArrayList<>();
    for (int[] lead : LEADS) {
      try (Scope scope = by.device().inference()) {
        Shape shape = network.forward().apply(scope.full(with(lead, network.in()), 0.5)).shape();
        Shape expected = with(lead, network.out());
        if (!shape.equals(expected)) {
          wrong.add("returned %s; expected %s".formatted(shape, expected));
        }
      }
    }
    return Finding.cases(wrong.isEmpty() ? "" : wrong.get(0), LEADS.length, wrong.size());
  }

  private static Shape with(int[] lead, int last) {
    int[] sizes = java.util.Arrays.copyOf(lead, lead.length + 1);
    sizes[lead.length] = last;
    return Shape.of(sizes);
  }
}
