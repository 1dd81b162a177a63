package io.github.vae4j.experiments.studies.decoders;

import io.github.vae4j.core.data.DataSource;
import io.github.vae4j.core.data.DataSplits;
import io.github.vae4j.core.data.FloatDataSet;
import io.github.vae4j.core.model.Levels;
import io.github.vae4j.core.random.RandomStream;

/**
 * Rows drawn from a decoder of a known kind, rounded to the 256 levels of 8 bits: z ~ N(0, I), the
 * signals a = W z + c with W and 2 c standard normal, drawn from the seed, and x given a as {@link
 * KnownDecoder} says.
 *
 * @param train rows
 * @param test rows
 * @param dim D
 * @param latent L
 */
record KnownDecoderSource(KnownDecoder kind, int train, int test, int dim, int latent, long seed)
    implements DataSource {

  @Override
  public DataSplits load() {
    RandomStream random = RandomStream.of(seed).split("known-decoder");
    double[][] weights = normal(dim, latent, random.split("weights"));
    double[][] bias = normal(dim, 1, random.split("bias"));
    return new DataSplits(
        draw(train, weights, bias, random.split("train")),
        draw(test, weights, bias, random.split("test")));
  }

  private static double[][] normal(int rows, int columns, RandomStream random) {
    double[][] values = new double[rows][columns];
    for (double[] row : values) {
      for (int i = 0; i < columns; i++) {
        row[i] = random.nextNormal();
      }
    }
    return values;
  }

  private FloatDataSet draw(int rows, double[][] weights, double[][] bias, RandomStream random) {
    float[] values = new float[Math.multiplyExact(rows, dim)];
    double[][] z = normal(rows, latent, random.split("z"));
    RandomStream noise = random.split("noise");
    for (int i = 0; i < rows; i++) {
      for (int d = 0; d < dim; d++) {
        double signal = 0.5 * bias[d][0];
        for (int l = 0; l < latent; l++) {
          signal += weights[d][l] * z[i][l];
        }
        Levels levels = Levels.OF_8_BITS;
        float x = (float) kind.draw(signal, noise);
        values[i * dim + d] = levels.value(levels.nearest(x));
      }
    }
    return FloatDataSet.table(values, dim, null);
  }
}
