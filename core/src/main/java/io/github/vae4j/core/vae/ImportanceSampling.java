package io.github.vae4j.core.vae;

import io.github.vae4j.core.model.Posterior;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Tensor;
import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * The importance-sampled log-likelihood (Burda, Grosse, Salakhutdinov, 2016, eq. 8), for each row x
 *
 * <pre>
 * log p̂(x) = log 1/K Σₖ p(x|zₖ) p(zₖ) / q(zₖ|x),   zₖ ~ q(z|x)
 * </pre>
 *
 * in nats, higher is better. Its expectation is at most log p(x) and rises with K; K = 1 is the
 * ELBO with a sampled KL. Draws are exact ones, never a relaxation.
 *
 * <p>The draws of a row are computed in parts that fit the processor's cache, and summed in double
 * relative to the largest so far, so that neither memory nor rounding grows with K. Results are a
 * function of model, data, K and stream, whatever the number of threads.
 *
 * @param samples K ≥ 1
 */
public record ImportanceSampling(Vae vae, int samples) {
  /** Rows through the decoder at once: enough to feed the matrix products. */
  private static final int AT_ONCE = 512;

  /** Where rows of data come from. */
  @FunctionalInterface
  public interface Rows {
    /** Those rows as a tensor of that scope, [B, D]. The same rows may be asked for again. */
    Tensor read(Scope scope, int... rows);
  }

  public ImportanceSampling {
    if (samples < 1) {
      throw new IllegalArgumentException("K is " + samples + "; expected at least 1");
    }
  }

  /**
   * log p̂(x) of rows 0 … rows−1.
   *
   * @param random split, never drawn from
   * @param progress is told how many rows are done, from time to time
   */
  public double[] logLikelihood(
      Device device, int rows, Rows data, RandomStream random, IntConsumer progress) {
    int batch = Math.max(1, AT_ONCE / samples);
    double[] all = new double[rows];
    for (int from = 0; from < rows; from += batch) {
      int[] numbers = IntStream.range(from, Math.min(rows, from + batch)).toArray();
      double[] values = batch(device, numbers, data, random.split(from));
      System.arraycopy(values, 0, all, from, values.length);
      progress.accept(from + values.length);
    }
    return all;
  }

  private double[] batch(Device device, int[] numbers, Rows data, RandomStream random) {
    LogMeanExp[] means = new LogMeanExp[numbers.length];
    Arrays.setAll(means, row -> new LogMeanExp());
    for (int done = 0; done < samples; done += AT_ONCE) {
      int draws = Math.min(AT_ONCE, samples - done);
      try (Scope scope = device.inference()) {
        Tensor x = data.read(scope, numbers);
        float[] logWeights = logWeights(x, draws, random.split(done)).toArray();
        for (int i = 0; i < logWeights.length; i++) {
          means[i % numbers.length].add(logWeights[i]);
        }
      }
    }
    return Arrays.stream(means).mapToDouble(LogMeanExp::value).toArray();
  }

  /** log p(x|z) + log p(z) − log q(z|x), [S, B]. */
  private Tensor logWeights(Tensor x, int draws, RandomStream random) {
    Posterior posterior = vae.encode(x);
    Tensor z = posterior.rsample(draws, random).exact();
    return vae.likelihood()
        .logProb(x, vae.decode(z))
        .add(vae.prior().logProb(z))
        .sub(posterior.logProb(z));
  }
}
