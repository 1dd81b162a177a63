package io.github.vae4j.experiments.runner.preparation;

import io.github.vae4j.core.data.DataSet;

/**
 * Mean and standard deviation of every column, in one pass (Welford 1962).
 *
 * @param deviation √(1/N Σ (v − mean)²)
 */
record ColumnMoments(double[] mean, double[] deviation) {
  /** What is averaged in place of a value. */
  @FunctionalInterface
  interface Value {
    double of(int column, float value);
  }

  static ColumnMoments of(DataSet data, Value value) {
    int d = data.dim();
    double[] mean = new double[d];
    double[] squares = new double[d];
    float[] row = new float[d];
    for (int i = 0; i < data.size(); i++) {
      data.copyRow(i, row, 0);
      for (int j = 0; j < d; j++) {
        double v = value.of(j, row[j]);
        double distance = v - mean[j];
        mean[j] += distance / (i + 1);
        squares[j] += distance * (v - mean[j]);
      }
    }
    for (int j = 0; j < d; j++) {
      squares[j] = Math.sqrt(squares[j] / data.size());
    }
    return new ColumnMoments(mean, squares);
  }
}
