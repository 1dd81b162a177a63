package io.github.vae4j.experiments.studies.identities;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** The identities of ELBO, evidence and gap, on any subject. */
record EvidenceLines(Ledger ledger, Subject subject) {
  /** How far the second q of {@link Equation#TRADE} is from the first, in σ. */
  private static final double MOVED = 0.3;

  void add() {
    equal(
        Equation.EVIDENCE,
        subject::logEvidence,
        row -> subject.elbo(q(row)) + subject.gap(row, q(row)),
        1);
    bound();
    trade();
    equal(Equation.TWO_FORMS, row -> sampledForm(q(row)), row -> subject.elbo(q(row)), 2);
    equal(Equation.KL_CLOSED_FORM, row -> klByQuadrature(q(row)), row -> q(row).kl(), 2);
    encoderDensity();
  }

  private Encoding q(int row) {
    return subject.rows().get(row);
  }

  private double[] rows(IntToDoubleFunction value) {
    return IntStream.range(0, subject.rows().size()).mapToDouble(value).toArray();
  }

  /** Both sides of every row, within so many times the rounding of one ELBO. */
  private void equal(
      Equation equation, IntToDoubleFunction left, IntToDoubleFunction right, int times) {
    ledger.add(
        Line.equal(
            equation,
            subject.model(),
            rows(left),
            rows(right),
            rows(row -> times * subject.rounding(row, q(row))),
            (times == 1 ? "" : times + " × ") + subject.bound()));
  }

  private void bound() {
    double highest = rowsMax(row -> subject.elbo(q(row)) - subject.logEvidence(row));
    double rounding = rowsMax(row -> subject.rounding(row, q(row)));
    ledger.add(
        Line.atMost(
            Equation.BOUND,
            subject.model(),
            highest,
            0,
            rounding,
            "largest ELBO − log p(x) of any row; " + subject.bound()));
  }

  private double rowsMax(IntToDoubleFunction value) {
    return IntStream.range(0, subject.rows().size()).mapToDouble(value).max().orElseThrow();
  }

  private void trade() {
    ledger.add(
        Line.equal(
            Equation.TRADE,
            subject.model(),
            rows(row -> subject.elbo(q(row).moved(MOVED)) - subject.elbo(q(row))),
            rows(row -> subject.gap(row, q(row)) - subject.gap(row, q(row).moved(MOVED))),
            rows(row -> subject.rounding(row, q(row)) + subject.rounding(row, q(row).moved(MOVED))),
            "of both ELBOs: " + subject.bound()));
  }

  /** E_q[log p(x|z) + log p(z) − log q(z|x)] from the model's three log-densities. */
  private double sampledForm(Encoding q) {
    Nodes nodes = subject.hermite(q);
    double[] terms = subject.densities().logJoint(q.x(), nodes.z());
    double[] logQ = subject.densities().logEncoder(q.x(), nodes.z());
    for (int k = 0; k < terms.length; k++) {
      terms[k] -= logQ[k];
    }
    return nodes.sum(terms);
  }

  private double klByQuadrature(Encoding q) {
    Nodes nodes = subject.hermite(q);
    double[] terms = subject.densities().logEncoder(q.x(), nodes.z());
    double[] logPrior = subject.densities().logPrior(nodes.z());
    for (int k = 0; k < terms.length; k++) {
      terms[k] -= logPrior[k];
    }
    return nodes.sum(terms);
  }

  /** At every node of every row. */
  private void encoderDensity() {
    double[] left = {};
    double[] right = {};
    double[] tolerance = {};
    for (Encoding q : subject.rows()) {
      Nodes nodes = subject.hermite(q);
      left = joined(left, subject.densities().logEncoder(q.x(), nodes.z()));
      right = joined(right, each(nodes, k -> GaussianLog.density(q, nodes.z(), k)));
      tolerance = joined(tolerance, each(nodes, k -> rounding(q, nodes.z(), k)));
    }
    ledger.add(
        Line.equal(
            Equation.ENCODER_DENSITY,
            subject.model(),
            left,
            right,
            tolerance,
            "8 u of the sizes that are subtracted and summed, u = 2⁻²⁴"));
  }

  private static double[] each(Nodes nodes, IntToDoubleFunction value) {
    return IntStream.range(0, nodes.size()).mapToDouble(value).toArray();
  }

  private static double[] joined(double[] a, double[] b) {
    double[] all = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, all, a.length, b.length);
    return all;
  }

  private static double rounding(Encoding q, float[] z, int k) {
    int latent = q.mean().length;
    double[] sigma = q.sigma();
    double size = 0;
    for (int l = 0; l < latent; l++) {
      double at = z[k * latent + l];
      double e = Math.abs(at - q.mean()[l]) / sigma[l];
      double subtracted = (Math.abs(at) + Math.abs(q.mean()[l])) / sigma[l];
      size += 2 + Math.abs(q.logVariance()[l]) + e * e * (2 + Math.abs(q.logVariance()[l]));
      size += e * subtracted;
    }
    return 8 * 0x1p-24 * size;
  }
}
