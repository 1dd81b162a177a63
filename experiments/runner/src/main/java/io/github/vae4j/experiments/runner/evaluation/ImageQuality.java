package io.github.vae4j.experiments.runner.evaluation;

import io.github.vae4j.core.data.ImageShape;

/**
 * How a grey image of [0, 1] resembles another, and how sharp it is.
 *
 * @param shape of both
 */
record ImageQuality(ImageShape shape) {
  private static final int WINDOW = 7;
  private static final double C1 = 0.01 * 0.01;
  private static final double C2 = 0.03 * 0.03;

  /**
   * The structural similarity, the mean over all windows of 7 × 7 pixels (or smaller images whole),
   * with C₁ = 0.01² and C₂ = 0.03² for a range of 1 (Wang, Bovik, Sheikh, Simoncelli, 2004, eq.
   * 13), of windows with equal weights.
   *
   * @param a pixels from {@code from} on
   */
  double ssim(float[] a, float[] b, int from) {
    int height = Math.min(WINDOW, shape.height());
    int width = Math.min(WINDOW, shape.width());
    double sum = 0;
    int windows = 0;
    for (int top = 0; top + height <= shape.height(); top++) {
      for (int left = 0; left + width <= shape.width(); left++) {
        sum += window(a, b, from + top * shape.width() + left, height, width);
        windows++;
      }
    }
    return sum / windows;
  }

  private double window(float[] a, float[] b, int corner, int height, int width) {
    double sumA = 0;
    double sumB = 0;
    double squaresA = 0;
    double squaresB = 0;
    double products = 0;
    for (int i = 0; i < height; i++) {
      for (int j = 0; j < width; j++) {
        int pixel = corner + i * shape.width() + j;
        double x = a[pixel];
        double y = b[pixel];
        sumA += x;
        sumB += y;
        squaresA += x * x;
        squaresB += y * y;
        products += x * y;
      }
    }
    double n = height * width;
    double meanA = sumA / n;
    double meanB = sumB / n;
    double varianceA = Math.max(0, squaresA / n - meanA * meanA) * n / Math.max(1, n - 1);
    double varianceB = Math.max(0, squaresB / n - meanB * meanB) * n / Math.max(1, n - 1);
    double covariance = (products / n - meanA * meanB) * n / Math.max(1, n - 1);
    return (2 * meanA * meanB + C1)
        * (2 * covariance + C2)
        / ((meanA * meanA + meanB * meanB + C1) * (varianceA + varianceB + C2));
  }

  /** The mean square of the Laplacian, Σ of the four neighbours − 4 times the pixel, inside. */
  double sharpness(float[] a, int from) {
    double sum = 0;
    int inner = 0;
    for (int i = 1; i + 1 < shape.height(); i++) {
      for (int j = 1; j + 1 < shape.width(); j++) {
        int pixel = from + i * shape.width() + j;
        double laplacian =
            a[pixel - 1]
                + a[pixel + 1]
                + a[pixel - shape.width()]
                + a[pixel + shape.width()]
                - 4.0 * a[pixel];
        sum += laplacian * laplacian;
        inner++;
      }
    }
    return inner == 0 ? Double.NaN : sum / inner;
  }
}
