package io.github.vae4j.experiments.studies.identities;

import io.github.vae4j.core.model.Likelihood;
import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.tensor.Tensor;
import io.github.vae4j.core.vae.Vae;
import io.github.vae4j.likelihoods.GaussianFixed;
import java.util.Arrays;
import java.util.List;

/** The decoder's losses as the notes write them, in double, against the likelihoods' own. */
record LossLines(Ledger ledger, Line.Model model, Device device, Vae vae, List<float[]> rows) {
  private static final String ROUNDING = "2⁻¹⁹ of the sizes that are summed, for float rounding";

  private interface Loss {
    /** Of a row, nats. */
    double of(float[] x, float[] mean, double[] variance);
  }

  /** With σ̃ of each pixel. */
  void gaussian() {
    add(Equation.GAUSSIAN_NLL, vae.likelihood(), -1, GaussianLog::loss);
  }

  /** With the one σ̃ that all pixels share. */
  void constantSigma() {
    add(
        Equation.CONSTANT_SIGMA,
        vae.likelihood(),
        -1,
        (x, mean, variance) ->
            GaussianLog.squaredError(x, mean) / (2 * variance[0])
                + GaussianLog.constant(x.length, Math.sqrt(variance[0])));
  }

  /** The same means under σ = 1. */
  void unitSigma() {
    add(
        Equation.UNIT_SIGMA,
        new GaussianFixed(1),
        1,
        (x, mean, variance) ->
            -0.5 * GaussianLog.squaredError(x, mean) - GaussianLog.constant(x.length, 1));
  }

  private void add(Equation equation, Likelihood likelihood, int sign, Loss loss) {
    int count = rows.size();
    double[] left = new double[count];
    double[] right = new double[count];
    double[] tolerance = new double[count];
    try (Scope scope = device.inference()) {
      Tensor x = rows(scope);
      Decoded decoded = Decoded.of(vae, atMeans(vae, x));
      float[] logProb = likelihood.logProb(x, decoded.head()).toArray();
      for (int i = 0; i < count; i++) {
        float[] mean = decoded.mean()[i];
        double[] variance = decoded.variance()[i];
        left[i] = sign * logProb[i];
        right[i] = loss.of(rows.get(i), mean, variance);
        double[] scale = likelihood == vae.likelihood() ? variance : ones(mean.length);
        tolerance[i] = 0x1p-19 * size(rows.get(i), mean, scale);
      }
    }
    ledger.add(Line.equal(equation, model, left, right, tolerance, ROUNDING));
  }

  private static double[] ones(int length) {
    double[] ones = new double[length];
    Arrays.fill(ones, 1);
    return ones;
  }

  /** Σ ((x − m)²/σ² + |log σ²| + log 2π). */
  private static double size(float[] x, float[] mean, double[] variance) {
    double sum = 0;
    for (int d = 0; d < x.length; d++) {
      double e = (double) x[d] - mean[d];
      sum += e * e / variance[d] + Math.abs(Math.log(variance[d])) + Math.log(2 * Math.PI);
    }
    return sum;
  }

  /** E_q[log p(x|z)] under σ = 1, against E_q‖x − μ̃(z)‖², both by quadrature. */
  void expectedError(Subject subject) {
    int count = subject.rows().size();
    double[] left = new double[count];
    double[] right = new double[count];
    double[] tolerance = new double[count];
    GaussianFixed unit = new GaussianFixed(1);
    for (int i = 0; i < count; i++) {
      Encoding q = subject.rows().get(i);
      Nodes nodes = subject.hermite(q);
      double[] logProb = new double[nodes.size()];
      double[] squares = new double[nodes.size()];
      try (Scope scope = device.inference()) {
        Tensor z = scope.constant(Shape.of(nodes.size(), 1, subject.latent()), nodes.z());
        Tensor x = scope.constant(Shape.of(1, q.x().length), q.x());
        float[] values = unit.logProb(x, vae.decode(z)).toArray();
        float[] means = vae.likelihood().mean(vae.decode(z)).toArray();
        for (int k = 0; k < logProb.length; k++) {
          int dim = q.x().length;
          logProb[k] = values[k];
          squares[k] =
              GaussianLog.squaredError(q.x(), Arrays.copyOfRange(means, k * dim, (k + 1) * dim));
        }
      }
      left[i] = nodes.sum(logProb);
      right[i] = -0.5 * nodes.sum(squares) - GaussianLog.constant(q.x().length, 1);
      tolerance[i] = 0x1p-19 * (nodes.sum(squares) + 2 * GaussianLog.constant(q.x().length, 1));
    }
    ledger.add(Line.equal(Equation.EXPECTED_ERROR, model, left, right, tolerance, ROUNDING));
  }

  /** Of a Bernoulli decoder, with its probabilities in double. */
  void crossEntropy() {
    int count = rows.size();
    double[] left = new double[count];
    double[] right = new double[count];
    double[] tolerance = new double[count];
    try (Scope scope = device.inference()) {
      Tensor x = rows(scope);
      Decoded decoded = Decoded.of(vae, atMeans(vae, x));
      float[] logProb = vae.likelihood().logProb(x, decoded.head()).toArray();
      float[] logits = decoded.head().get("logits").toArray();
      for (int i = 0; i < count; i++) {
        int dim = rows.get(i).length;
        left[i] = -logProb[i];
        for (int d = 0; d < dim; d++) {
          double eta = 1 / (1 + Math.exp(-(double) logits[i * dim + d]));
          double bit = rows.get(i)[d];
          right[i] -= bit > 0.5 ? Math.log(eta) : Math.log1p(-eta);
          tolerance[i] += 0x1p-20 * (1 + Math.abs(logits[i * dim + d]));
        }
      }
    }
    ledger.add(
        Line.equal(
            Equation.CROSS_ENTROPY,
            model,
            left,
            right,
            tolerance,
            "2⁻²⁰ (1 + |logit|), summed over D, for float rounding"));
  }

  private Tensor rows(Scope scope) {
    return rows(scope, rows);
  }

  static Tensor rows(Scope scope, List<float[]> rows) {
    int dim = rows.get(0).length;
    return scope.rows(
        rows.size(),
        dim,
        (values, from, to) -> {
          for (int i = from; i < to; i++) {
            System.arraycopy(rows.get(i), 0, values, i * dim, dim);
          }
        });
  }

  /** The means of q(z|x) as [1, B, L]. */
  static Tensor atMeans(Vae vae, Tensor x) {
    Tensor mean = vae.encode(x).mean();
    return mean.reshape(1, mean.shape().get(0), mean.shape().get(1));
  }
}
