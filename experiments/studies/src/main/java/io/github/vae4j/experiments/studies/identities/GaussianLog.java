package io.github.vae4j.experiments.studies.identities;

/** Log-densities of normal distributions in double precision, as the notes write them. */
final class GaussianLog {
  private static final double LOG_2_PI = Math.log(2 * Math.PI);

  private GaussianLog() {}

  /** −½ ‖(z − μ)/σ‖² − ½ Σ log 2πσ² at node k of z [K, L]. */
  static double density(Encoding q, float[] z, int k) {
    int latent = q.mean().length;
    double sum = 0;
    for (int l = 0; l < latent; l++) {
      double d = z[k * latent + l] - q.mean()[l];
      sum += d * d * Math.exp(-q.logVariance()[l]) + q.logVariance()[l] + LOG_2_PI;
    }
    return -0.5 * sum;
  }

  /** ‖x − m‖². */
  static double squaredError(float[] x, float[] mean) {
    double sum = 0;
    for (int d = 0; d < x.length; d++) {
      double e = (double) x[d] - mean[d];
      sum += e * e;
    }
    return sum;
  }

  /** D/2 log 2πσ². */
  static double constant(int dim, double sigma) {
    return 0.5 * dim * (LOG_2_PI + 2 * Math.log(sigma));
  }

  /** ½ Σ ((x − m)²/σ² + log σ² + log 2π) for a σ² of each dimension. */
  static double loss(float[] x, float[] mean, double[] variance) {
    double sum = 0;
    for (int d = 0; d < x.length; d++) {
      double e = (double) x[d] - mean[d];
      sum += e * e / variance[d] + Math.log(variance[d]) + LOG_2_PI;
    }
    return 0.5 * sum;
  }
}
