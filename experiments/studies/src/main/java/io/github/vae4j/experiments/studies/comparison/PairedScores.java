package io.github.vae4j.experiments.studies.comparison;

/**
 * Scores of two models on the same examples, trained from the same seeds. Higher is better.
 *
 * @param first of one model, [seeds][examples]
 * @param second of the other, of the same size
 */
public record PairedScores(double[][] first, double[][] second) {
  public PairedScores {
    if (first.length == 0 || first.length != second.length) {
      throw new IllegalArgumentException(
          "%d and %d seeds; expected equally many, at least one"
              .formatted(first.length, second.length));
    }
    for (int seed = 0; seed < first.length; seed++) {
      if (first[seed].length != first[0].length
          || second[seed].length != first[0].length
          || first[0].length < 2) {
        throw new IllegalArgumentException(
            "%d and %d examples of seed number %d; expected %d of each, at least two"
                .formatted(first[seed].length, second[seed].length, seed + 1, first[0].length));
      }
    }
  }

  int seeds() {
    return first.length;
  }

  int examples() {
    return first[0].length;
  }

  /** The difference of one example, the mean over seeds. */
  double[] byExample() {
    double[] means = new double[examples()];
    for (int seed = 0; seed < seeds(); seed++) {
      for (int i = 0; i < means.length; i++) {
        means[i] += (first[seed][i] - second[seed][i]) / seeds();
      }
    }
    return means;
  }

  /** The difference of one seed, the mean over examples. */
  double[] bySeed() {
    double[] means = new double[seeds()];
    for (int seed = 0; seed < means.length; seed++) {
      for (int i = 0; i < examples(); i++) {
        means[seed] += (first[seed][i] - second[seed][i]) / examples();
      }
    }
    return means;
  }
}
