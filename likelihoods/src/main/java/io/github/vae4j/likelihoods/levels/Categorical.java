package io.github.vae4j.likelihoods.levels;

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
import java.util.Optional;

/**
 * A probability of its own for every level of every pixel, with n logits a pixel from the decoder
 * (van den Oord, Kalchbrenner, Kavukcuoglu, 2016, section 3.3):
 *
 * <pre>
 * log p(x|z) = Σ (ã[x] − log Σₖ exp ã[k])
 * </pre>
 *
 * It knows nothing of levels being near each other, and has n outputs a pixel to learn it: slot
 * {@code logits} is of width D·n, pixel by pixel.
 */
public final class Categorical implements Likelihood, CumulativeDistribution {
  private final Levels levels;

  /** A categorical distribution on those levels. */
  public Categorical(Levels levels) {
    this.levels = levels;
  }

  @Override
  public HeadLayout head(int dataDim) {
    return HeadLayout.of("logits", Math.multiplyExact(dataDim, levels.count()));
  }

  @Override
  public Support support() {
    return levels.support();
  }

  @Override
  public Measure measure() {
    return Measure.COUNTING;
  }

  @Override
  public Tensor logProb(Tensor x, Head head) {
    return logMass(x, head).sum(-1);
  }

  /** log P(x), [S, B, D]. */
  private Tensor logMass(Tensor x, Head head) {
    Tensor logits = logits(head);
    double half = levels.halfStep();
    Tensor value = perLevel(x);
    Tensor values = values(x);
    Tensor own = value.greater(values.sub(half)).sub(value.greater(values.add(half)));
    return logits.mul(own).sum(-1).sub(logits.logSumExp(-1));
  }

  @Override
  public Tensor mean(Head head) {
    Tensor logits = logits(head);
    return logits.softmax(-1).mul(values(logits)).sum(-1);
  }

  /** √Σₖ P(k) (xₖ − mean)², in which nothing cancels. */
  @Override
  public Optional<Tensor> deviation(Head head) {
    Tensor logits = logits(head);
    Tensor distance = values(logits).sub(perLevel(mean(head)));
    return Optional.of(logits.softmax(-1).mul(distance.square()).sum(-1).sqrt());
  }

  @Override
  public Tensor sample(Head head, RandomStream random) {
    Tensor probabilities = logits(head).stopGradient().softmax(-1);
    Shape all = probabilities.shape();
    Shape shape = Shape.of(all.get(0), all.get(1), all.get(2));
    float[] probability = probabilities.toArray();
    float[] values = probabilities.scope().uniform(shape, random).toArray();
    for (int i = 0; i < values.length; i++) {
      values[i] = levels.value(chosen(probability, i * levels.count(), values[i]));
    }
    return probabilities.scope().constant(shape, values);
  }

  private int chosen(float[] probability, int from, float u) {
    double sum = 0;
    int likely = 0; // where rounding leaves u above the sum of all, the last that is possible
    for (int k = 0; k < levels.count(); k++) {
      sum += probability[from + k];
      if (probability[from + k] > 0) {
        likely = k;
      }
      if (u < sum) {
        return k;
      }
    }
    return likely;
  }

  @Override
  public Tensor logCdf(Tensor t, Head head) {
    return among(above(t), head);
  }

  @Override
  public Tensor logSurvival(Tensor t, Head head) {
    return among(above(t).neg().add(1), head);
  }

  @Override
  public Tensor logTail(Tensor upper, Tensor t, Head head) {
    Tensor wanted = perLevel(upper);
    return among(above(t).mul(wanted.mul(-2).add(1)).add(wanted), head);
  }

  /** 1 for the levels above t, [..., n]; a level may be off by rounding. */
  private Tensor above(Tensor t) {
    return values(t).greater(perLevel(t).add(levels.halfStep() * 1e-2));
  }

  @Override
  public Tensor logLevelMass(Tensor x, Levels given, Head head) {
    return given.equals(levels)
        ? logMass(x, head)
        : CumulativeDistribution.super.logLevelMass(x, given, head);
  }

  /** The log-probability of the levels that are not left out. */
  private Tensor among(Tensor leftOut, Head head) {
    Tensor logits = logits(head);
    Tensor never = logits.scope().scalar(Double.NEGATIVE_INFINITY);
    return never.where(leftOut, logits).logSumExp(-1).sub(logits.logSumExp(-1));
  }

  /** [S, B, D·n] as [S, B, D, n]. */
  private Tensor logits(Head head) {
    Tensor logits = head.get("logits");
    Shape shape = logits.shape();
    int n = levels.count();
    return logits.reshape(shape.get(0), shape.get(1), shape.last() / n, n);
  }

  /** [..., D] as [..., D, 1]. */
  private static Tensor perLevel(Tensor x) {
    Shape shape = x.shape();
    int[] sizes = new int[shape.rank() + 1];
    for (int i = 0; i < shape.rank(); i++) {
      sizes[i] = shape.get(i);
    }
    sizes[shape.rank()] = 1;
    return x.reshape(Shape.of(sizes));
  }

  /** The levels' values, [n]. */
  private Tensor values(Tensor like) {
    float[] values = new float[levels.count()];
    for (int k = 0; k < values.length; k++) {
      values[k] = levels.value(k);
    }
    return like.scope().constant(values);
  }
}
