package io.github.vae4j.likelihoods;

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
import java.util.HashMap;
import java.util.Map;

/**
 * A Student-t distribution of learned mean and scale (Takahashi et al. 2018): with d = (x − μ̃(z))
 * / s̃ and B the beta function
 *
 * <pre>
 * log p(x|z) = −Σ ((ν + 1)/2 · log(1 + d²/ν) + log B(½, ν/2) + ½ log ν + log s̃)
 * </pre>
 *
 * whose tails fall as |d|^−(ν+1): one pixel that is far off counts little.
 */
public final class StudentT implements Likelihood, CumulativeDistribution {
  private final Degrees degrees;
  private final LearnedScale scale;

  /** A Student-t distribution of those degrees of freedom and scale, in units of x. */
  public StudentT(Degrees degrees, LearnedScale scale) {
    this.degrees = degrees;
    this.scale = scale;
  }

  @Override
  public HeadLayout head(int dataDim) {
    return degrees.addTo(scale.addTo(HeadLayout.of("mean", dataDim), dataDim));
  }

  @Override
  public Support support() {
    return Support.REAL;
  }

  @Override
  public Measure measure() {
    return Measure.LEBESGUE;
  }

  @Override
  public Tensor logProb(Tensor x, Head head) {
    Tensor nu = degrees.of(head, x.scope());
    Tensor half = nu.mul(0.5);
    Tensor constant = SpecialFunctions.logBeta(half, x.scope().scalar(0.5)).add(nu.log().mul(0.5));
    Tensor logScale = scale.log(head);
    Tensor d = x.sub(mean(head)).mul(logScale.neg().exp());
    Tensor tails = d.square().div(nu).log1p().mul(half.add(0.5));
    return tails.add(constant).add(logScale).neg().sum(-1);
  }

  @Override
  public Tensor mean(Head head) {
    return head.get("mean");
  }

  /** μ̃ + s̃ n / √(g / (ν/2)) with n normal and g a draw of Gamma(ν/2, 1). */
  @Override
  public Tensor sample(Head head, RandomStream random) {
    Tensor mean = mean(head).stopGradient();
    Shape shape = mean.shape();
    double half = 0.5 * degrees.of(head, mean.scope()).item();
    Tensor widening =
        mean.scope()
            .constant(
                shape,
                values -> {
                  for (int i = 0; i < shape.size(); i++) {
                    double logGamma = GammaDraws.logOf(half, random);
                    values[i] = (float) Math.exp(0.5 * (Math.log(half) - logGamma));
                  }
                });
    Tensor draw = mean.scope().normal(shape, random).mul(widening);
    return draw.mul(scale.log(head).stopGradient().exp()).add(mean);
  }

  @Override
  public float initialBias(String slot, float dataMean) {
    return slot.equals(LearnedScale.SLOT) ? scale.start() : dataMean;
  }

  @Override
  public Tensor logCdf(Tensor t, Head head) {
    return logTail(t.scope().scalar(0), t, head);
  }

  @Override
  public Tensor logSurvival(Tensor t, Head head) {
    return logTail(t.scope().scalar(1), t, head);
  }

  @Override
  public Tensor logTail(Tensor upper, Tensor t, Head head) {
    return logInterval(t, 0, upper.mul(2).sub(1), head);
  }

  @Override
  public Tensor logProbWithin(Tensor centre, double halfWidth, Head head) {
    return logInterval(centre, halfWidth, centre.scope().scalar(0), head);
  }

  @Override
  public Tensor logLevelMass(Tensor x, Levels levels, Head head) {
    return logInterval(x, levels.halfStep(), levels.end(x), head);
  }

  private Tensor logInterval(Tensor centre, double halfWidth, Tensor end, Head head) {
    Tensor precision = scale.log(head).neg().exp();
    return SpecialFunctions.logStudentInterval(
        centre.sub(mean(head)).mul(precision),
        precision.mul(halfWidth),
        end,
        degrees.of(head, centre.scope()));
  }

  /** {@code sigma_at_floor}, and {@code degrees_of_freedom} ν. */
  @Override
  public Map<String, Tensor> diagnostics(Head head) {
    Map<String, Tensor> figures = new HashMap<>(scale.diagnostics(head));
    Tensor nu = degrees.of(head, mean(head).scope());
    figures.put("degrees_of_freedom", nu.reshape(Shape.of()));
    return figures;
  }
}
