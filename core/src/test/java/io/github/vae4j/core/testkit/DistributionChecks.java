package io.github.vae4j.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.vae4j.core.random.RandomStream;
import java.util.Arrays;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;

/**
 * What holds of every distribution: its density integrates to 1, its mean is that of its density,
 * and its draws follow its density. Tests of draws have a fixed seed and would refuse a correct
 * sampler with probability 10⁻⁶.
 */
final class DistributionChecks {
  private static final double FALSE_ALARM = 1e-6;
  private static final int DRAWS = 50_000;
  private static final double COARSE_STEP = 0.1;
  private static final double FINE_STEP = 0.005;
  private static final double QUADRATURE = 1e-4;

  private DistributionChecks() {}

  /**
   * ∫ p = 1 in one dimension or two. In two it also tells a sum over dimensions from a mean, and a
   * density without its constants from one with them.
   */
  static void integratesToOne(Distribution distribution, float[] centre, String at) {
    boolean line = distribution.dimensions() == 1;
    Grid first = distribution.grid(centre[0], line ? FINE_STEP : COARSE_STEP);
    Grid second = distribution.grid(centre[centre.length - 1], COARSE_STEP);
    int n = line ? first.size() : first.size() * second.size();
    float[] logProb = distribution.logProb(line ? first.nodes() : first.pairs(second), n);
    double[] weights = first.weights();
    double[] across = second.weights();
    double sum = 0;
    for (int i = 0; i < n; i++) {
      double weight = line ? weights[i] : weights[i / across.length] * across[i % across.length];
      sum += weight * Math.exp(logProb[i]);
    }
    assertThat(sum)
        .as("total probability in %d dimensions %s", distribution.dimensions(), at)
        .isCloseTo(1, within(1e-4));
  }

  /** The stated mean is ∫ x p(x) dx. */
  static void hasTheMeanOfItsDensity(Distribution distribution, double mean, String at) {
    Grid grid = distribution.grid(mean, FINE_STEP);
    float[] nodes = grid.nodes();
    float[] logProb = distribution.logProb(nodes, nodes.length);
    double[] weights = grid.weights();
    double integral = 0;
    double spread = 0;
    for (int i = 0; i < nodes.length; i++) {
      double mass = weights[i] * Math.exp(logProb[i]);
      integral += mass * (nodes[i] - mean);
      spread += mass * Math.abs(nodes[i] - mean);
    }
    assertThat(integral)
        .as("mean by quadrature less the stated mean %s %s", mean, at)
        .isCloseTo(0, within(1e-4 * (1e-2 + spread)));
  }

  /** The stated deviation is √∫ (x − mean)² p(x) dx. */
  static void hasTheDeviationOfItsDensity(
      Distribution distribution, double mean, double deviation, String at) {
    Grid grid = distribution.grid(mean, FINE_STEP);
    float[] nodes = grid.nodes();
    float[] logProb = distribution.logProb(nodes, nodes.length);
    double[] weights = grid.weights();
    double variance = 0;
    for (int i = 0; i < nodes.length; i++) {
      variance += weights[i] * Math.exp(logProb[i]) * (nodes[i] - mean) * (nodes[i] - mean);
    }
    assertThat(deviation)
        .as("stated deviation %s", at)
        .isCloseTo(Math.sqrt(variance), within(1e-6 + 1e-4 * Math.sqrt(variance)));
  }

  /** Draws against density: Kolmogorov and Smirnov's test, or χ² where values are discrete. */
  static void drawsFollowTheDensity(Distribution distribution, double centre, String at) {
    float[] draws = distribution.sample(DRAWS, RandomStream.of(271_828));
    for (float draw : draws) {
      assertThat(distribution.support().contains(draw))
          .as("draw %s is of the support %s %s", draw, distribution.support(), at)
          .isTrue();
    }
    Arrays.sort(draws);
    Grid grid = distribution.grid(centre, FINE_STEP);
    float[] logProb = distribution.logProb(grid.nodes(), grid.size());
    double[] mass = grid.weights();
    for (int i = 0; i < mass.length; i++) {
      mass[i] *= Math.exp(logProb[i]);
    }
    boolean discrete = Arrays.stream(grid.weights()).allMatch(weight -> weight == 1);
    if (discrete) {
      chiSquare(draws, grid.nodes(), mass, at);
    } else {
      kolmogorov(draws, grid.nodes(), mass, at);
    }
  }

