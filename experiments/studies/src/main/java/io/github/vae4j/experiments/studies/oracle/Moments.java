package io.github.vae4j.experiments.studies.oracle;

import io.github.vae4j.core.data.DataSet;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Mean and covariance of data.
 *
 * @param covariance with the divisor N, which maximum likelihood has
 */
record Moments(double[] mean, RealMatrix covariance) {
  static Moments of(DataSet data) {
    int dim = data.dim();
    double[] mean = new double[dim];
    for (int i = 0; i < data.size(); i++) {
      double[] row = LinearGaussian.row(data, i);
      for (int d = 0; d < dim; d++) {
        mean[d] += row[d] / data.size();
      }
    }
    double[][] products = new double[dim][dim];
    for (int i = 0; i < data.size(); i++) {
      double[] row = LinearGaussian.row(data, i);
      for (int d = 0; d < dim; d++) {
        for (int e = 0; e < dim; e++) {
          products[d][e] += (row[d] - mean[d]) * (row[e] - mean[e]) / data.size();
        }
      }
    }
    return new Moments(mean, new Array2DRowRealMatrix(products, false));
  }
}
