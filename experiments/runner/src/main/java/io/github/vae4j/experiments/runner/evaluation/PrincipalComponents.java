package io.github.vae4j.experiments.runner.evaluation;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Principal components (Pearson, 1901) of rows of numbers: the eigenvectors of their covariance,
 * largest variance first. A component points to where its largest loading is positive, so that it
 * does not flip from one run of the program to the next.
 */
final class PrincipalComponents {
  private final double[][] centred;
  private final EigenDecomposition eigen;

  /**
   * The components of those rows.
   *
   * @param rows [N, L], N ≥ 1 and L ≥ 1
   */
  PrincipalComponents(double[][] rows) {
    int columns = rows[0].length;
    double[] mean = new double[columns];
    for (double[] row : rows) {
      for (int j = 0; j < columns; j++) {
        mean[j] += row[j] / rows.length;
      }
    }
    this.centred = new double[rows.length][columns];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < columns; j++) {
        centred[i][j] = rows[i][j] - mean[j];
      }
    }
    RealMatrix matrix = new Array2DRowRealMatrix(centred, false);
    RealMatrix covariance = matrix.transpose().multiply(matrix).scalarMultiply(1.0 / rows.length);
    this.eigen = new EigenDecomposition(covariance);
  }

  int rows() {
    return centred.length;
  }

  /** The variance along each component, divided by N, largest first. */
  double[] variances() {
    double[] variances = eigen.getRealEigenvalues();
    for (int i = 0; i < variances.length; i++) {
      variances[i] = Math.max(0, variances[i]); // a rounding error below 0
    }
    return variances;
  }

  /** A row along a component; NaN where there are fewer components. */
  double of(int row, int component) {
    if (component >= centred[0].length) {
      return Double.NaN;
    }
    double[] axis = eigen.getEigenvector(component).toArray();
    double sum = 0;
    double largest = 0;
    for (int j = 0; j < axis.length; j++) {
      sum += axis[j] * centred[row][j];
      largest = Math.abs(axis[j]) > Math.abs(largest) ? axis[j] : largest;
    }
    return largest < 0 ? -sum : sum;
  }
}
