package io.github.vae4j.experiments.runner.evaluation;

import java.util.Arrays;

/**
 * Says the class of a point by the vote of the K nearest of other points, by their Euclidean
 * distance. Of classes with equally many votes the one with the nearest voter wins.
 *
 * @param points [N · L]
 * @param labels [N]
 */
record NearestNeighbours(float[] points, int[] labels, int dim, int k) {
  /** The share of queries, [M · L], whose class is found. */
  double accuracy(float[] queries, int[] expected) {
    int found = 0;
    for (int q = 0; q < expected.length; q++) {
      found += classOf(queries, q * dim) == expected[q] ? 1 : 0;
    }
    return (double) found / expected.length;
  }

  private int classOf(float[] queries, int from) {
    double[] nearest = new double[Math.min(k, labels.length)];
    int[] voters = new int[nearest.length];
    Arrays.fill(nearest, Double.POSITIVE_INFINITY);
    for (int i = 0; i < labels.length; i++) {
      double distance = 0;
      for (int j = 0; j < dim; j++) {
        double difference = points[i * dim + j] - queries[from + j];
        distance += difference * difference;
      }
      insert(nearest, voters, distance, labels[i]);
    }
    int best = voters[0];
    int most = 0;
    for (int voter : voters) { // in the order of distance, so that the nearest wins a tie
      int votes = (int) Arrays.stream(voters).filter(label -> label == voter).count();
      if (votes > most) {
        most = votes;
        best = voter;
      }
    }
    return best;
  }

  private static void insert(double[] nearest, int[] voters, double distance, int label) {
    int place = nearest.length - 1;
    if (distance >= nearest[place]) {
      return;
    }
    while (place > 0 && nearest[place - 1] > distance) {
      nearest[place] = nearest[place - 1];
      voters[place] = voters[place - 1];
      place--;
    }
    nearest[place] = distance;
    voters[place] = label;
  }
}
