package io.github.vae4j.experiments.studies.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.testkit.WithDevice;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuadratureOracleTest extends WithDevice {

  /** Wide posteriors and such as are a hundredth of the prior; x in the bulk and far out. */
  @ParameterizedTest
  @CsvSource({
    "1, 3, 1, 1",
    "1, 8, 0.02, 1",
    "1, 8, 0.3, 6",
    "2, 4, 1, 1",
    "2, 6, 0.03, 1",
    "2, 6, 0.4, 5"
  })
  void agreesWithTheLinearGaussian(int latent, int dim, double sigma, double scale) {
    LinearGaussian model = LinearGaussian.drawn(dim, latent, sigma, RandomStream.of(11));
    float[] x = new float[dim];
    model.draw(1, RandomStream.of(12)).copyRow(0, x, 0);
    double[] wide = new double[dim];
    for (int d = 0; d < dim; d++) {
      x[d] *= (float) scale;
      wide[d] = x[d];
    }
    QuadratureOracle.Evidence found =
        new QuadratureOracle(device(), model.vae(), latent).logEvidence(x, 1e-6);
    LinearGaussian rounded = LinearGaussian.of(device(), model.vae());
    double exact = rounded.logEvidence(wide);
    assertThat(found.value()).isCloseTo(exact, within(2e-5 * (1 + Math.abs(exact))));
    assertThat(found.error()).isLessThan(1e-4 * (1 + Math.abs(exact)));
  }
}
