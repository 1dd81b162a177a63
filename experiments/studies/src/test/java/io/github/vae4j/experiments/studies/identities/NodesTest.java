package io.github.vae4j.experiments.studies.identities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NodesTest {
  private static final double[] MEAN = {0.5, -1};
  private static final double[] SIGMA = {0.25, 2};

  private static double[] squares(Nodes nodes) {
    double[] f = new double[nodes.size()];
    for (int k = 0; k < f.length; k++) {
      f[k] = nodes.z()[2 * k] * nodes.z()[2 * k] * nodes.z()[2 * k + 1];
    }
    return f;
  }

  /** E[z₁² z₂] = (μ₁² + σ₁²) μ₂ for independent z. */
  @Test
  void hermiteIntegratesPolynomials() {
    for (int n : new int[] {2, 24}) {
      Nodes nodes = Nodes.hermite(MEAN, SIGMA, n);
      assertThat(nodes.size()).isEqualTo(n * n);
      assertThat(nodes.sum(squares(nodes))).isCloseTo(-0.3125, within(1e-6));
    }
  }

  @Test
  void trapezoidIntegratesTheDensity() {
    Nodes nodes = Nodes.trapezoid(MEAN, SIGMA, 9, 61);
    Encoding q =
        new Encoding(new float[0], MEAN, new double[] {2 * Math.log(0.25), 2 * Math.log(2)}, 0);
    double[] density = new double[nodes.size()];
    for (int k = 0; k < density.length; k++) {
      density[k] = Math.exp(GaussianLog.density(q, nodes.z(), k));
    }
    assertThat(nodes.sum(density)).isCloseTo(1, within(1e-6));
    double[] moments = squares(nodes);
    for (int k = 0; k < density.length; k++) {
      moments[k] *= density[k];
    }
    assertThat(nodes.sum(moments)).isCloseTo(-0.3125, within(1e-6));
  }
}
