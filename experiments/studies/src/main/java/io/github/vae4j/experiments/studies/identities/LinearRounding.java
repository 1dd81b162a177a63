package io.github.vae4j.experiments.studies.identities;

import io.github.vae4j.experiments.studies.oracle.LinearGaussian;

/**
 * How far 32-bit rounding can take the log-likelihood of a linear decoder and a Gaussian KL from
 * their exact values: the bounds of each operation, to first order in u = 2⁻²⁴, summed (Higham,
 * 2002, chapter 3). Sums over D and L are taken in double and rounded once.
 *
 * <pre>
 * μ̃ = b + Σ zₗ Wₗ      |δμ̃| ≤ (L + 2) u A,  A = |b| + Σ |zₗ Wₗ|     (z itself is rounded)
 * e = x − μ̃           |δe| ≤ |δμ̃| + u |e|
 * t = e² c + k        |δt| ≤ 2 |e c| |δe| + 3 u e² |c| + u |t| + u |k|,  c = 1/2σ²
 * Σ t                 |δ| ≤ Σ |δt| + u |Σ t|
 * ½ (μ² + (expm1(s) − s))      at most 8 u of the sizes of its parts, as s = log σ² is exact
 * </pre>
 */
record LinearRounding(LinearGaussian model) {
  private static final double U = 0x1p-24;

  /** Bound for log p(x|z), nats. */
  double logLikelihood(double[] x, double[] z) {
    double[][] weights = model.weights();
    double[] bias = model.mean();
    double c = 0.5 / (model.sigma() * model.sigma());
    double k = 0.5 * Math.log(2 * Math.PI) + Math.log(model.sigma());
    double bound = 0;
    double total = 0;
    for (int d = 0; d < x.length; d++) {
      double mean = bias[d];
      double size = Math.abs(bias[d]);
      for (int l = 0; l < z.length; l++) {
        mean += z[l] * weights[d][l];
        size += Math.abs(z[l] * weights[d][l]);
      }
      double e = Math.abs(x[d] - mean);
      double t = -e * e * c - k;
      double ofE = (z.length + 2) * U * size + U * e;
      bound += 2 * e * c * ofE + 3 * U * e * e * c + U * Math.abs(t) + U * Math.abs(k);
      total += t;
    }
    return bound + U * Math.abs(total);
  }

  /** Bound for log p(z) of the standard Gaussian, nats. */
  static double prior(double[] z) {
    double size = 0;
    for (double each : z) {
      size += 0.5 * (each * each + Math.log(2 * Math.PI));
    }
    return 8 * U * size;
  }

  /** Bound for the closed-form KL, nats. */
  static double kl(Encoding q) {
    double size = 0;
    for (int l = 0; l < q.mean().length; l++) {
      double s = q.logVariance()[l];
      size += q.mean()[l] * q.mean()[l] + Math.abs(Math.expm1(s)) + Math.abs(s);
    }
    return 0.5 * 8 * U * size + U * q.kl();
  }
}
