package io.github.vae4j.experiments.studies.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.vae4j.core.data.DataSet;
import io.github.vae4j.core.data.FloatDataSet;
import io.github.vae4j.core.random.RandomStream;
import java.util.Arrays;
import org.apache.commons.math3.distribution.MultivariateNormalDistribution;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;

class LinearGaussianTest {
  private static final LinearGaussian MODEL = LinearGaussian.drawn(5, 2, 0.4, RandomStream.of(7));
  private static final double[] X = {0.3, -1.2, 2, 0.5, -0.7};

  /** Against the density of N(μ, W Wᵀ + σ² I) with the whole D×D covariance. */
  @Test
  void logEvidenceIsTheGaussianDensity() {
    MultivariateNormalDistribution direct =
        new MultivariateNormalDistribution(MODEL.mean(), covariance(MODEL).getData());
    assertThat(MODEL.logEvidence(X)).isCloseTo(Math.log(direct.density(X)), within(1e-10));
  }

  private static RealMatrix covariance(LinearGaussian model) {
    RealMatrix w = new Array2DRowRealMatrix(model.weights());
    return w.multiply(w.transpose())
        .add(
            MatrixUtils.createRealIdentityMatrix(model.dim())
                .scalarMultiply(model.sigma() * model.sigma()));
  }

  /** By conditioning the joint Gaussian of x and z: E[z|x] = Wᵀ C⁻¹ (x − μ), I − Wᵀ C⁻¹ W. */
  @Test
  void posteriorIsTheConditionalOfTheJoint() {
    RealMatrix w = new Array2DRowRealMatrix(MODEL.weights());
    RealMatrix gain = w.transpose().multiply(MatrixUtils.inverse(covariance(MODEL)));
    double[] d = X.clone();
    Arrays.setAll(d, i -> X[i] - MODEL.mean()[i]);
    assertThat(MODEL.posteriorMean(X)).containsExactly(gain.operate(d), within(1e-12));
    double[][] expected =
        MatrixUtils.createRealIdentityMatrix(2).subtract(gain.multiply(w)).getData();
    for (int l = 0; l < 2; l++) {
      assertThat(MODEL.posteriorCovariance()[l]).containsExactly(expected[l], within(1e-12));
    }
  }

  /** log p(x) = ELBO + KL(q ‖ p(z|x)) for any q, in double precision. */
  @Test
  void elboAndGapAddUpToTheEvidence() {
    double[] m = {0.8, -0.3};
    double[] v = {0.2, 1.7};
    double prior = 0;
    for (int l = 0; l < 2; l++) {
      prior += 0.5 * (m[l] * m[l] + v[l] - Math.log(v[l]) - 1);
    }
    double elbo = MODEL.expectedLogLikelihood(X, m, v) - prior;
    assertThat(elbo + MODEL.klToPosterior(X, m, v)).isCloseTo(MODEL.logEvidence(X), within(1e-11));
    assertThat(MODEL.klToPosterior(X, m, v)).isPositive();
  }

  @Test
  void turningChangesNothingButTheLatents() {
    LinearGaussian turned = MODEL.turned();
    assertThat(turned.logEvidence(X)).isCloseTo(MODEL.logEvidence(X), within(1e-11));
    assertThat(turned.posteriorCovariance()[0][1]).isCloseTo(0, within(1e-14));
    double[][] covariance = turned.posteriorCovariance();
    double[] variances = {covariance[0][0], covariance[1][1]};
    assertThat(turned.klToPosterior(X, turned.posteriorMean(X), variances))
        .isCloseTo(0, within(1e-12));
  }

  /** The mean log-evidence at the optimum is −½ (D log 2π + Σ log λ + (D − L) log σ² + D). */
  @Test
  void maximumLikelihoodIsTheKnownOptimum() {
    DataSet data = MODEL.draw(400, RandomStream.of(8));
    LinearGaussian best = LinearGaussian.maximumLikelihood(data, 2);
    double[] values =
        new org.apache.commons.math3.linear.EigenDecomposition(Moments.of(data).covariance())
            .getRealEigenvalues();
    double variance = (values[2] + values[3] + values[4]) / 3;
    double expected =
        -0.5
            * (5 * Math.log(2 * Math.PI)
                + Math.log(values[0])
                + Math.log(values[1])
                + 3 * Math.log(variance)
                + 5);
    assertThat(best.sigma() * best.sigma()).isCloseTo(variance, within(1e-12));
    assertThat(best.meanLogEvidence(data)).isCloseTo(expected, within(1e-10));
    assertThat(best.meanLogEvidence(data)).isGreaterThan(MODEL.meanLogEvidence(data));
  }

  /** Every change of a parameter lowers it. */
  @Test
  void nothingNearIsBetterThanMaximumLikelihood() {
    DataSet data = MODEL.draw(300, RandomStream.of(9));
    LinearGaussian best = LinearGaussian.maximumLikelihood(data, 2);
    double highest = best.meanLogEvidence(data);
    for (double change : new double[] {-0.02, 0.02}) {
      assertThat(new LinearGaussian(best.weights(), best.mean(), best.sigma() + change))
          .extracting(model -> model.meanLogEvidence(data))
          .matches(value -> value < highest);
      for (int d = 0; d < 5; d++) {
        double[] mean = best.mean();
        mean[d] += change;
        assertThat(new LinearGaussian(best.weights(), mean, best.sigma()).meanLogEvidence(data))
            .isLessThan(highest);
        for (int l = 0; l < 2; l++) {
          double[][] weights = best.weights();
          weights[d][l] += change;
          assertThat(new LinearGaussian(weights, best.mean(), best.sigma()).meanLogEvidence(data))
              .isLessThan(highest);
        }
      }
    }
  }

  @Test
  void dataThatDoNotVaryEnoughAreRefused() {
    FloatDataSet line = FloatDataSet.table(new float[] {0, 0, 1, 1, 2, 2}, 2, null);
    assertThatThrownBy(() -> LinearGaussian.maximumLikelihood(line, 1))
        .hasMessageContaining("vary in 1 dimensions or fewer");
    assertThatThrownBy(() -> LinearGaussian.maximumLikelihood(line, 2))
        .hasMessageContaining("expected from 1 to 1");
  }

  /**
   * The covariance of 200,000 draws; the largest of 15 entries is off by 5 errors with p < 1e-5.
   */
  @Test
  void drawsHaveTheModelsMoments() {
    int n = 200_000;
    Moments moments = Moments.of(MODEL.draw(n, RandomStream.of(3)));
    RealMatrix expected = covariance(MODEL);
    for (int d = 0; d < 5; d++) {
      double variance = expected.getEntry(d, d);
      assertThat(moments.mean()[d]).isCloseTo(MODEL.mean()[d], within(5 * Math.sqrt(variance / n)));
      for (int e = 0; e <= d; e++) {
        double spread =
            Math.sqrt(
                (variance * expected.getEntry(e, e)
                        + expected.getEntry(d, e) * expected.getEntry(d, e))
                    / n);
        assertThat(moments.covariance().getEntry(d, e))
            .isCloseTo(expected.getEntry(d, e), within(5 * spread));
      }
    }
  }
}
