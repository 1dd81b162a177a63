package io.github.vae4j.experiments.studies.identities;

import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.experiments.studies.oracle.QuadratureOracle;
import java.util.ArrayList;
import java.util.List;

/** Bayes' rule and its normaliser, each against what does not use them. */
record BayesLines(Ledger ledger) {
  private static final int DRAWS = 2000;

  /** How much wider than q draws are made, so that no weight is large. */
  private static final double WIDER = 1.5;

  /** Against the posterior's closed form, and against quadrature. */
  void add(LinearSubject subject) {
    List<Double> left = new ArrayList<>();
    List<Double> right = new ArrayList<>();
    List<Double> tolerance = new ArrayList<>();
    QuadratureOracle quadrature =
        new QuadratureOracle(subject.device(), subject.vae(), subject.latent());
    int rows = subject.rows().size();
    double[] exact = new double[rows];
    double[] integral = new double[rows];
    double[] error = new double[rows];
    for (int row = 0; row < rows; row++) {
      Encoding q = subject.rows().get(row);
      double[] x = Encoding.doubles(q.x());
      Nodes nodes = subject.hermite(q);
      double[] logJoint = subject.densities().logJoint(q.x(), nodes.z());
      exact[row] = subject.logEvidence(row);
      for (int k = 0; k < nodes.size(); k++) {
        double[] z = new double[subject.latent()];
        for (int l = 0; l < z.length; l++) {
          z[l] = nodes.z()[k * z.length + l];
        }
        left.add(subject.exact().logPosterior(x, z));
        right.add(logJoint[k] - exact[row]);
        tolerance.add(
            new LinearRounding(subject.exact()).logLikelihood(x, z) + LinearRounding.prior(z));
      }
      QuadratureOracle.Evidence found = quadrature.logEvidence(q.x(), 1e-6);
      integral[row] = found.value();
      error[row] = 2 * subject.rounding(row, q) + found.error();
    }
    ledger.add(
        Line.equal(
            Equation.BAYES,
            subject.model(),
            doubles(left),
            doubles(right),
            doubles(tolerance),
            subject.bound()));
    ledger.add(
        Line.equal(
            Equation.NORMALISER,
            subject.model(),
            exact,
            integral,
            error,
            "2 × rounding, and quadrature's error from two resolutions"));
  }

  private static double[] doubles(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** The posterior by Bayes' rule integrates to 1; p(x) is the mean of importance weights. */
  void add(NetworkSubject subject, RandomStream random) {
    int rows = subject.rows().size();
    double[] one = new double[rows];
    double[] total = new double[rows];
    double[] error = new double[rows];
    Sample weights = new Sample();
    for (int row = 0; row < rows; row++) {
      Encoding q = subject.rows().get(row);
      Nodes nodes = NetworkSubject.around(q.widened(2));
      double[] logJoint = subject.densities().logJoint(q.x(), nodes.z());
      for (int k = 0; k < logJoint.length; k++) {
        logJoint[k] = Math.exp(logJoint[k] - subject.logEvidence(row));
      }
      one[row] = 1;
      total[row] = nodes.sum(logJoint);
      error[row] = subject.rounding(row, q);
      addWeights(weights, subject, row, random.split(row));
    }
    ledger.add(
        Line.equal(
            Equation.BAYES,
            subject.model(),
            total,
            one,
            error,
            "∫ p(z|x) dz against 1, on another grid than that of log p(x); " + subject.bound()));
    ledger.add(
        Line.equal(
            Equation.NORMALISER,
            subject.model(),
            new double[] {weights.mean()},
            new double[] {1},
            new double[] {weights.tolerance(1) + 1e-3},
            "p(x) estimated over p(x) by quadrature, 10⁻³ for rounding; "
                + Sample.words("%d draws a row".formatted(DRAWS))));
  }

  private static void addWeights(
      Sample weights, NetworkSubject subject, int row, RandomStream random) {
    Encoding wide = subject.rows().get(row).widened(WIDER);
    int latent = subject.latent();
    float[] z = new float[DRAWS * latent];
    random.fillNormal(z, 0, z.length);
    for (int i = 0; i < z.length; i++) {
      z[i] = (float) (wide.mean()[i % latent] + wide.sigma()[i % latent] * z[i]);
    }
    double[] logJoint = subject.densities().logJoint(wide.x(), z);
    for (int k = 0; k < DRAWS; k++) {
      double logQ = GaussianLog.density(wide, z, k);
      weights.add(Math.exp(logJoint[k] - logQ - subject.logEvidence(row)));
    }
  }
}
