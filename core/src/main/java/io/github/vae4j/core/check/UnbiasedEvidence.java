package io.github.vae4j.core.check;

import io.github.vae4j.core.tensor.Shape;

/**
 * exp of the estimate is p(x) in expectation, for a q(z|x) that is too wide: the weights r relative
 * to p(x) of a q of c times the deviation have E r² = c² / √(2c² − 1), which is what the bound
 * rests on.
 */
public final class UnbiasedEvidence implements Property<EvidenceEstimator> {
  private static final int SAMPLES = 700;
  private static final double WIDER = 1.5;

  @Override
  public String name() {
    return "unbiased where q is not the posterior";
  }

  @Override
  public String method() {
    return "mean of p̂(x)/p(x) over rows, linear-Gaussian model, q of 1.5 times the deviation";
  }

  @Override
  public int comparisons(Level level) {
    return 1;
  }

  @Override
  public Finding examine(EvidenceEstimator estimator, Examination by) {
    int rows = Math.max(1, by.level().draws() / 256);
    double x = (float) 1.1;
    double[] found =
        estimator.logLikelihood(
            by.device(),
            new LinearGaussianModel(0, WIDER).vae(),
            SAMPLES,
            rows,
            (scope, numbers) -> scope.full(Shape.of(numbers.length, 1), x),
            by.random());
    double mean = 0;
    for (double value : found) {
      mean += Math.exp(value - LinearGaussianModel.logEvidence(x)) / rows;
    }
    double second = WIDER * WIDER / Math.sqrt(2 * WIDER * WIDER - 1);
    long draws = (long) rows * SAMPLES;
    double error = Math.sqrt((second - 1) / draws);
    double bound = NormalQuantile.twoSided(by.falseAlarm()) * error + 1e-4;
    return new Finding(
        "p̂(x)/p(x)",
        draws,
        1,
        mean,
        Math.abs(mean - 1),
        bound,
        bound + NormalQuantile.OF_POWER * error);
  }
}
