package io.github.vae4j.experiments.studies.comparison;

import java.util.Arrays;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * How far apart two models are. Training seeds and test examples are both samples, so that the mean
 * difference has a variance of both:
 *
 * <pre>
 * δ̂ = mean over seeds s and examples i of dₛᵢ
 * Var δ̂ ≈ V₁ + V₂,   V₁ = s²(dₛ.) / S,   V₂ = s²(d.ᵢ) / n
 * </pre>
 *
 * where dₛ. is the mean of a seed and d.ᵢ that of an example. The variance of the interaction
 * counts in both, which is on the safe side. As the two variances rest on different numbers of
 * values, the quantile is that of Cochran (1964, Approximate significance levels of the
 * Behrens–Fisher test):
 *
 * <pre>
 * t = (V₁ t₍S−1₎ + V₂ t₍n−1₎) / (V₁ + V₂)
 * </pre>
 *
 * which errs, if at all, by telling too few apart; Satterthwaite's tells equal models of two seeds
 * apart too often.
 *
 * <p>With a single seed nothing is known of V₁: what is said then holds for the two trained models,
 * not for the way they were made.
 *
 * @param mean δ̂, first minus second
 * @param seeds S
 * @param examples n
 * @param ofSeeds s²(dₛ.); 0 for a single seed
 * @param ofExamples s²(d.ᵢ)
 */
public record Difference(double mean, int seeds, int examples, double ofSeeds, double ofExamples) {
  private static final int HALVINGS = 40;

  /** The smallest p-value that is told. */
  static final double LEAST_P = 0x1p-40;

  /** The difference of some scores. */
  public static Difference of(PairedScores scores) {
    double[] bySeed = scores.bySeed();
    double[] byExample = scores.byExample();
    return new Difference(
        mean(byExample),
        scores.seeds(),
        scores.examples(),
        scores.seeds() == 1 ? 0 : variance(bySeed),
        variance(byExample));
  }

  /** The standard error of δ̂. */
  public double standardError() {
    return Math.sqrt(ofSeeds / seeds + ofExamples / examples);
  }

  /** The interval that holds the true difference with that probability. */
  public Interval interval(double level) {
    double reach = reach(1 - level);
    return new Interval(mean - reach, mean + reach);
  }

  /**
   * The probability of so large a difference, or a larger one, between equal models; {@link
   * #LEAST_P} stands for all that is smaller.
   */
  public double pValue() {
    double error = standardError();
    if (error == 0) {
      return mean == 0 ? 1 : 0;
    }
    double low = 0;
    double high = 1;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (reach(middle) > Math.abs(mean)) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /**
   * The fewest seeds that would tell a true difference of this size apart, on the same examples; 0
   * if no number would, as the examples are too few.
   *
   * @param falseAlarm what p would be held against, such as 0.05
   * @param power the probability that it is told apart, such as 0.8
   */
  public int seedsToTellApart(double falseAlarm, double power, int most) {
    for (int s = 2; s <= most; s++) {
      Difference larger = new Difference(mean, s, examples, ofSeeds, ofExamples);
      // The estimate falls short of the true difference by this with probability 1 − power.
      double shortfall = larger.reach(2 * (1 - power));
      if (larger.reach(falseAlarm) + shortfall < Math.abs(mean)) {
        return s;
      }
    }
    return 0;
  }

  /**
   * The fewest examples that would tell a true difference of this size apart if seeds left no
   * doubt, as they do when there are many:
   *
   * <pre>
   * n = s²(d.ᵢ) ((z(1 − α/2) + z(power)) / δ̂)²
   * </pre>
   *
   * @param falseAlarm what p would be held against, such as 0.05
   * @param power the probability that it is told apart, such as 0.8
   */
  public long examplesToTellApart(double falseAlarm, double power) {
    NormalDistribution normal = new NormalDistribution(null, 0, 1);
    double z =
        normal.inverseCumulativeProbability(1 - falseAlarm / 2)
            + normal.inverseCumulativeProbability(power);
    return (long) Math.ceil(ofExamples * z * z / (mean * mean));
  }

  /** What a mean difference of equal models exceeds with that probability. */
  private double reach(double probability) {
    double v1 = ofSeeds / seeds;
    double v2 = ofExamples / examples;
    if (v1 + v2 == 0) {
      return 0;
    }
    double t2 = quantile(probability, examples - 1);
    double t1 = seeds == 1 ? t2 : quantile(probability, seeds - 1);
    return (v1 * t1 + v2 * t2) / Math.sqrt(v1 + v2);
  }

  private static double quantile(double probability, int freedom) {
    return -new TDistribution(null, freedom).inverseCumulativeProbability(probability / 2);
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).sum() / values.length;
  }

  private static double variance(double[] values) {
    double mean = mean(values);
    return Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum()
        / (values.length - 1);
  }
}
