package io.github.vae4j.experiments.studies.oracle;

import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.core.vae.Vae;

/**
 * A VAE of one or two real latents, with any likelihood and any networks, by quadrature: log p(x) =
 * log ∫ p(x|z) p(z) dz, in nats.
 *
 * <p>The integral is taken by the trapezoid rule on a grid around the posterior's mass, which for a
 * smooth integrand that vanishes at the edges converges faster than any power of the step. The grid
 * is found from a wide one by leaving out what is e⁻⁴⁵ below the largest value, again and again,
 * until nothing shrinks any more. The sum is in double; each value of the integrand has the
 * rounding of the networks' floats.
 */
public final class QuadratureOracle {
  private static final double START = 6;
  private static final double FARTHEST = 200;
  private static final double NEGLIGIBLE = 45;
  private static final double SHRUNK = 0.7;
  private static final int MOST_ZOOMS = 20;

  private final Densities densities;
  private final int latent;

  /**
   * log p(x) with an error estimate.
   *
   * @param value nats
   * @param error difference from the value on every second node, nats: of smooth integrands far
   *     more than the error of the value itself; the rounding of floats is not in it
   * @param nodes of the finer grid
   */
  public record Evidence(double value, double error, int nodes) {}

  /** A model to integrate. L is 1 or 2, over ℝᴸ. */
  public QuadratureOracle(Device device, Vae vae, int latent) {
    if (latent != 1 && latent != 2) {
      throw new IllegalArgumentException("L is " + latent + "; expected 1 or 2");
    }
    this.densities = new Densities(device, vae, latent);
    this.latent = latent;
  }

  /**
   * log p(x) of a row.
   *
   * @param tolerance nats: the grid is refined until the estimated error is below it, or for the
   *     fourth time
   */
  public Evidence logEvidence(float[] x, double tolerance) {
    int side = latent == 1 ? 1025 : 97;
    Box box = box(x, side);
    Evidence evidence = integrate(x, box, side);
    for (int i = 0; i < 3 && !(evidence.error() <= tolerance); i++) {
      side = 2 * side - 1;
      evidence = integrate(x, box, side);
    }
    return evidence;
  }

  /** Where the posterior's mass is. */
  private Box box(float[] x, int side) {
    Box box = Box.cube(latent, START);
    double[] values = densities.logJoint(x, box.nodes(side));
    while (box.reachesEdge(values, side, NEGLIGIBLE) && box.widest() < FARTHEST) {
      box = Box.cube(latent, box.widest()); // twice as wide
      values = densities.logJoint(x, box.nodes(side));
    }
    for (int i = 0; i < MOST_ZOOMS; i++) {
      Box smaller = box.around(values, side, NEGLIGIBLE);
      if (smaller.volume() > SHRUNK * box.volume()) {
        return box;
      }
      box = smaller;
      values = densities.logJoint(x, box.nodes(side));
    }
    return box;
  }

  private Evidence integrate(float[] x, Box box, int side) {
    double[] values = densities.logJoint(x, box.nodes(side));
    double fine = box.logIntegral(values, side, 1);
    double coarse = box.logIntegral(values, side, 2);
    return new Evidence(fine, Math.abs(fine - coarse), values.length);
  }
}
