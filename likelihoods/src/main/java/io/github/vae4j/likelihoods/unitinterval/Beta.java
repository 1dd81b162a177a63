package io.github.vae4j.likelihoods.unitinterval;

import io.github.vae4j.core.check.CheckHints;
import io.github.vae4j.core.model.CumulativeDistribution;
import io.github.vae4j.core.model.Head;
import io.github.vae4j.core.model.HeadLayout;
import io.github.vae4j.core.model.Levels;
import io.github.vae4j.core.model.Likelihood;
import io.github.vae4j.core.model.Measure;
import io.github.vae4j.core.model.Support;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.tensor.SpecialFunctions;
import io.github.vae4j.core.tensor.Tensor;
import io.github.vae4j.likelihoods.GammaDraws;
import io.github.vae4j.likelihoods.LearnedScale;
import java.util.Map;

/**
 * A beta distribution of learned mean and concentration (Ferrari, Cribari-Neto, 2004): with m =
 * sigmoid(ã(z)), κ = s̃⁻², a = m κ and b = (1 − m) κ
 *
 * <pre>
 * log p(x|z) = Σ ((a − 1) log x + (b − 1) log(1 − x) − log B(a, b))
 * </pre>
 *
 * whose variance is m (1 − m) / (κ + 1), so that s̃ is about the deviation in units of √(m (1 −
 * m)). The density may be infinite at 0 and 1, which are not of its support; a margin ε &gt; 0
 * widens the support to (−ε, 1 + ε), and what is said above holds of y = (x + ε) / (1 + 2ε), the
 * density of x being that of y divided by 1 + 2ε.
 */
public final class Beta implements Likelihood, CumulativeDistribution, CheckHints {
  private static final double LEAST_MEAN = 1e-3;

  /** Shapes that underflow, which draw 0 or 1. */
  private static final double LEAST_SHAPE = 1e-100;

  private final OpenInterval interval;
  private final LearnedScale scale;

  /**
   * A beta distribution.
   *
   * @param margin ε ≥ 0
   * @param scale s̃ = κ^−½
   */
  public Beta(double margin, LearnedScale scale) {
    this.interval = new OpenInterval(margin);
    this.scale = scale;
  }

  /** Wider ones put the mass nearer to the edges than 32-bit numbers can tell from them. */
  @Override
  public double headDeviation() {
    return 0.25;
  }

  /** The density bends sharply near the edges. */
  @Override
  public double gradientStep() {
    return 0x1p-6;
  }

  @Override
  public HeadLayout head(int dataDim) {
    return scale.addTo(HeadLayout.of("logits", dataDim), dataDim);
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
    return SpecialFunctions.logBetaDensity(
            interval.squeezed(x), head.get("logits"), logConcentration(head))
        .sub(interval.logWidth())
        .sum(-1);
  }

  private Tensor logConcentration(Head head) {
    return scale.log(head).mul(-2);
  }

  @Override
  public Tensor mean(Head head) {
    return interval.widened(head.get("logits").sigmoid());
  }

  /** y = g / (g + h) with g, h draws of Gamma(a, 1) and Gamma(b, 1). */
  @Override
  public Tensor sample(Head head, RandomStream random) {
    Tensor logits = head.get("logits").stopGradient();
    Shape shape = logits.shape();
    float[] logit = logits.toArray();
    float[] concentration = logConcentration(head).exp().add(logits.mul(0)).toArray();
    float[] y = new float[logit.length];
    for (int i = 0; i < y.length; i++) {
      double mean = 1 / (1 + Math.exp(-logit[i]));
      double rest = 1 / (1 + Math.exp(logit[i]));
      double g = GammaDraws.logOf(Math.max(mean * concentration[i], LEAST_SHAPE), random);
      double h = GammaDraws.logOf(Math.max(rest * concentration[i], LEAST_SHAPE), random);
      y[i] = (float) (1 / (1 + Math.exp(h - g)));
    }
    return interval.inside(interval.widened(logits.scope().constant(shape, y)));
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
  public Tensor logCdf(Tensor t, Head head) {
    return logBetween(t.scope().scalar(0), squeezed(t), head);
  }

  @Override
  public Tensor logSurvival(Tensor t, Head head) {
    return logBetween(squeezed(t), t.scope().scalar(1), head);
  }

  @Override
  public Tensor logTail(Tensor upper, Tensor t, Head head) {
    Tensor y = squeezed(t);
    return logBetween(y.mul(upper), upper.where(upper, y), head);
  }

  @Override
  public Tensor logProbWithin(Tensor centre, double halfWidth, Head head) {
    return logBetween(squeezed(centre.sub(halfWidth)), squeezed(centre.add(halfWidth)), head);
  }

  @Override
  public Tensor logLevelMass(Tensor x, Levels levels, Head head) {
    double half = levels.halfStep();
    Tensor end = levels.end(x);
    Tensor low = squeezed(x.sub(half)).mul(end.neg().greater(0).neg().add(1));
    Tensor high = squeezed(x.add(half)).max(end.greater(0));
    return logBetween(low, high, head);
  }

  private Tensor squeezed(Tensor t) {
    return interval.squeezed(t).clip(0, 1);
  }

  /** log P(low &lt; y ≤ high). */
  private Tensor logBetween(Tensor low, Tensor high, Head head) {
    Tensor logits = head.get("logits");
    Tensor concentration = logConcentration(head).exp();
    return SpecialFunctions.logBetaInterval(
        low, high, logits.sigmoid().mul(concentration), logits.neg().sigmoid().mul(concentration));
  }

  @Override
  public Map<String, Tensor> diagnostics(Head head) {
    return scale.diagnostics(head);
  }
}
