package io.github.vae4j.experiments.studies.identities;

import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.core.tensor.Parameter;
import io.github.vae4j.core.vae.Vae;
import io.github.vae4j.experiments.studies.oracle.LinearGaussian;
import java.util.ArrayList;
import java.util.List;

/**
 * A linear-Gaussian model: everything in closed form. E_q[log p(x|z)] is of a quadratic in z, which
 * two nodes in each dimension integrate exactly.
 *
 * @param exact the model with the weights that the VAE has, which are floats
 */
record LinearSubject(Device device, LinearGaussian exact, Vae vae, List<Encoding> rows)
    implements Subject {

  /**
   * The VAE of a model, its encoder moved away from the posterior so that there is a gap.
   *
   * @param model of σ a power of 2, which floats hold exactly
   */
  static LinearSubject of(Device device, LinearGaussian model, List<float[]> rows) {
    Vae vae = model.vae();
    Parameter bias = vae.encoder().parameters().get(1);
    for (int i = 0; i < bias.values().length; i++) {
      bias.values()[i] += 0.25f;
    }
    bias.changed();
    LinearGaussian read = LinearGaussian.of(device, vae);
    LinearGaussian exact = new LinearGaussian(read.weights(), read.mean(), model.sigma());
    return new LinearSubject(device, exact, vae, Encoding.of(device, vae, rows));
  }

  @Override
  public Line.Model model() {
    return new Line.Model("linear-Gaussian oracle", true);
  }

  @Override
  public int latent() {
    return exact.latent();
  }

  @Override
  public int nodes() {
    return 2;
  }

  @Override
  public double logEvidence(int row) {
    return exact.logEvidence(x(row));
  }

  private double[] x(int row) {
    return Encoding.doubles(rows.get(row).x());
  }

  @Override
  public double gap(int row, Encoding q) {
    return exact.klToPosterior(x(row), q.mean(), q.variance());
  }

  @Override
  public double rounding(int row, Encoding q) {
    Nodes nodes = hermite(q);
    double[] each = new double[nodes.size()];
    for (int k = 0; k < each.length; k++) {
      double[] z = new double[latent()];
      for (int l = 0; l < z.length; l++) {
        z[l] = nodes.z()[k * z.length + l];
      }
      each[k] = new LinearRounding(exact).logLikelihood(x(row), z);
    }
    return nodes.sum(each) + LinearRounding.kl(q);
  }

  @Override
  public String bound() {
    return "float rounding: sum of the first-order bounds of every operation, u = 2⁻²⁴";
  }

  /** Rows of a data set. */
  static List<float[]> rows(io.github.vae4j.core.data.DataSet data, int count) {
    List<float[]> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      float[] row = new float[data.dim()];
      data.copyRow(i, row, 0);
      rows.add(row);
    }
    return rows;
  }
}
