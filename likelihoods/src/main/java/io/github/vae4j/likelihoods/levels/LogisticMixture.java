package io.github.vae4j.likelihoods.levels;

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
import io.github.vae4j.core.tensor.Tensor;
import io.github.vae4j.likelihoods.LearnedScale;
import io.github.vae4j.likelihoods.Sigma;
import io.github.vae4j.likelihoods.StandardDistribution;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * For every pixel a mixture of K discretised logistic distributions (Salimans et al. 2017, eq. 1
 * and 2, without the coupling of channels): with F the logistic distribution function and δ half a
 * step
 *
 * <pre>
 * log p(x|z) = Σ log Σₖ πₖ (F((x + δ − μₖ) / sₖ) − F((x − δ − μₖ) / sₖ))
 * </pre>
 *
 * Weights π, locations μ and scales s all come from the decoder: 3 K numbers a pixel, in slots of
 * width K·D, component by component.
 */
public final class LogisticMixture implements Likelihood, CumulativeDistribution, CheckHints {
  /** How far apart the components start, in units of x: all of them within the data's range. */
  private static final double SPREAD = 0.5;

  private final LevelBins bins;
  private final int components;
  private final LearnedScale scale;

  /**
   * Such a mixture.
   *
   * @param components K ≥ 1
   * @param scaleFloor what every scale stays above, in units of x
   * @param scaleStart every scale before training, in units of x
   */
  public LogisticMixture(Levels levels, int components, double scaleFloor, double scaleStart) {
    if (components < 1) {
      throw new IllegalArgumentException(components + " components; expected at least 1");
    }
    this.bins = new LevelBins(StandardDistribution.LOGISTIC, levels);
    this.components = components;
    this.scale = new LearnedScale(Sigma.PIXEL, scaleFloor, scaleStart);
  }

  /** The other components hide what one does that is narrower than a level, or beyond them all. */
  @Override
  public Set<String> boundedSlots() {
    return Set.of("location", LearnedScale.SLOT);
  }

  @Override
  public HeadLayout head(int dataDim) {
    int width = Math.multiplyExact(components, dataDim);
    HeadLayout layout = HeadLayout.of("logits", width).output("location", width);
    return scale.addTo(layout, width);
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
    return mixed(bins.logMass(oneComponent(x), location(head), logScale(head)), head);
  }

  @Override
  public Tensor mean(Head head) {
    Tensor means = bins.mean(location(head), logScale(head));
    return logWeights(head).exp().mul(means).sum(-2);
  }

  /** √Σₖ πₖ E_k[(x − mean)²]. */
  @Override
  public Optional<Tensor> deviation(Head head) {
    Tensor squares = bins.squareAbout(oneComponent(mean(head)), location(head), logScale(head));
    return Optional.of(logWeights(head).exp().mul(squares).sum(-2).sqrt());
  }

  /** A component by its weight, then a draw of it. */
  @Override
  public Tensor sample(Head head, RandomStream random) {
    Tensor weights = logWeights(head).stopGradient().exp();
    Shape all = weights.shape();
    int d = all.last();
    Shape shape = Shape.of(all.get(0), all.get(1), d);
    float[] weight = weights.toArray();
    float[] location = location(head).toArray();
    float[] logScale = logScale(head).toArray();
    float[] u = weights.scope().uniform(shape, random).toArray();
    Tensor draws = bins.standard().draw(weights.scope(), shape, random);
    float[] values = draws.toArray();
    for (int i = 0; i < values.length; i++) {
      int at = chosen(weight, i / d * components * d + i % d, d, u[i]);
      values[i] = (float) (location[at] + Math.exp(logScale[at]) * values[i]);
    }
    return bins.rounded(weights.scope().constant(shape, values));
  }

  /** The place of the component that u falls to, of those from {@code first} on, d apart. */
  private int chosen(float[] weight, int first, int d, float u) {
    double sum = 0;
    for (int k = 0; k < components - 1; k++) {
      sum += weight[first + k * d];
      if (u < sum) {
        return first + k * d;
      }
    }
    return first + (components - 1) * d;
  }

  /** Locations spread evenly about the data's mean, so that the components are not all one. */
  @Override
  public float[] initialBias(HeadLayout.Slot slot, float[] dataMean) {
    float[] bias = new float[slot.width()];
    if (slot.name().equals(LearnedScale.SLOT)) {
      Arrays.fill(bias, scale.start());
    } else if (slot.name().equals("location")) {
      int d = dataMean.length;
      for (int i = 0; i < bias.length; i++) {
        int component = i / d;
        double place = (component + 0.5) / components - 0.5;
        bias[i] = (float) (dataMean[i % d] + SPREAD * place);
      }
    }
    return bias;
  }

  @Override
  public Map<String, Tensor> diagnostics(Head head) {
    return scale.diagnostics(head);
  }

  @Override
  public Tensor logCdf(Tensor t, Head head) {
    return mixed(bins.logCdf(oneComponent(t), location(head), logScale(head)), head);
  }

  @Override
  public Tensor logSurvival(Tensor t, Head head) {
    return mixed(bins.logSurvival(oneComponent(t), location(head), logScale(head)), head);
  }

  @Override
  public Tensor logTail(Tensor upper, Tensor t, Head head) {
    return mixed(
        bins.logTail(oneComponent(upper), oneComponent(t), location(head), logScale(head)), head);
  }

  @Override
  public Tensor logLevelMass(Tensor x, Levels levels, Head head) {
    return levels.equals(bins.levels())
        ? logMass(x, head)
        : CumulativeDistribution.super.logLevelMass(x, levels, head);
  }

  /** log Σₖ πₖ pₖ of log pₖ, [S, B, K, D] to [S, B, D]; rounding does not lift it above 0. */
  private Tensor mixed(Tensor logs, Head head) {
    Tensor mixture = logs.add(logWeights(head)).logSumExp(-2);
    return mixture.min(mixture.scope().scalar(0));
  }

  private Tensor logWeights(Head head) {
    return byComponent(head.get("logits")).logSoftmax(-2);
  }

  private Tensor location(Head head) {
    return byComponent(head.get("location"));
  }

  private Tensor logScale(Head head) {
    return byComponent(scale.log(head));
  }

  /** [S, B, K·D] as [S, B, K, D]. */
  private Tensor byComponent(Tensor slot) {
    Shape shape = slot.shape();
    return slot.reshape(shape.get(0), shape.get(1), components, shape.last() / components);
  }

  /** [..., D] as [..., 1, D]. */
  private static Tensor oneComponent(Tensor x) {
    return x.shape().rank() == 0 ? x : x.reshape(withOne(x.shape()));
  }

  private static Shape withOne(Shape shape) {
    int rank = shape.rank();
    int[] sizes = new int[rank + 1];
    for (int i = 0; i < rank - 1; i++) {
      sizes[i] = shape.get(i);
    }
    sizes[rank - 1] = 1;
    sizes[rank] = shape.last();
    return Shape.of(sizes);
  }
}
