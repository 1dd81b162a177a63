package io.github.vae4j.experiments.studies.oracle;

import java.util.Arrays;

/**
 * An interval, or a rectangle, with a grid of as many nodes on each side, its edges included. Node
 * number k has the places k mod side, and k / side for the second dimension.
 */
record Box(double[] low, double[] high) {

  static Box cube(int dimensions, double reach) {
    double[] low = new double[dimensions];
    double[] high = new double[dimensions];
    Arrays.fill(low, -reach);
    Arrays.fill(high, reach);
    return new Box(low, high);
  }

  int dimensions() {
    return low.length;
  }

  double widest() {
    double widest = 0;
    for (int l = 0; l < dimensions(); l++) {
      widest = Math.max(widest, high[l] - low[l]);
    }
    return widest;
  }

  double volume() {
    double volume = 1;
    for (int l = 0; l < dimensions(); l++) {
      volume *= high[l] - low[l];
    }
    return volume;
  }

  private int count(int side) {
    return dimensions() == 1 ? side : side * side;
  }

  private double step(int l, int side) {
    return (high[l] - low[l]) / (side - 1);
  }

  private static int place(int k, int l, int side) {
    return l == 0 ? k % side : k / side;
  }

  /** [K, L], row-major. */
  float[] nodes(int side) {
    float[] nodes = new float[count(side) * dimensions()];
    for (int k = 0; k < count(side); k++) {
      for (int l = 0; l < dimensions(); l++) {
        nodes[k * dimensions() + l] = (float) (low[l] + place(k, l, side) * step(l, side));
      }
    }
    return nodes;
  }

  /** Whether a node on an edge is not negligible beside the largest. */
  boolean reachesEdge(double[] values, int side, double negligible) {
    double largest = Arrays.stream(values).max().orElseThrow();
    for (int k = 0; k < values.length; k++) {
      for (int l = 0; l < dimensions(); l++) {
        int place = place(k, l, side);
        if ((place == 0 || place == side - 1) && values[k] > largest - negligible) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * The part of this box that holds all nodes that are not negligible, and a step more on each
   * side. Where the largest node stands out from its neighbours the grid is too coarse to tell, and
   * as much more is kept as it stands out by.
   */
  Box around(double[] values, int side, double negligible) {
    int top = 0;
    for (int k = 1; k < values.length; k++) {
      top = values[k] > values[top] ? k : top;
    }
    double kept = values[top] - negligible - standsOut(values, top, side);
    double[] newLow = high.clone();
    double[] newHigh = low.clone();
    for (int k = 0; k < values.length; k++) {
      if (values[k] >= kept) {
        for (int l = 0; l < dimensions(); l++) {
          double z = low[l] + place(k, l, side) * step(l, side);
          newLow[l] = Math.min(newLow[l], z - step(l, side));
          newHigh[l] = Math.max(newHigh[l], z + step(l, side));
        }
      }
    }
    return new Box(newLow, newHigh);
  }

  /** The most by which a neighbour is below the node. */
  private double standsOut(double[] values, int node, int side) {
    double most = 0;
    int stride = 1;
    for (int l = 0; l < dimensions(); l++) {
      int place = place(node, l, side);
      if (place > 0) {
        most = Math.max(most, values[node] - values[node - stride]);
      }
      if (place < side - 1) {
        most = Math.max(most, values[node] - values[node + stride]);
      }
      stride *= side;
    }
    return most;
  }

  /**
   * log ∫ exp(value) by the trapezoid rule on every {@code every}-th node of each side, summed
   * relative to the largest value. Nodes on the edges count for a half.
   */
  double logIntegral(double[] values, int side, int every) {
    double largest = Arrays.stream(values).max().orElseThrow();
    double sum = 0;
    for (int k = 0; k < values.length; k++) {
      double weight = 1;
      for (int l = 0; l < dimensions(); l++) {
        int place = place(k, l, side);
        weight *= place % every != 0 ? 0 : place == 0 || place == side - 1 ? 0.5 : 1;
      }
      sum += weight * Math.exp(values[k] - largest);
    }
    double logCell = 0;
    for (int l = 0; l < dimensions(); l++) {
      logCell += Math.log(every * step(l, side));
    }
    return largest + Math.log(sum) + logCell;
  }
}
