package io.github.vae4j.experiments.studies.identities;

import java.util.function.IntToDoubleFunction;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * Nodes in ℝᴸ with weights, for integrals beside a factorised Gaussian N(μ, σ²).
 *
 * @param z [K, L], row-major, rounded to floats
 * @param weights [K]
 */
record Nodes(float[] z, double[] weights) {

  /**
   * Gauss and Hermite's rule: Σ w f(z) is E[f] for z ~ N(μ, σ²), exact for polynomials of degree up
   * to 2n − 1 in each dimension.
   *
   * @param n nodes of each dimension
   */
  static Nodes hermite(double[] mean, double[] sigma, int n) {
    GaussIntegrator rule = new GaussIntegratorFactory().hermite(n);
    return product(
        mean,
        sigma,
        n,
        i -> Math.sqrt(2) * rule.getPoint(i),
        i -> rule.getWeight(i) / Math.sqrt(Math.PI));
  }

  /**
   * The trapezoid rule on μ ± reach·σ: Σ w f(z) is ∫ f(z) dz for an f that vanishes at the edges.
   *
   * @param n nodes of each dimension
   */
  static Nodes trapezoid(double[] mean, double[] sigma, double reach, int n) {
    double step = 2 * reach / (n - 1);
    double cell = 1;
    for (double each : sigma) {
      cell *= each;
    }
    Nodes unit = product(mean, sigma, n, i -> -reach + i * step, i -> step);
    for (int k = 0; k < unit.weights.length; k++) {
      unit.weights[k] *= cell;
    }
    return unit;
  }

  private static Nodes product(
      double[] mean, double[] sigma, int n, IntToDoubleFunction point, IntToDoubleFunction weight) {
    int latent = mean.length;
    int count = (int) Math.round(Math.pow(n, latent));
    float[] z = new float[count * latent];
    double[] weights = new double[count];
    for (int k = 0; k < count; k++) {
      weights[k] = 1;
      int rest = k;
      for (int l = 0; l < latent; l++) {
        int i = rest % n;
        rest /= n;
        z[k * latent + l] = (float) (mean[l] + sigma[l] * point.applyAsDouble(i));
        weights[k] *= weight.applyAsDouble(i);
      }
    }
    return new Nodes(z, weights);
  }

  /** Σ w f. */
  double sum(double[] f) {
    double sum = 0;
    for (int k = 0; k < weights.length; k++) {
      sum += weights[k] * f[k];
    }
    return sum;
  }

  int size() {
    return weights.length;
  }
}
