package io.github.vae4j.experiments.studies.oracle;

import io.github.vae4j.core.data.DataSource;
import io.github.vae4j.core.data.DataSplits;
import io.github.vae4j.core.data.FloatDataSet;
import io.github.vae4j.core.kl.KlRegistry;
import io.github.vae4j.core.nn.ActivationFunction;
import io.github.vae4j.core.nn.HeadNetwork;
import io.github.vae4j.core.nn.HiddenLayers;
import io.github.vae4j.core.nn.Initialization;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.vae.Vae;
import io.github.vae4j.likelihoods.Bernoulli;
import io.github.vae4j.priors.BernoulliEncoder;
import io.github.vae4j.priors.BernoulliKl;
import io.github.vae4j.priors.BernoulliPrior;
import io.github.vae4j.priors.BitGradient;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Draws of bits z with P(z = 1) = ½, and of bits x with logits (2 z − 1) A + c, where A has the
 * standard deviation 2 and c that of 1, both drawn from the seed. Labels are z as a number.
 *
 * @param train rows
 * @param test rows
 * @param latent L, at most 12
 */
public record EnumerableSource(int train, int test, int dim, int latent, long seed)
    implements DataSource {

  @Override
  public DataSplits load() {
    return new DataSplits(draw(train, "train"), draw(test, "test"));
  }

  /** A, [L][D]. */
  public double[][] weights() {
    RandomStream random = stream().split("weights");
    double[][] weights = new double[latent][dim];
    for (double[] row : weights) {
      Arrays.setAll(row, d -> 2 * random.nextNormal());
    }
    return weights;
  }

  /** c, [D]. */
  public double[] bias() {
    RandomStream random = stream().split("bias");
    double[] bias = new double[dim];
    Arrays.setAll(bias, d -> random.nextNormal());
    return bias;
  }

  /**
   * The model that the data come from as a VAE, weights rounded to floats. Its encoder is a linear
   * network with the logits 2 x Aᵀ / D, which is no posterior: the ELBO has a gap.
   */
  public Vae vae() {
    RandomStream unused = RandomStream.of(0);
    HiddenLayers none =
        new HiddenLayers(List.of(), ActivationFunction.IDENTITY, Initialization.GLOROT);
    BernoulliEncoder family = new BernoulliEncoder(BitGradient.straightThrough());
    Bernoulli likelihood = new Bernoulli();
    HeadNetwork encoder = HeadNetwork.of("encoder", dim, none, family.head(latent), unused);
    HeadNetwork decoder = HeadNetwork.of("decoder", latent, none, likelihood.head(dim), unused);
    double[][] weights = weights();
    double[] bias = bias();
    LinearVae.set(encoder.parameters().get(0), (d, l) -> 2 * weights[l][d] / dim);
    LinearVae.set(decoder.parameters().get(0), (l, d) -> 2 * weights[l][d]);
    LinearVae.set(
        decoder.parameters().get(1),
        (d, zero) -> bias[d] - Arrays.stream(weights).mapToDouble(row -> row[d]).sum());
    return new Vae(
        encoder,
        family,
        BernoulliPrior.fixed(latent, 0.5),
        decoder,
        likelihood,
        new KlRegistry(Set.of(new BernoulliKl())));
  }

  /** log p(x) in nats, by summation in double precision. */
  public double logEvidence(double... x) {
    double[] joint = new double[1 << latent];
    for (int z = 0; z < joint.length; z++) {
      double[] logits = logits(z);
      joint[z] = -latent * Math.log(2);
      for (int d = 0; d < dim; d++) {
        double a = x[d] > 0.5 ? logits[d] : -logits[d];
        joint[z] -= a > 0 ? Math.log1p(Math.exp(-a)) : Math.log1p(Math.exp(a)) - a;
      }
    }
    double largest = Arrays.stream(joint).max().orElseThrow();
    return largest + Math.log(Arrays.stream(joint).map(v -> Math.exp(v - largest)).sum());
  }

  private double[] logits(int z) {
    double[][] weights = weights();
    double[] logits = bias();
    for (int l = 0; l < latent; l++) {
      for (int d = 0; d < dim; d++) {
        logits[d] += (((z >> l) & 1) == 1 ? 1 : -1) * weights[l][d];
      }
    }
    return logits;
  }

  private FloatDataSet draw(int rows, String part) {
    RandomStream random = stream().split(part);
    double[][] logits = new double[1 << latent][];
    Arrays.setAll(logits, this::logits);
    float[] values = new float[Math.multiplyExact(rows, dim)];
    int[] labels = new int[rows];
    for (int i = 0; i < rows; i++) {
      labels[i] = random.nextInt(1 << latent);
      for (int d = 0; d < dim; d++) {
        double probability = 1 / (1 + Math.exp(-logits[labels[i]][d]));
        values[i * dim + d] = random.nextDouble() < probability ? 1 : 0;
      }
    }
    return FloatDataSet.table(values, dim, labels);
  }

  private RandomStream stream() {
    return RandomStream.of(seed).split("enumerable");
  }
}
