package io.github.vae4j.core.estimate;

import io.github.vae4j.core.model.Posterior;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.tensor.Tensor;
import io.github.vae4j.core.vae.ImportanceSampling;
import io.github.vae4j.core.vae.LogMeanExp;
import io.github.vae4j.core.vae.Vae;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The mean KL of N rows cut into its parts (Hoffman, Johnson, 2016; Chen, Li, Grosse, Duvenaud,
 * 2018, eq. 2), with q(z) = 1/N Σ q(z|xₙ) the mixture over those very rows:
 *
 * <pre>
 * 1/N Σ KL(q(z|xₙ) ‖ p(z)) = I(n; z) + KL(q(z) ‖ p(z))        index–code mutual information, marginal KL
 * KL(q(z) ‖ p(z)) = KL(q(z) ‖ Π q(zₗ)) + Σ KL(q(zₗ) ‖ p(zₗ))   total correlation, dimension-wise KL
 * </pre>
 *
 * in nats; 0 ≤ I ≤ log N. All are means over M draws z ~ q(z|xₙ) of each row. q(z) is summed over
 * all N rows for every draw: nothing is estimated from a batch. The second line needs a q that is a
 * product over dimensions and a prior that is, too.
 *
 * @param draws M ≥ 1
 */
public record ElboSurgery(int draws) {
  private static final int NUMBERS_AT_ONCE = 1 << 20;
  private static final double SAME = 1e-3;

  public ElboSurgery {
    if (draws < 1) {
      throw new IllegalArgumentException("M is " + draws + "; expected at least 1");
    }
  }

  /**
   * The parts, a value for each row: its mean over the row's draws.
   *
   * @param kl log q(z|xₙ) − log p(z)
   * @param information log q(z|xₙ) − log q(z), whose mean is I
   * @param marginalKl log q(z) − log p(z)
   * @param totalCorrelation log q(z) − Σ log q(zₗ); empty where q is no product over dimensions
   * @param informationOf log q(zₗ|xₙ) − log q(zₗ) by dimension and row, [L][N]; empty likewise
   */
  public record Parts(
      double[] kl,
      double[] information,
      double[] marginalKl,
      double[] totalCorrelation,
      double[][] informationOf) {
    /** Whether q is a product over the dimensions of z, so that there are parts by dimension. */
    public boolean byDimension() {
      return informationOf.length > 0;
    }
  }

  /**
   * The parts for rows 0 … rows−1. Time grows with the square of their number.
   *
   * @param random for these draws alone
   */
  public Parts of(
      Device device, Vae vae, int rows, ImportanceSampling.Rows data, RandomStream random) {
    EncoderHeads heads = EncoderHeads.of(device, vae, data, IntStream.range(0, rows).toArray());
    float[] z;
    double[] own;
    double[] prior;
    int latent;
    try (Scope scope = device.inference()) {
      Posterior posterior = heads.posterior(scope);
      Tensor drawn = posterior.rsample(draws, random).exact(); // [M, N, L]
      latent = drawn.shape().last();
      z = drawn.toArray();
      own = doubles(posterior.logProb(drawn));
      prior = doubles(vae.prior().logProb(drawn));
    }
    double[] mixture = mixture(device, z, rows, latent, 0, latent, heads::posterior);
    double[][] byDimension = new double[0][];
    double[] products = new double[own.length];
    if (heads.splits(latent)) {
      double[][] information = new double[latent][];
      double[] ownProducts = new double[own.length];
      for (int l = 0; l < latent; l++) {
        int dimension = l;
        double[] single = single(device, heads, z, rows, latent, l);
        double[] marginal =
            mixture(
                device, z, rows, latent, l, 1, scope -> heads.posterior(scope, dimension, latent));
        add(ownProducts, single);
        add(products, marginal);
        information[l] = rowMeans(single, marginal, rows);
      }
      byDimension = same(own, ownProducts) ? information : byDimension;
    }
    return new Parts(
        rowMeans(own, prior, rows),
        rowMeans(own, mixture, rows),
        rowMeans(mixture, prior, rows),
        byDimension.length > 0 ? rowMeans(mixture, products, rows) : new double[0],
        byDimension);
  }

  private interface Posteriors {
    Posterior in(Scope scope);
  }

  /** log q(zₗ|xₙ) of each draw from its own row. */
  private double[] single(
      Device device, EncoderHeads heads, float[] z, int rows, int latent, int dimension) {
    try (Scope scope = device.inference()) {
      float[] part = new float[draws * rows];
      for (int i = 0; i < part.length; i++) {
        part[i] = z[i * latent + dimension];
      }
      return doubles(
          heads
              .posterior(scope, dimension, latent)
              .logProb(scope.constant(Shape.of(draws, rows, 1), part)));
    }
  }

  /** log 1/N Σₘ q(z|xₘ) of each draw, over dimensions [from, from + width) of z. */
  private double[] mixture(
      Device device, float[] z, int rows, int latent, int from, int width, Posteriors posteriors) {
    int points = draws * rows;
    int part = Math.max(1, NUMBERS_AT_ONCE / (rows * width));
    double[] logs = new double[points];
    for (int done = 0; done < points; done += part) {
      int first = done;
      int now = Math.min(part, points - done);
      try (Scope scope = device.inference()) {
        Tensor repeated =
            scope.rows(
                now * rows,
                width,
                (out, begin, end) -> {
                  for (int i = begin; i < end; i++) {
                    int point = first + i / rows;
                    System.arraycopy(z, point * latent + from, out, i * width, width);
                  }
                });
        double[] densities =
            doubles(posteriors.in(scope).logProb(repeated.reshape(now, rows, width)));
        for (int i = 0; i < now; i++) {
          logs[done + i] = LogMeanExp.of(densities, i * rows, (i + 1) * rows);
        }
      }
    }
    return logs;
  }

  private static double[] doubles(Tensor values) {
    float[] floats = values.toArray();
    double[] doubles = new double[floats.length];
    Arrays.setAll(doubles, i -> floats[i]);
    return doubles;
  }

  private static void add(double[] sums, double[] values) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += values[i];
    }
  }

  /** Whether a product over dimensions has the density of the whole. */
  private static boolean same(double[] whole, double[] products) {
    for (int i = 0; i < whole.length; i++) {
      if (Math.abs(whole[i] - products[i]) > SAME * Math.max(1, Math.abs(whole[i]))) {
        return false;
      }
    }
    return true;
  }

  /** The mean of a − b over the draws of each row, from [M, N]. */
  private double[] rowMeans(double[] a, double[] b, int rows) {
    double[] means = new double[rows];
    for (int i = 0; i < a.length; i++) {
      means[i % rows] += (a[i] - b[i]) / draws;
    }
    return means;
  }
}
