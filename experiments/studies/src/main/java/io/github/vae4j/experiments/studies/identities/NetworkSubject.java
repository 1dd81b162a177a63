package io.github.vae4j.experiments.studies.identities;

import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.core.vae.Vae;
import io.github.vae4j.experiments.studies.oracle.QuadratureOracle;
import java.util.ArrayList;
import java.util.List;

/**
 * A trained network of one or two latents: log p(x) by quadrature around the posterior, the gap by
 * quadrature around q.
 *
 * @param evidence of each row
 */
record NetworkSubject(
    String name,
    Device device,
    Vae vae,
    int latent,
    List<Encoding> rows,
    List<QuadratureOracle.Evidence> evidence)
    implements Subject {
  private static final double REACH = 9;
  private static final int TRAPEZOID = 61;

  /** A network and some rows. */
  static NetworkSubject of(String name, Device device, Vae vae, int latent, List<float[]> rows) {
    QuadratureOracle oracle = new QuadratureOracle(device, vae, latent);
    List<QuadratureOracle.Evidence> evidence = new ArrayList<>();
    rows.forEach(x -> evidence.add(oracle.logEvidence(x, 1e-4)));
    return new NetworkSubject(name, device, vae, latent, Encoding.of(device, vae, rows), evidence);
  }

  @Override
  public Line.Model model() {
    return new Line.Model(name, false);
  }

  @Override
  public int nodes() {
    return 24;
  }

  @Override
  public double logEvidence(int row) {
    return evidence.get(row).value();
  }

  /** ∫ q (log q − log p(x, z) + log p(x)) dz by the trapezoid rule. */
  @Override
  public double gap(int row, Encoding q) {
    Nodes nodes = around(q);
    double[] logJoint = densities().logJoint(q.x(), nodes.z());
    double[] terms = new double[nodes.size()];
    for (int k = 0; k < terms.length; k++) {
      double logQ = GaussianLog.density(q, nodes.z(), k);
      terms[k] = Math.exp(logQ) * (logQ - logJoint[k] + logEvidence(row));
    }
    return nodes.sum(terms);
  }

  /** Nodes of the trapezoid rule where q is not negligible. */
  static Nodes around(Encoding q) {
    return Nodes.trapezoid(q.mean(), q.sigma(), REACH, TRAPEZOID);
  }

  /** Quadrature's own estimates, and 2⁻²² of the sizes that are summed. */
  @Override
  public double rounding(int row, Encoding q) {
    double coarse =
        Nodes.hermite(q.mean(), q.sigma(), nodes() - 4)
            .sum(
                densities()
                    .logLikelihood(q.x(), Nodes.hermite(q.mean(), q.sigma(), nodes() - 4).z()));
    double size = q.x().length + Math.abs(logEvidence(row));
    return evidence.get(row).error() + Math.abs(expectedLogLikelihood(q) - coarse) + 0x1p-22 * size;
  }

  @Override
  public String bound() {
    return "2⁻²² (D + |log p(x)|) for float rounding, and quadrature's error from two resolutions";
  }
}
