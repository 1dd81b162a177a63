package io.github.vae4j.experiments.studies.identities;

import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.core.vae.Vae;
import io.github.vae4j.experiments.studies.oracle.Densities;
import java.util.List;

/** A VAE of Gaussian latents, and rows of data whose log p(x) is known without its encoder. */
interface Subject {
  /** What the ledger calls it. */
  Line.Model model();

  Device device();

  Vae vae();

  /** L. */
  int latent();

  /** The rows and their q(z|x). */
  List<Encoding> rows();

  /** Nodes of each dimension with which Gauss and Hermite's rule is exact, or as good as. */
  int nodes();

  /** log p(x) of a row, nats. */
  double logEvidence(int row);

  /** KL(q ‖ p(z|x)) of a row for any q, by a way that knows nothing of the ELBO, nats. */
  double gap(int row, Encoding q);

  /** What rounding, and quadrature where there is one, may make of an ELBO or log p(x), nats. */
  double rounding(int row, Encoding q);

  /** What {@link #rounding} is, in words. */
  String bound();

  default Densities densities() {
    return new Densities(device(), vae(), latent());
  }

  default Nodes hermite(Encoding q) {
    return Nodes.hermite(q.mean(), q.sigma(), nodes());
  }

  /** Nodes for log p(x|z) times a polynomial of degree 2. */
  default Nodes hermiteForGradient(Encoding q) {
    return Nodes.hermite(q.mean(), q.sigma(), Math.max(4, nodes()));
  }

  /** E_q[log p(x|z)] from the model's own log-likelihood, nats. */
  default double expectedLogLikelihood(Encoding q) {
    Nodes nodes = hermite(q);
    return nodes.sum(densities().logLikelihood(q.x(), nodes.z()));
  }

  /** The ELBO with the KL in closed form, nats. */
  default double elbo(Encoding q) {
    return expectedLogLikelihood(q) - q.kl();
  }
}
