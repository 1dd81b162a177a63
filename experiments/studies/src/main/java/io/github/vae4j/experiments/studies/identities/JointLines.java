package io.github.vae4j.experiments.studies.identities;

/** The identities of the joint distributions, on N distinct rows of equal probability. */
record JointLines(Ledger ledger, Line.Model model) {

  /** Means over the rows. */
  static final class Sides {
    private final int count;
    private double joint;
    private double mass;
    private double elbo;
    private double logEvidence;
    private double gap;

    Sides(int count) {
      this.count = count;
    }

    /**
     * Adds a row.
     *
     * @param rowJoint ∫ q(z|x) log(q(z|x) / N p(x, z)) dz
     * @param rowMass ∫ q(z|x) dz
     */
    void add(
        double rowJoint, double rowMass, double rowElbo, double rowLogEvidence, double rowGap) {
      joint += rowJoint / count;
      mass += rowMass / count;
      elbo += rowElbo / count;
      logEvidence += rowLogEvidence / count;
      gap += rowGap / count;
    }
  }

  void add(Sides sides, double rounding, String bound) {
    double entropy = Math.log(sides.count);
    equal(
        Equation.ENTROPY,
        -entropy * sides.mass,
        -entropy,
        1e-5 * entropy,
        "10⁻⁵ of it, as log q is of floats");
    equal(Equation.JOINT, sides.joint, -sides.elbo - entropy, rounding, bound);
    double misfit = -entropy - sides.logEvidence;
    equal(Equation.CHAIN, sides.joint, misfit + sides.gap, rounding, bound);
  }

  private void equal(Equation equation, double left, double right, double tolerance, String bound) {
    ledger.add(
        Line.equal(
            equation,
            model,
            new double[] {left},
            new double[] {right},
            new double[] {tolerance},
            bound));
  }

  /** On a network, by quadrature around q. */
  void add(NetworkSubject subject) {
    int count = subject.rows().size();
    Sides sides = new Sides(count);
    double rounding = 0;
    for (int row = 0; row < count; row++) {
      Encoding q = subject.rows().get(row);
      Nodes nodes = NetworkSubject.around(q);
      double[] logJoint = subject.densities().logJoint(q.x(), nodes.z());
      double[] density = subject.densities().logEncoder(q.x(), nodes.z());
      double[] terms = new double[nodes.size()];
      for (int k = 0; k < terms.length; k++) {
        double logQ = density[k];
        density[k] = Math.exp(logQ);
        terms[k] = density[k] * (logQ - Math.log(count) - logJoint[k]);
      }
      sides.add(
          nodes.sum(terms),
          nodes.sum(density),
          subject.elbo(q),
          subject.logEvidence(row),
          subject.gap(row, q));
      rounding = Math.max(rounding, subject.rounding(row, q));
    }
    add(sides, 2 * rounding, "2 × " + subject.bound());
  }
}
