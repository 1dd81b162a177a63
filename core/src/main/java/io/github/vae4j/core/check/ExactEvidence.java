package io.github.vae4j.core.check;

import io.github.vae4j.core.tensor.Shape;

/**
 * Where q(z|x) = p(z|x) every weight is p(x), so the estimate is log p(x) whatever is drawn, for
 * any number of draws, of rows and of parts that they are computed in: a divisor that is wrong
 * where parts do not divide K is off by a known amount.
 */
public final class ExactEvidence implements Property<EvidenceEstimator> {
  private static final int[] SAMPLES = {1, 2, 7, 300, 511, 512, 513, 1000, 1500};
  private static final int ROWS = 5;
  private static final double BOUND = 5e-5;

  @Override
  public String name() {
    return "exact where q is the posterior";
  }

  @Override
  public String method() {
    return "linear-Gaussian model, K from 1 to 1500 that parts do and do not divide";
  }

  @Override
  public Finding examine(EvidenceEstimator estimator, Examination by) {
    Finding worst = Finding.exact("", 0, 0, BOUND);
    for (int samples : SAMPLES) {
      double[] found =
          estimator.logLikelihood(
              by.device(),
              LinearGaussianModel.exact().vae(),
              samples,
              ROWS,
              (scope, rows) ->
                  scope.constant(
                      Shape.of(rows.length, 1),
                      out -> {
                        for (int i = 0; i < rows.length; i++) {
                          out[i] = (float) x(rows[i]);
                        }
                      }),
              by.random().split(samples));
      for (int row = 0; row < ROWS; row++) {
        double expected = LinearGaussianModel.logEvidence((float) x(row));
        String at = "K = %d, row %d".formatted(samples, row);
        worst = worst.worse(Finding.exact(at, expected, found[row], BOUND));
      }
    }
    return worst;
  }

  private static double x(int row) {
    return 1.5 * row - 2.2;
  }
}
