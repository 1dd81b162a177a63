package io.github.vae4j.core.estimate;

import io.github.vae4j.core.model.Posterior;
import io.github.vae4j.core.model.Support;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.tensor.Tensor;
import io.github.vae4j.core.vae.ImportanceSampling;
import io.github.vae4j.core.vae.LogMeanExp;
import io.github.vae4j.core.vae.Vae;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * How much the ELBO loses, and to what (Cremer, Li, Duvenaud, 2018, eq. 4): with q* the best q of
 * the family for the row ({@link PosteriorRefit}),
 *
 * <pre>
 * log p(x) − ELBO(q) = (log p(x) − ELBO(q*)) + (ELBO(q*) − ELBO(q))
 *    inference gap   =   approximation gap   +   amortisation gap
 * </pre>
 *
 * in nats, none of them negative. Both ELBOs are means of log p(x, z) − log q(z|x) over K/2 draws
 * of their own; log p(x) is the importance-sampled bound from all K under the mixture of q and q*
 * (Veach, Guibas, 1995: each draw is weighted by the density of the mixture), which fails only
 * where both do.
 *
 * @param samples K ≥ 4, even
 */
public record InferenceGap(PosteriorRefit refit, int samples) {
  private static final int ROWS_AT_ONCE = 32;
  private static final int AT_ONCE = 512;

  public InferenceGap {
    if (samples < 4 || samples % 2 != 0) {
      throw new IllegalArgumentException(
          "K is %d; expected an even number of at least 4".formatted(samples));
    }
  }

  /**
   * One row.
   *
   * @param elbo of the encoder's q
   * @param refitted ELBO of q*
   * @param logLikelihood the bound of log p(x) and what is known of its weights
   */
  public record Row(Moments elbo, Moments refitted, WeightSummary logLikelihood) {
    public double inference() {
      return logLikelihood.logMean() - elbo.mean();
    }

    public double approximation() {
      return logLikelihood.logMean() - refitted.mean();
    }

    public double amortisation() {
      return refitted.mean() - elbo.mean();
    }
  }

  /** Why q cannot be refitted by gradient ascent, if it cannot. */
  public static Optional<String> whyNot(Vae vae) {
    Support support = vae.prior().support();
    return support.equals(Support.REAL)
        ? Optional.empty()
        : Optional.of(
            "the gaps need q refitted along the gradient of the ELBO, but z lies in %s, where only a surrogate has a gradient"
                .formatted(support));
  }

  /**
   * The gaps of rows 0 … rows−1.
   *
   * @param random split, never drawn from
   */
  public Row[] of(
      Device device,
      Vae vae,
      int rows,
      ImportanceSampling.Rows data,
      RandomStream random,
      IntConsumer progress) {
    Row[] all = new Row[rows];
    for (int from = 0; from < rows; from += ROWS_AT_ONCE) {
      int[] numbers = IntStream.range(from, Math.min(rows, from + ROWS_AT_ONCE)).toArray();
      RandomStream own = random.split(from);
      float[] x;
      try (Scope scope = device.inference()) {
        x = data.read(scope, numbers).toArray();
      }
      EncoderHeads q = EncoderHeads.of(device, vae, data, numbers);
      EncoderHeads best = refit.fit(device, vae, x, q, own.split("refit"));
      Draws first = draw(device, vae, x, q, best, own.split("encoder"));
      Draws second = draw(device, vae, x, best, q, own.split("refitted"));
      for (int i = 0; i < numbers.length; i++) {
        all[numbers[i]] = row(first, second, i);
      }
      progress.accept(from + numbers.length);
    }
    return all;
  }

  /** Of each row and each of its draws: log p(x, z), and log q(z) under both. */
  private record Draws(double[][] joint, double[][] own, double[][] other) {}

  private Draws draw(
      Device device,
      Vae vae,
      float[] x,
      EncoderHeads from,
      EncoderHeads other,
      RandomStream random) {
    int rows = from.rows();
    int half = samples / 2;
    Draws draws = new Draws(new double[rows][half], new double[rows][half], new double[rows][half]);
    int part = 2 * Math.max(1, AT_ONCE / rows / 2); // even, as normal draws come in pairs
    for (int done = 0; done < half; done += part) {
      try (Scope scope = device.inference()) {
        Tensor data = scope.constant(Shape.of(rows, x.length / rows), x);
        Posterior posterior = from.posterior(scope);
        Tensor z = posterior.rsample(Math.min(part, half - done), random).exact();
        Tensor joint = vae.likelihood().logProb(data, vae.decode(z)).add(vae.prior().logProb(z));
        put(joint, draws.joint, done);
        put(posterior.logProb(z), draws.own, done);
        put(other.posterior(scope).logProb(z), draws.other, done);
      }
    }
    return draws;
  }

  /** [S, B] into [B][K/2] from a draw on. */
  private static void put(Tensor values, double[][] target, int done) {
    float[] array = values.toArray();
    for (int i = 0; i < array.length; i++) {
      target[i % target.length][done + i / target.length] = array[i];
    }
  }

  private Row row(Draws first, Draws second, int row) {
    int half = samples / 2;
    double[] elbo = new double[half];
    double[] refitted = new double[half];
    double[] weights = new double[samples];
    for (int i = 0; i < half; i++) {
      elbo[i] = first.joint[row][i] - first.own[row][i];
      refitted[i] = second.joint[row][i] - second.own[row][i];
      weights[i] = first.joint[row][i] - mixture(first, row, i);
      weights[half + i] = second.joint[row][i] - mixture(second, row, i);
    }
    return new Row(Moments.of(elbo), Moments.of(refitted), WeightSummary.of(weights));
  }

  /** log of the mean of both densities. */
  private static double mixture(Draws draws, int row, int i) {
    return LogMeanExp.of(draws.own[row][i], draws.other[row][i]);
  }
}
