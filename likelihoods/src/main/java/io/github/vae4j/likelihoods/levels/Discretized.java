package io.github.vae4j.likelihoods.levels;

import io.github.vae4j.core.model.CumulativeDistribution;
import io.github.vae4j.core.model.Head;
import io.github.vae4j.core.model.HeadLayout;
import io.github.vae4j.core.model.Levels;
import io.github.vae4j.core.model.Likelihood;
import io.github.vae4j.core.model.Measure;
import io.github.vae4j.core.model.Support;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Tensor;
import io.github.vae4j.likelihoods.LearnedScale;
import io.github.vae4j.likelihoods.StandardDistribution;
import java.util.Map;
import java.util.Optional;

/**
 * The mass that a Gaussian or a logistic distribution of learned mean and scale has on the bins of
 * the levels, with F its distribution function and δ half a step:
 *
 * <pre>
 * log p(x|z) = Σ log(F((x + δ − μ̃(z)) / s̃) − F((x − δ − μ̃(z)) / s̃))
 * </pre>
 *
 * the first bin open to −∞ and the last to ∞ (Kingma et al. 2016, appendix C.1; Salimans et al.
 * 2017, eq. 2). Differences are taken in the logarithm, so that no bin has mass 0.
 */
public final class Discretized implements Likelihood, CumulativeDistribution {
  private final LevelBins bins;
  private final LearnedScale scale;

  /**
   * Such a mass.
   *
   * @param standard what is cut into bins
   * @param levels the values of x
   * @param scale s̃, in units of x
   */
  public Discretized(StandardDistribution standard, Levels levels, LearnedScale scale) {
    this.bins = new LevelBins(standard, levels);
    this.scale = scale;
  }

  @Override
  public HeadLayout head(int dataDim) {
    return scale.addTo(HeadLayout.of("location", dataDim), dataDim);
  }

  @Override
  public Support support() {
    return bins.levels().support();
  }

  @Override
  public Measure measure() {
    return Measure.COUNTING;
  }

  @Override
  public Tensor logProb(Tensor x, Head head) {
    return logMass(x, head).sum(-1);
  }

  private Tensor logMass(Tensor x, Head head) {
    return bins.logMass(x, head.get("location"), scale.log(head));
  }

  /** The mean of the levels, which near 0 and 1 is not that of what was cut into bins. */
  @Override
  public Tensor mean(Head head) {
    return bins.mean(head.get("location"), scale.log(head));
  }

  /** That of the levels. */
  @Override
  public Optional<Tensor> deviation(Head head) {
    Tensor mean = mean(head);
    return Optional.of(bins.squareAbout(mean, head.get("location"), scale.log(head)).sqrt());
  }

  @Override
  public Tensor sample(Head head, RandomStream random) {
    Tensor location = head.get("location").stopGradient();
    Tensor draw = bins.standard().draw(location.scope(), location.shape(), random);
    return bins.rounded(draw.mul(scale.log(head).stopGradient().exp()).add(location));
  }

  @Override
  public float initialBias(String slot, float dataMean) {
    return slot.equals(LearnedScale.SLOT) ? scale.start() : dataMean;
  }

  @Override
  public Map<String, Tensor> diagnostics(Head head) {
    return scale.diagnostics(head);
  }

  @Override
  public Tensor logCdf(Tensor t, Head head) {
    return bins.logCdf(t, head.get("location"), scale.log(head));
  }

  @Override
  public Tensor logSurvival(Tensor t, Head head) {
    return bins.logSurvival(t, head.get("location"), scale.log(head));
  }

  @Override
  public Tensor logTail(Tensor upper, Tensor t, Head head) {
    return bins.logTail(upper, t, head.get("location"), scale.log(head));
  }

  @Override
  public Tensor logLevelMass(Tensor x, Levels levels, Head head) {
    return levels.equals(bins.levels())
        ? logMass(x, head)
        : CumulativeDistribution.super.logLevelMass(x, levels, head);
  }
}
