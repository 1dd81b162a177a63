package io.github.vae4j.core.estimate;

import io.github.vae4j.core.vae.LogMeanExp;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * The importance-weighted bound over the number k of draws in it,
 *
 * <pre>
 * Lₖ = E log 1/k Σ wᵢ,   L₁ ≤ L₂ ≤ … ≤ log p(x)
 * </pre>
 *
 * (Burda, Grosse, Salakhutdinov, 2016, theorem 1), in nats, as means over rows. Of each row, Lₖ is
 * estimated without bias by the mean over ⌊S/k⌋ groups of k of its S weights that share none.
 *
 * <p>That the curve must not fall is a check of weights and draws: a step down by more than its
 * standard error allows shows that one of them is wrong.
 */
public final class BoundCurve {
  private static final int[] STEPS = {1, 2, 5};
  private static final double ROUNDING = 1e-6;

  private final int[] sizes;
  private final List<double[]> rows = new ArrayList<>();

  /**
   * A point of the curve.
   *
   * @param bound Lₖ, mean over rows, nats
   * @param standardError of it, over rows; NaN for one row
   */
  public record Point(int k, double bound, double standardError) {}

  /**
   * From one point to the next.
   *
   * @param rise mean over rows of the difference of both, nats
   * @param standardError of it, over rows
   * @param passed whether the curve may rise here: false if it surely falls
   */
  public record Step(int from, int to, double rise, double standardError, boolean passed) {}

  /** A curve up to S = {@code samples}: k = 1, 2, 5, 10, 20, 50, …, S. */
  public BoundCurve(int samples) {
    IntStream.Builder all = IntStream.builder();
    for (long power = 1; power < samples; power *= 10) {
      for (int step : STEPS) {
        if (step * power < samples) {
          all.add((int) (step * power));
        }
      }
    }
    sizes = all.add(samples).build().toArray();
  }

  /** Adds a row by its S log-weights, in the order of the draws. */
  public void add(double... logWeights) {
    rows.add(IntStream.of(sizes).mapToDouble(k -> bound(logWeights, k)).toArray());
  }

  /** Lₖ of one row: the mean over the groups. */
  static double bound(double[] logWeights, int k) {
    int groups = logWeights.length / k;
    double sum = 0;
    for (int group = 0; group < groups; group++) {
      sum += LogMeanExp.of(logWeights, group * k, (group + 1) * k);
    }
    return sum / groups;
  }

  /** The curve, at least one row having been added. */
  public List<Point> points() {
    return IntStream.range(0, sizes.length)
        .mapToObj(
            i -> {
              Moments moments = Moments.of(rows.stream().mapToDouble(row -> row[i]).toArray());
              return new Point(sizes[i], moments.mean(), moments.standardError());
            })
        .toList();
  }

  /**
   * The steps of the curve.
   *
   * @param falseAlarm the probability that a correct curve fails in any of its steps: each has its
   *     share of it, by Student's distribution over the rows
   */
  public List<Step> steps(double falseAlarm) {
    List<Step> steps = new ArrayList<>();
    for (int i = 1; i < sizes.length; i++) {
      int to = i;
      Moments moments =
          Moments.of(rows.stream().mapToDouble(row -> row[to] - row[to - 1]).toArray());
      steps.add(
          new Step(
              sizes[i - 1],
              sizes[i],
              moments.mean(),
              moments.standardError(),
              !(moments.mean() < -ROUNDING - tolerance(moments, falseAlarm))));
    }
    return steps;
  }

  private double tolerance(Moments moments, double falseAlarm) {
    if (rows.size() < 2) {
      return Double.POSITIVE_INFINITY; // one row tells nothing of its own error
    }
    double share = falseAlarm / (sizes.length - 1);
    double quantile =
        -new TDistribution(null, rows.size() - 1.0).inverseCumulativeProbability(share);
    return quantile * moments.standardError();
  }
}
