package io.github.vae4j.core.check;

import io.github.vae4j.core.model.HeadLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Raw outputs of ±4 do something else than those of ±2. Finds a slot that is squashed into a narrow
 * range, as a tanh that was meant for the mean and squashes log σ², too: the density is that of a
 * distribution still, but of one that cannot be narrow or wide. A slot that is bounded on purpose
 * says so ({@link CheckHints#boundedSlots}).
 */
public final class LargeOutputs implements Property<HeadFamily> {
  /**
   * The least share of what 0 to 2 changes that 2 to 4 must change. It is 0.02 for a log σ²
   * squashed by a tanh, and 0.27 for a mean in (0, 1) that is the sigmoid of its output.
   */
  private static final double LEAST_SHARE = 0.1;

  private static final float NEAR = 2;
  private static final float FAR = 4;

  /** Farther out a wide density changes too little, compared with a narrow one. */
  private static final double REACH = 3;

  @Override
  public String name() {
    return "large outputs are heard";
  }

  @Override
  public String method() {
    return "change of log-probabilities from raw ±2 to ±4, on either side at least 10 % of that from 0 to ±2";
  }

  @Override
  public Finding examine(HeadFamily family, Examination by) {
    // Drawn, as equal components of a mixture would hide what their weights do.
    RawHeads base = RawHeads.random(family.layout(1), by.random(), 1);
    float[] points = points(family, family.at(by.device(), 1, base));
    int cases = 0;
    List<String> wrong = new ArrayList<>();
    for (HeadLayout.Slot slot : base.layout().slots()) {
      if (slot.width() > 0 && !family.hints().boundedSlots().contains(slot.name())) {
        double share = 0;
        for (int sign : new int[] {-1, 1}) {
          float[] zero = at(family, by, base.withFirst(slot.name(), 0), points);
          float[] near = at(family, by, base.withFirst(slot.name(), sign * NEAR), points);
          float[] far = at(family, by, base.withFirst(slot.name(), sign * FAR), points);
          share = Math.max(share, apart(near, far) / apart(zero, near));
        }
        cases++;
        if (!(share >= LEAST_SHARE)) {
          wrong.add(
              "slot '%s' is squashed: from raw output ±%s to ±%s log-probabilities change by at most %.2g of what they change from 0 to ±%s"
                  .formatted(slot.name(), NEAR, FAR, share, NEAR));
        }
      }
    }
    return Finding.cases(wrong.isEmpty() ? "" : wrong.get(0), cases, wrong.size());
  }

  /** Values around the median, dense enough that a narrow component of a mixture is met. */
  private static float[] points(HeadFamily family, Distribution member) {
    double median = Tabulated.median(member, 0);
    float[] nodes = family.quadrature(median, 0.05).nodes();
    float[] near = new float[nodes.length];
    int n = 0;
    for (float node : nodes) {
      if (Math.abs(node - median) <= REACH) {
        near[n++] = node;
      }
    }
    return Arrays.copyOf(near, n);
  }

  private static float[] at(HeadFamily family, Examination by, RawHeads raw, float[] points) {
    return family.at(by.device(), 1, raw).logProb(points, points.length);
  }

  private static double apart(float[] a, float[] b) {
    double most = 0;
    for (int i = 0; i < a.length; i++) {
      most = Math.max(most, Math.abs((double) a[i] - b[i]));
    }
    return most;
  }
}
