package io.github.vae4j.experiments.studies.oracle;

import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.tensor.Tensor;
import io.github.vae4j.core.vae.Vae;
import java.util.Arrays;

/**
 * The three log-densities of a VAE at one x and many given z, nats. They are computed in floats, in
 * parts that bound the memory.
 *
 * @param latent L
 */
public record Densities(Device device, Vae vae, int latent) {
  private static final int NUMBERS_AT_ONCE = 1 << 21;

  /** log p(x|z) for z [K, L], row-major: [K]. */
  public double[] logLikelihood(float[] x, float[] z) {
    return each(x, z, (row, nodes) -> vae.likelihood().logProb(row, vae.decode(nodes)));
  }

  /** log p(z), [K]. */
  public double[] logPrior(float[] z) {
    return each(new float[0], z, (none, nodes) -> vae.prior().logProb(nodes));
  }

  /** log q(z|x), [K]. */
  public double[] logEncoder(float[] x, float[] z) {
    return each(x, z, (row, nodes) -> vae.encode(row).logProb(nodes));
  }

  /** log p(x|z) + log p(z), [K]. */
  public double[] logJoint(float[] x, float[] z) {
    double[] sum = logLikelihood(x, z);
    double[] logPrior = logPrior(z);
    Arrays.setAll(sum, k -> sum[k] + logPrior[k]);
    return sum;
  }

  private interface Density {
    /** x [1, D] and z [K, 1, L] to [K, 1]. */
    Tensor log(Tensor x, Tensor z);
  }

  private double[] each(float[] x, float[] z, Density density) {
    int count = z.length / latent;
    double[] all = new double[count];
    int step = Math.max(1, NUMBERS_AT_ONCE / Math.max(x.length, latent));
    for (int from = 0; from < count; from += step) {
      int n = Math.min(step, count - from);
      try (Scope scope = device.inference()) {
        float[] part = Arrays.copyOfRange(z, from * latent, (from + n) * latent);
        Tensor nodes = scope.constant(Shape.of(n, 1, latent), part);
        Tensor row = scope.constant(Shape.of(1, x.length), x);
        float[] values = density.log(row, nodes).toArray();
        for (int i = 0; i < n; i++) {
          all[from + i] = values[i];
        }
      }
    }
    return all;
  }
}
