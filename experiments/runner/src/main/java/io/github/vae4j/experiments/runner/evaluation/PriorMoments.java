package io.github.vae4j.experiments.runner.evaluation;

import io.github.vae4j.core.model.Prior;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.core.tensor.Scope;

/**
 * Mean and standard deviation of each dimension of a prior, from draws: within about 1 % of a
 * deviation, which is what a walk through the latent space needs.
 */
record PriorMoments(double[] mean, double[] deviation) {
  private static final int DRAWS = 10_000;

  static PriorMoments of(Device device, Prior prior, RandomStream random) {
    try (Scope scope = device.inference()) {
      float[] draws = prior.sample(scope, DRAWS, random).toArray();
      int latent = draws.length / DRAWS;
      double[] mean = new double[latent];
      double[] deviation = new double[latent];
      for (int i = 0; i < draws.length; i++) {
        mean[i % latent] += draws[i] / (double) DRAWS;
      }
      for (int i = 0; i < draws.length; i++) {
        double difference = draws[i] - mean[i % latent];
        deviation[i % latent] += difference * difference / DRAWS;
      }
      for (int j = 0; j < latent; j++) {
        deviation[j] = Math.sqrt(deviation[j]);
      }
      return new PriorMoments(mean, deviation);
    }
  }

  /** The value of a dimension so many deviations from its mean. */
  float at(int dimension, double deviations) {
    return (float) (mean[dimension] + deviations * deviation[dimension]);
  }
}
