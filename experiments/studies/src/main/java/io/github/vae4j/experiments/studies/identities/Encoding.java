package io.github.vae4j.experiments.studies.identities;

import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.vae.Vae;
import io.github.vae4j.priors.GaussianPosterior;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A row of data and its q(z|x) = N(μ, σ²), with the parameters as the network's floats give them.
 *
 * @param kl KL(q ‖ p(z)) as the model computes it, nats
 */
record Encoding(float[] x, double[] mean, double[] logVariance, double kl) {

  static List<Encoding> of(Device device, Vae vae, List<float[]> rows) {
    List<Encoding> all = new ArrayList<>();
    for (float[] x : rows) {
      try (Scope scope = device.inference()) {
        GaussianPosterior q =
            (GaussianPosterior) vae.encode(scope.constant(Shape.of(1, x.length), x));
        double kl = vae.klRegistry().closedForm(q, vae.prior()).orElseThrow().total().item();
        all.add(
            new Encoding(x, doubles(q.mean().toArray()), doubles(q.logVariance().toArray()), kl));
      }
    }
    return all;
  }

  double[] variance() {
    return Arrays.stream(logVariance).map(Math::exp).toArray();
  }

  double[] sigma() {
    return Arrays.stream(logVariance).map(t -> Math.exp(0.5 * t)).toArray();
  }

  /** The Gaussian moved by that share of its σ, and of a σ that is wider by as much. */
  Encoding moved(double share) {
    double[] mean = this.mean.clone();
    double[] logVariance = this.logVariance.clone();
    double[] sigma = sigma();
    Arrays.setAll(mean, l -> this.mean[l] + share * sigma[l]);
    Arrays.setAll(logVariance, l -> this.logVariance[l] + 2 * Math.log1p(share));
    return new Encoding(x, mean, logVariance, closedForm(mean, logVariance));
  }

  /** The Gaussian of a σ that is wider by that factor. */
  Encoding widened(double factor) {
    double[] wide = logVariance.clone();
    Arrays.setAll(wide, l -> logVariance[l] + 2 * Math.log(factor));
    return new Encoding(x, mean, wide, closedForm(mean, wide));
  }

  /** ½ Σ (μ² + σ² − log σ² − 1), as it stands in the notes, in double precision. */
  static double closedForm(double[] mean, double[] logVariance) {
    double sum = 0;
    for (int l = 0; l < mean.length; l++) {
      sum += mean[l] * mean[l] + Math.exp(logVariance[l]) - logVariance[l] - 1;
    }
    return 0.5 * sum;
  }

  static double[] doubles(float... x) {
    double[] doubles = new double[x.length];
    Arrays.setAll(doubles, d -> x[d]);
    return doubles;
  }
}
