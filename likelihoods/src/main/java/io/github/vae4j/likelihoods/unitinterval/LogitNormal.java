package io.github.vae4j.likelihoods.unitinterval;

import io.github.vae4j.core.check.CheckHints;
import io.github.vae4j.core.model.CumulativeDistribution;
import io.github.vae4j.core.model.GaussianDensity;
import io.github.vae4j.core.model.Head;
import io.github.vae4j.core.model.HeadLayout;
import io.github.vae4j.core.model.Likelihood;
import io.github.vae4j.core.model.Measure;
import io.github.vae4j.core.model.Support;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.SpecialFunctions;
import io.github.vae4j.core.tensor.Tensor;
import io.github.vae4j.likelihoods.LearnedScale;
import java.util.Map;
import java.util.Optional;

/**
 * A Gaussian of learned mean and σ for the logit of x (Atchison, Shen, 1980): with t = log x −
 * log(1 − x)
 *
 * <pre>
 * log p(x|z) = Σ (log N(t; μ̃(z), σ̃²) − log x − log(1 − x))
 * </pre>
 *
 * 0 and 1 are not of its support, their logits being infinite; a margin ε &gt; 0 widens it to (−ε,
 * 1 + ε), and what is said above holds of y = (x + ε) / (1 + 2ε), the density of x being that of y
 * divided by 1 + 2ε.
 */
public final class LogitNormal implements Likelihood, CumulativeDistribution, CheckHints {
  private static final double LEAST_MEAN = 1e-3;

  /** How near to 0 and 1 the edge of an interval counts as one. */
  private static final double EDGE = 0x1p-24;

  private final OpenInterval interval;
  private final LearnedScale scale;

  /**
   * A logit-normal distribution.
   *
   * @param margin ε ≥ 0
   * @param scale σ̃, of the logit
   */
  public LogitNormal(double margin, LearnedScale scale) {
    this.interval = new OpenInterval(margin);
    this.scale = scale;
  }

  /** Wider ones put the mass nearer to the edges than 32-bit numbers can tell from them. */
  @Override
  public double headDeviation() {
    return 0.5;
  }

  /** The density bends sharply near the edges. */
  @Override
  public double gradientStep() {
    return 0x1p-6;
  }

  @Override
  public HeadLayout head(int dataDim) {
    return scale.addTo(HeadLayout.of("location", dataDim), dataDim);
  }

  @Override
  public Support support() {
    return interval.support();
  }

  @Override
  public Measure measure() {
    return Measure.LEBESGUE;
  }

  @Override
  public Tensor logProb(Tensor x, Head head) {
    Tensor y = interval.squeezed(x);
    Tensor logY = y.log();
    Tensor logRest = y.neg().log1p();
    Tensor logSigma = scale.log(head);
    Tensor d = logY.sub(logRest).sub(head.get("location")).mul(logSigma.neg().exp());
    return GaussianDensity.logStandard(d)
        .sub(logSigma)
        .sub(logY)
        .sub(logRest)
        .sub(interval.logWidth())
        .sum(-1);
  }

  /** By quadrature, as there is no closed form. */
  @Override
  public Tensor mean(Head head) {
    return interval.widened(SigmoidOfNormal.mean(head.get("location"), scale.log(head)));
  }

  /** By quadrature, as there is no closed form. */
  @Override
  public Optional<Tensor> deviation(Head head) {
    Tensor variance = SigmoidOfNormal.variance(head.get("location"), scale.log(head));
    return Optional.of(variance.sqrt().mul(interval.width()));
  }

  @Override
  public Tensor sample(Head head, RandomStream random) {
    Tensor location = head.get("location").stopGradient();
    Tensor draw = location.scope().normal(location.shape(), random);
    Tensor logit = draw.mul(scale.log(head).stopGradient().exp()).add(location);
    return interval.inside(interval.widened(logit.sigmoid()));
  }

  /** The logit of the data's mean. */
  @Override
  public float initialBias(String slot, float dataMean) {
    if (slot.equals(LearnedScale.SLOT)) {
      return scale.start();
    }
    double mean = Math.min(Math.max(dataMean, LEAST_MEAN), 1 - LEAST_MEAN);
    return (float) Math.log(mean / (1 - mean));
  }

  @Override
  public Map<String, Tensor> diagnostics(Head head) {
    return scale.diagnostics(head);
  }

  @Override
  public Tensor logCdf(Tensor t, Head head) {
    return SpecialFunctions.logNormalCdf(standardized(logit(t), head));
  }

  @Override
  public Tensor logSurvival(Tensor t, Head head) {
    return SpecialFunctions.logNormalCdf(standardized(logit(t), head).neg());
  }

  @Override
  public Tensor logTail(Tensor upper, Tensor t, Head head) {
    return SpecialFunctions.logNormalCdf(standardized(logit(t), head).mul(upper.mul(-2).add(1)));
  }

  @Override
  public Tensor logProbWithin(Tensor centre, double halfWidth, Head head) {
    Tensor low = boundedLogit(centre.sub(halfWidth));
    Tensor high = boundedLogit(centre.add(halfWidth));
    Tensor half = high.sub(low).mul(0.5).mul(scale.log(head).neg().exp());
    return SpecialFunctions.logNormalInterval(standardized(low.add(high).mul(0.5), head), half);
  }

  private Tensor standardized(Tensor logit, Head head) {
    return logit.sub(head.get("location")).mul(scale.log(head).neg().exp());
  }

  /** The logit of y, ±∞ outside of (0, 1). */
  private Tensor logit(Tensor t) {
    Tensor y = interval.squeezed(t).clip(0, 1);
    return y.log().sub(y.neg().log1p());
  }

  private Tensor boundedLogit(Tensor t) {
    Tensor y = interval.squeezed(t).clip(EDGE, 1 - EDGE);
    return y.log().sub(y.neg().log1p());
  }
}
