package io.github.vae4j.core.check;

import io.github.vae4j.core.random.RandomStream;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * A distribution over one dimension as a table of points and masses, so fine that its total stands
 * still when it is made finer.
 */
final class Tabulated {
  private static final double FIRST_STEP = 0.02;
  private static final double FINEST_STEP = 0.02 / 256;
  private static final double STANDS_STILL = 1e-6;
  private static final int DRAWS_FOR_MEDIAN = 1001;

  private final float[] nodes;
  private final double[] masses;
  private final double[] cumulative;
  private final boolean discrete;

  private Tabulated(float[] nodes, double[] masses, boolean discrete) {
    this.nodes = nodes;
    this.masses = masses;
    this.discrete = discrete;
    cumulative = new double[nodes.length];
    for (int i = 1; i < nodes.length; i++) { // the trapezoid rule
      cumulative[i] = cumulative[i - 1] + (masses[i - 1] + masses[i]) / 2;
    }
  }

  /** The table of a member of a family. */
  static Tabulated of(DistributionFamily family, Distribution member) {
    double centre = median(member, 0);
    double step = FIRST_STEP;
    Tabulated table = at(family, member, centre, step);
    while (!table.discrete && step > FINEST_STEP) {
      step /= 4;
      Tabulated finer = at(family, member, centre, step);
      boolean still = Math.abs(finer.total() - table.total()) <= STANDS_STILL;
      table = finer;
      if (still) {
        break;
      }
    }
    return table;
  }

  private static Tabulated at(
      DistributionFamily family, Distribution member, double centre, double step) {
    Quadrature quadrature = family.quadrature(centre, step);
    float[] nodes = quadrature.nodes();
    double[] masses = quadrature.weights();
    float[] logProb = member.logProb(nodes, nodes.length);
    for (int i = 0; i < masses.length; i++) {
      masses[i] *= Math.exp(logProb[i]);
    }
    return new Tabulated(nodes, masses, quadrature.discrete());
  }

  /** The median of a dimension's draws: where a density is thick. */
  static double median(Distribution member, int dimension) {
    float[] draws = member.sample(DRAWS_FOR_MEDIAN, RandomStream.of(2));
    float[] column = new float[DRAWS_FOR_MEDIAN];
    for (int i = 0; i < column.length; i++) {
      column[i] = draws[i * member.dimensions() + dimension];
    }
    Arrays.sort(column);
    return column[DRAWS_FOR_MEDIAN / 2];
  }

  boolean discrete() {
    return discrete;
  }

  int size() {
    return nodes.length;
  }

  float node(int i) {
    return nodes[i];
  }

  double mass(int i) {
    return masses[i];
  }

  /** ∫ p. */
  double total() {
    return Arrays.stream(masses).sum();
  }

  /** ∫ f p. */
  double expectation(DoubleUnaryOperator function) {
    double sum = 0;
    for (int i = 0; i < nodes.length; i++) {
      if (masses[i] > 0) {
        sum += masses[i] * function.applyAsDouble(nodes[i]);
      }
    }
    return sum;
  }

  /** P(x ≤ value) of each of ascending values, by linear interpolation between the nodes. */
  double[] cdf(float[] ascending) {
    double[] cdf = new double[ascending.length];
    int node = 0;
    for (int i = 0; i < ascending.length; i++) {
      while (node + 1 < nodes.length && nodes[node + 1] <= ascending[i]) {
        node++;
      }
      cdf[i] = cumulative[node];
      if (node + 1 < nodes.length && nodes[node + 1] > nodes[node]) {
        double share =
            ((double) ascending[i] - nodes[node]) / ((double) nodes[node + 1] - nodes[node]);
        cdf[i] += Math.max(0, share) * (cumulative[node + 1] - cumulative[node]);
      }
    }
    return cdf;
  }
}
