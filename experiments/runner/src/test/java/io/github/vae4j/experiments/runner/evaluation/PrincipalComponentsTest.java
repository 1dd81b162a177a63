package io.github.vae4j.experiments.runner.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PrincipalComponentsTest {
  /**
   * Covariance [[5, 4], [4, 5]] / 1 has eigenvalues 9 and 1 along (1, 1)/√2 and (1, −1)/√2: rows
   * ±3√2 (1, 1)/√2 and ±√2 (1, −1)/√2, each pair weighing ½, have just that.
   */
  @Test
  void aCloudWhoseComponentsAreKnown() {
    double[][] rows = {{13, 23}, {7, 17}, {11, 19}, {9, 21}};
    PrincipalComponents components = new PrincipalComponents(rows);
    assertThat(components.variances()).containsExactly(new double[] {9, 1}, within(1e-12));
    double s = Math.sqrt(2);
    double[] first = {3 * s, -3 * s, 0, 0};
    for (int i = 0; i < rows.length; i++) {
      assertThat(components.of(i, 0)).isCloseTo(first[i], within(1e-12));
    }
    assertThat(Math.abs(components.of(2, 1))).isCloseTo(s, within(1e-12));
    assertThat(components.of(0, 2)).isNaN();
  }

  /** Turned by half a circle, the rows turn, and the first axis does not follow them. */
  @Test
  void theSignIsFixed() {
    double[][] rows = {{-13, -23}, {-7, -17}, {-11, -19}, {-9, -21}};
    assertThat(new PrincipalComponents(rows).of(0, 0)).isCloseTo(-3 * Math.sqrt(2), within(1e-12));
  }

  @Test
  void aCollapsedPosteriorHasNoVariance() {
    PrincipalComponents components = new PrincipalComponents(new double[5][3]);
    assertThat(components.variances()).containsOnly(0);
    assertThat(components.of(4, 1)).isZero();
  }
}
