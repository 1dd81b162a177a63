package io.github.vae4j.core.estimate;

import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.vae.ImportanceSampling;
import io.github.vae4j.core.vae.Vae;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Dimensions of z whose posterior mean varies over the data, Var(E[zₗ|x]) > 0.01 (Burda, Grosse,
 * Salakhutdinov, 2016, section 5.2).
 *
 * @param variances of the posterior mean, by dimension
 * @param low lower end of the 95 % bootstrap interval of the count, over rows
 * @param high upper end
 */
public record ActiveUnits(double[] variances, int low, int high) {
  public static final double THRESHOLD = 0.01;
  private static final int AT_ONCE = 256;
  private static final int RESAMPLES = 400;

  /** How many dimensions are active. */
  public int count() {
    return count(variances);
  }

  /** The active units over rows 0 … rows−1. */
  public static ActiveUnits of(
      Device device, Vae vae, int rows, ImportanceSampling.Rows data, RandomStream random) {
    double[][] means = new double[rows][];
    for (int from = 0; from < rows; from += AT_ONCE) {
      int[] numbers = IntStream.range(from, Math.min(rows, from + AT_ONCE)).toArray();
      try (Scope scope = device.inference()) {
        float[] values = vae.encode(data.read(scope, numbers)).mean().toArray();
        int latent = values.length / numbers.length;
        for (int i = 0; i < numbers.length; i++) {
          double[] row = new double[latent];
          for (int l = 0; l < latent; l++) {
            row[l] = values[i * latent + l];
          }
          means[from + i] = row;
        }
      }
    }
    int[] counts = new int[RESAMPLES];
    for (int r = 0; r < RESAMPLES; r++) {
      double[][] resample = new double[rows][];
      for (int i = 0; i < rows; i++) {
        resample[i] = means[random.nextInt(rows)];
      }
      counts[r] = count(variances(resample));
    }
    Arrays.sort(counts);
    return new ActiveUnits(
        variances(means), counts[RESAMPLES / 40], counts[RESAMPLES - 1 - RESAMPLES / 40]);
  }

  private static int count(double[] variances) {
    return (int) Arrays.stream(variances).filter(variance -> variance > THRESHOLD).count();
  }

  private static double[] variances(double[][] rows) {
    int latent = rows[0].length;
    double[] sum = new double[latent];
    for (double[] row : rows) {
      for (int l = 0; l < latent; l++) {
        sum[l] += row[l] / rows.length;
      }
    }
    double[] squares = new double[latent];
    for (double[] row : rows) {
      for (int l = 0; l < latent; l++) {
        squares[l] += (row[l] - sum[l]) * (row[l] - sum[l]) / rows.length;
      }
    }
    return squares;
  }
}
