package io.github.vae4j.experiments.studies.oracle;

import io.github.vae4j.core.data.DataSource;
import io.github.vae4j.core.data.DataSplits;
import io.github.vae4j.core.random.RandomStream;

/**
 * Draws of a linear-Gaussian model that is itself drawn from the seed.
 *
 * @param train rows
 * @param test rows
 */
public record LinearGaussianSource(
    int train, int test, int dim, int latent, double sigma, long seed) implements DataSource {

  /** The model that the data come from. */
  public LinearGaussian model() {
    return LinearGaussian.drawn(dim, latent, sigma, stream().split("model"));
  }

  @Override
  public DataSplits load() {
    LinearGaussian model = model();
    return new DataSplits(
        model.draw(train, stream().split("train")), model.draw(test, stream().split("test")));
  }

  private RandomStream stream() {
    return RandomStream.of(seed).split("linear-gaussian");
  }
}
