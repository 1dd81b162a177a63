package io.github.vae4j.experiments.studies.identities;

import io.github.vae4j.core.data.DataSet;
import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Tensor;
import io.github.vae4j.experiments.studies.oracle.EnumerableOracle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The identities of a finite data set on a model of binary latents, by summation over all z. The
 * data are distinct rows of equal probability, so that H[p̃] = log N.
 */
record EnumerableLines(Ledger ledger, Device device, EnumerableOracle oracle, List<float[]> rows) {
  static final Line.Model MODEL = new Line.Model("binary latents, enumerated", true);

  /** Distinct rows of a data set. */
  static List<float[]> distinct(DataSet data, int most) {
    List<float[]> rows = new ArrayList<>();
    for (int i = 0; i < data.size() && rows.size() < most; i++) {
      float[] row = new float[data.dim()];
      data.copyRow(i, row, 0);
      if (rows.stream().noneMatch(other -> Arrays.equals(other, row))) {
        rows.add(row);
      }
    }
    return rows;
  }

  void add() {
    try (Scope scope = device.inference()) {
      int count = rows.size();
      int dim = rows.get(0).length;
      Tensor x = scope.rows(count, dim, (v, from, to) -> copy(v, dim, from, to));
      float[] logJoint = oracle.logJoint(x).toArray(); // [K, N]
      float[] logQ = oracle.logEncoder(x).toArray();
      float[] logEvidence = oracle.logEvidence(x).toArray();
      float[] gap = oracle.klToPosterior(x).toArray();
      double[] elbo = elbo(x, logJoint, logQ);
      JointLines.Sides sides = new JointLines.Sides(count);
      for (int i = 0; i < count; i++) {
        double joint = 0;
        double mass = 0;
        for (int k = 0; k < oracle.values(); k++) {
          double q = Math.exp(logQ[k * count + i]);
          mass += q;
          joint += q * (logQ[k * count + i] - Math.log(count) - logJoint[k * count + i]);
        }
        sides.add(joint, mass, elbo[i], logEvidence[i], gap[i]);
      }
      double rounding = 0x1p-20 * (dim + oracle.latent());
      new JointLines(ledger, MODEL).add(sides, rounding, "2⁻²⁰ (D + L) for float rounding");
    }
  }

  private void copy(float[] out, int dim, int from, int to) {
    for (int i = from; i < to; i++) {
      System.arraycopy(rows.get(i), 0, out, i * dim, dim);
    }
  }

  /** Σ q log p(x|z) less the KL in closed form. */
  private double[] elbo(Tensor x, float[] logJoint, float[] logQ) {
    int count = rows.size();
    Tensor all = oracle.all(x.scope(), 1);
    float[] logPrior = oracle.vae().prior().logProb(all).toArray();
    float[] kl =
        oracle
            .vae()
            .klRegistry()
            .closedForm(oracle.vae().encode(x), oracle.vae().prior())
            .orElseThrow()
            .total()
            .toArray();
    double[] elbo = new double[count];
    for (int i = 0; i < count; i++) {
      for (int k = 0; k < oracle.values(); k++) {
        elbo[i] += Math.exp(logQ[k * count + i]) * ((double) logJoint[k * count + i] - logPrior[k]);
      }
      elbo[i] -= kl[i];
    }
    return elbo;
  }
}