  /** P(sup |F̂ − F| > √(log(2/α) / 2n)) ≤ α (Dvoretzky, Kiefer, Wolfowitz; Massart, 1990). */
  private static void kolmogorov(float[] sorted, float[] nodes, double[] mass, String at) {
    double largest = 0;
    double below = 0; // F at nodes[node], by the trapezoid rule
    int node = 0;
    for (int i = 0; i < sorted.length; i++) {
      while (node + 1 < nodes.length && nodes[node + 1] <= sorted[i]) {
        below += (mass[node] + mass[node + 1]) / 2;
        node++;
      }
      double share =
          node + 1 < nodes.length ? (sorted[i] - nodes[node]) / (nodes[node + 1] - nodes[node]) : 0;
      double next = node + 1 < nodes.length ? (mass[node] + mass[node + 1]) / 2 : 0;
      double cdf = below + Math.max(0, share) * next;
      largest = Math.max(largest, Math.abs(cdf - (double) i / sorted.length));
      largest = Math.max(largest, Math.abs(cdf - (i + 1.0) / sorted.length));
    }
    double allowed = Math.sqrt(Math.log(2 / FALSE_ALARM) / (2.0 * sorted.length)) + QUADRATURE;
    assertThat(largest)
        .as("largest distance of the draws' distribution function from the density's %s", at)
        .isLessThanOrEqualTo(allowed);
  }

  /** Pearson's test over values that are expected at least 10 times; the others are one class. */
  private static void chiSquare(float[] sorted, float[] nodes, double[] mass, String at) {
    double statistic = 0;
    int classes = 0;
    double restExpected = sorted.length;
    int restSeen = sorted.length;
    int next = 0;
    for (int i = 0; i < nodes.length; i++) {
      while (next < sorted.length && sorted[next] < nodes[i]) {
        next++;
      }
      double expected = mass[i] * sorted.length;
      if (expected >= 10) {
        int seen = 0;
        while (next < sorted.length && sorted[next] == nodes[i]) {
          seen++;
          next++;
        }
        statistic += (seen - expected) * (seen - expected) / expected;
        classes++;
        restExpected -= expected;
        restSeen -= seen;
      }
    }
    double surplus = restSeen - restExpected;
    if (restExpected >= 10) {
      statistic += surplus * surplus / restExpected;
      classes++;
    } else {
      assertThat(surplus).as("draws of rare values beyond what is expected %s", at).isLessThan(50);
    }
    if (classes > 1) {
      double allowed =
          new ChiSquaredDistribution(null, classes - 1.0)
              .inverseCumulativeProbability(1 - FALSE_ALARM);
      assertThat(statistic)
          .as("χ² of the draws against the masses %s", at)
          .isLessThanOrEqualTo(allowed);
    }
  }

  /**
   * Two dimensions of one head are drawn independently: the correlation of n draws is normal with
   * deviation 1/√n, and exceeds 4.9 of them with probability 10⁻⁶.
   */
  static void drawsOfDimensionsAreIndependent(Distribution distribution, String at) {
    float[] draws = distribution.sample(DRAWS, RandomStream.of(314_159));
    double[] mean = new double[2];
    for (int i = 0; i < draws.length; i++) {
      mean[i % 2] += draws[i] / (double) DRAWS;
    }
    double[] square = new double[2];
    double product = 0;
    for (int i = 0; i < DRAWS; i++) {
      double a = draws[2 * i] - mean[0];
      double b = draws[2 * i + 1] - mean[1];
      square[0] += a * a;
      square[1] += b * b;
      product += a * b;
    }
    double correlation = product / Math.sqrt(square[0] * square[1]);
    assertThat(correlation)
        .as("correlation of the draws of two dimensions %s", at)
        .isCloseTo(0, within(4.9 / Math.sqrt(DRAWS)));
  }
}
