package io.github.vae4j.experiments.runner.evaluation;

import io.github.vae4j.core.data.Batches;
import io.github.vae4j.core.model.Posterior;
import io.github.vae4j.core.run.RunSettings;
import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Tensor;
import io.github.vae4j.core.vae.Vae;
import io.github.vae4j.experiments.runner.preparation.PreparedRun;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Where q(z|x) of the test rows lies, dimension by dimension. Nothing is drawn for it.
 *
 * @param kl mean KL of each dimension in nats; empty where there is no closed form, or where it
 *     does not split into dimensions
 * @param variance of the posterior mean over the rows, for each dimension
 * @param means posterior means of the first rows, [rows, L]
 */
record LatentSpace(Optional<double[]> kl, double[] variance, double[][] means) {
  /** As many as a scatter plot can show. */
  private static final int MOST_MEANS = 1000;

  static LatentSpace of(Device device, PreparedRun run, Vae vae) {
    int latent = run.spec().get(RunSettings.LATENT);
    int size = run.test().size();
    double[] sum = new double[latent];
    double[] sumOfSquares = new double[latent];
    double[] klSum = new double[latent];
    double[][] means = new double[Math.min(MOST_MEANS, size)][latent];
    boolean split = true;
    for (int[] rows : Batches.inOrder(size, run.testBatch())) {
      try (Scope scope = device.inference()) {
        Posterior posterior = vae.encode(run.test().read(scope, rows, 0));
        float[] mean = posterior.mean().toArray();
        for (int i = 0; i < mean.length; i++) {
          sum[i % latent] += mean[i];
          sumOfSquares[i % latent] += (double) mean[i] * mean[i];
          if (rows[i / latent] < means.length) {
            means[rows[i / latent]][i % latent] = mean[i];
          }
        }
        split = split && addKl(vae, posterior, klSum);
      }
    }
    double[] variance = new double[latent];
    for (int j = 0; j < latent; j++) {
      double mean = sum[j] / size;
      variance[j] = Math.max(0, sumOfSquares[j] / size - mean * mean);
      klSum[j] /= size;
    }
    return new LatentSpace(split ? Optional.of(klSum) : Optional.empty(), variance, means);
  }

  /** Adds the KL of a batch to each dimension's sum; false if it does not split. */
  private static boolean addKl(Vae vae, Posterior posterior, double[] sum) {
    Optional<Tensor> perDimension =
        vae.klRegistry()
            .closedForm(posterior, vae.prior())
            .map(value -> value.perDimension())
            .filter(value -> value.shape().last() == sum.length);
    perDimension.ifPresent(
        values -> {
          float[] kl = values.toArray();
          for (int i = 0; i < kl.length; i++) {
            sum[i % sum.length] += kl[i];
          }
        });
    return perDimension.isPresent();
  }

  /** The dimensions whose posterior mean varies most over the rows, most active first. */
  List<Integer> mostActive(int count) {
    return IntStream.range(0, variance.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer j) -> variance[j]).reversed())
        .limit(count)
        .toList();
  }
}
