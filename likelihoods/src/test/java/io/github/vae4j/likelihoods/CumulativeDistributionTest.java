package io.github.vae4j.likelihoods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.vae4j.core.model.CumulativeDistribution;
import io.github.vae4j.core.model.Head;
import io.github.vae4j.core.model.HeadLayout;
import io.github.vae4j.core.model.Levels;
import io.github.vae4j.core.model.Likelihood;
import io.github.vae4j.core.model.Measure;
import io.github.vae4j.core.plugin.Component;
import io.github.vae4j.core.plugin.Components;
import io.github.vae4j.core.plugin.Dimensions;
import io.github.vae4j.core.plugin.Kind;
import io.github.vae4j.core.plugin.Plugins;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.tensor.Tensor;
import io.github.vae4j.core.testkit.WithDevice;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Distribution functions against the densities and masses they belong to, for each that has one.
 */
class CumulativeDistributionTest extends WithDevice {
  private static final Components COMPONENTS =
      Plugins.injector(CumulativeDistributionTest.class.getClassLoader(), List.of())
          .getInstance(Components.class);

  static Stream<String> names() {
    return COMPONENTS.of(Kind.LIKELIHOOD).all().stream()
        .map(Component::name)
        .filter(name -> of(name) instanceof CumulativeDistribution);
  }

  static Likelihood of(String name) {
    boolean open = List.of("beta", "logit-normal").contains(name);
    Map<String, String> settings =
        open
            ? Map.of("squeeze", "0.002")
            : name.equals("composite") ? Map.of("columns", "0:bernoulli") : Map.of();
    return COMPONENTS
        .of(Kind.LIKELIHOOD)
        .get(name)
        .create("likelihood", settings, new Dimensions(1, 2));
  }

  /** A head for one dimension, at the likelihood's start and a little off. */
  private static Head head(Likelihood likelihood, Scope scope, int rows, long seed) {
    RandomStream random = RandomStream.of(seed);
    Map<String, Tensor> slots = new LinkedHashMap<>();
    for (HeadLayout.Slot slot : likelihood.head(1).slots()) {
      float[] bias =
          slot.free()
              ? new float[slot.width()]
              : likelihood.initialBias(slot, new float[] {0.4f}).clone();
      for (int i = 0; i < bias.length; i++) {
        bias[i] += (float) ((slot.free() ? slot.start() : 0) + 0.4 * random.nextNormal());
      }
      float[] all = new float[rows * bias.length];
      for (int i = 0; i < all.length; i++) {
        all[i] = bias[i % bias.length];
      }
      slots.put(
          slot.name(),
          slot.free()
              ? scope.constant(bias)
              : scope.constant(Shape.of(1, rows, slot.width()), all));
    }
    return Head.of(slots);
  }

  @Test
  void theGaussiansAndMostOthersHaveOne() {
    assertThat(names())
        .containsExactly(
            "bernoulli",
            "beta",
            "categorical",
            "continuous-bernoulli",
            "discretized-gaussian",
            "discretized-logistic",
            "gaussian-fixed",
            "gaussian-learned",
            "gaussian-optimal",
            "laplace",
            "logit-normal",
            "mixture-discretized-logistic",
            "student-t");
  }

  @ParameterizedTest
  @MethodSource("names")
  void bothTailsSumToOne(String name) {
    Likelihood likelihood = of(name);
    float[] points = {-3, -0.1f, 0, 0.001f, 0.25f, 0.4f, 0.5f, 0.7f, 0.999f, 1, 1.2f, 4};
    for (long seed = 1; seed <= 3; seed++) {
      try (Scope scope = device().inference()) {
        Head head = head(likelihood, scope, points.length, seed);
        Tensor t = scope.constant(Shape.of(points.length, 1), points);
        CumulativeDistribution cdf = (CumulativeDistribution) likelihood;
        Tensor below = cdf.logCdf(t, head);
        assertThat(below.shape()).isEqualTo(Shape.of(1, points.length, 1));
        float[] sums = below.exp().add(cdf.logSurvival(t, head).exp()).toArray();
        float[] up = below.toArray();
        for (int i = 0; i < sums.length; i++) {
          assertThat(sums[i]).as("at %s", points[i]).isCloseTo(1, within(1e-6f));
          assertThat(up[i]).as("at %s", points[i]).isLessThanOrEqualTo(0);
          if (i > 0) {
            assertThat(up[i]).as("at %s", points[i]).isGreaterThanOrEqualTo(up[i - 1]);
          }
        }
      }
    }
  }

  /** Each row is asked for the side that its number is even or odd for. */
  @ParameterizedTest
  @MethodSource("names")
  void oneTailIsTheOneOfTheTwoThatWasAskedFor(String name) {
    CumulativeDistribution cdf = (CumulativeDistribution) of(name);
    float[] points = {-3, 0, 0, 0.25f, 0.5f, 0.5f, 0.7f, 0.999f, 1, 1.2f, 4};
    float[] sides = new float[points.length];
    for (int i = 0; i < sides.length; i++) {
      sides[i] = i % 2;
    }
    try (Scope scope = device().inference()) {
      Head head = head(of(name), scope, points.length, 3);
      Tensor t = scope.constant(Shape.of(points.length, 1), points);
      Tensor upper = scope.constant(Shape.of(points.length, 1), sides);
      float[] tails = cdf.logTail(upper, t, head).toArray();
      float[] below = cdf.logCdf(t, head).toArray();
      float[] above = cdf.logSurvival(t, head).toArray();
      for (int i = 0; i < tails.length; i++) {
        float expected = i % 2 == 1 ? above[i] : below[i];
        if (Float.isInfinite(expected)) {
          assertThat(tails[i]).as("at %s", points[i]).isEqualTo(expected);
        } else {
          assertThat(tails[i])
              .as("at %s", points[i])
              .isCloseTo(expected, within(1e-6f + 1e-6f * Math.abs(expected)));
        }
      }
    }
  }

  /** A distribution that has its two functions and nothing else, as a user's may. */
  private record Plain(CumulativeDistribution inner) implements CumulativeDistribution {
    @Override
    public Tensor logCdf(Tensor t, Head head) {
      return inner.logCdf(t, head);
    }

    @Override
    public Tensor logSurvival(Tensor t, Head head) {
      return inner.logSurvival(t, head);
    }
  }

  /**
   * The mass of a bin by what a likelihood knows better, and by differences of its distribution
   * function alone, which lose digits: 10⁻⁷ of a tail of up to ½ is 10⁻⁴ of a bin of 5·10⁻⁴.
   */
  @ParameterizedTest
  @MethodSource("names")
  void binsAreDifferencesOfTheDistributionFunction(String name) {
    Likelihood likelihood = of(name);
    Levels levels = likelihood instanceof Bernoulli ? new Levels(2) : Levels.OF_8_BITS;
    int n = levels.count();
    try (Scope scope = device().inference()) {
      Tensor x = scope.constant(Shape.of(n, 1), all(levels));
      Head head = head(likelihood, scope, n, 11);
      CumulativeDistribution own = (CumulativeDistribution) likelihood;
      float[] better = own.logLevelMass(x, levels, head).exp().toArray();
      float[] plain = new Plain(own).logLevelMass(x, levels, head).exp().toArray();
      for (int k = 0; k < n; k++) {
        assertThat(better[k])
            .as("level %d", k)
            .isCloseTo(plain[k], within(3e-7f + 1e-4f * plain[k]));
      }
    }
  }

  /** Of densities by Simpson's rule over an interval; of masses the mass of what lies in it. */
  @ParameterizedTest
  @MethodSource("names")
  void intervalsHaveTheIntegralOfTheDensity(String name) {
    Likelihood likelihood = of(name);
    CumulativeDistribution cdf = (CumulativeDistribution) likelihood;
    boolean density = likelihood.measure() == Measure.LEBESGUE;
    double half = density ? 0.015 : 0.1;
    int pieces = 600;
    for (double centre : new double[] {0.15, 0.41, 0.62, 0.85}) {
      float[] x = new float[pieces + 1];
      double[] weight = new double[x.length];
      for (int i = 0; i < x.length; i++) {
        if (density) {
          x[i] = (float) (centre - half + 2 * half * i / pieces);
          weight[i] = 2 * half / pieces / 3 * (i == 0 || i == pieces ? 1 : i % 2 == 1 ? 4 : 2);
        } else {
          boolean bits = name.equals("bernoulli");
          x[i] = bits ? i % 2 : Levels.OF_8_BITS.value(i % 256);
          boolean first = i < (bits ? 2 : 256);
          weight[i] = first && x[i] > centre - half && x[i] <= centre + half ? 1 : 0;
        }
      }
      try (Scope scope = device().inference()) {
        Head rows = head(likelihood, scope, x.length, 5);
        Tensor logs = likelihood.logProb(scope.constant(Shape.of(x.length, 1), x), rows);
        float[] probabilities = logs.exp().toArray();
        double expected = 0;
        for (int i = 0; i < x.length; i++) {
          expected += weight[i] * probabilities[i];
        }
        Tensor middle = scope.full(Shape.of(1, 1), centre);
        Head one = head(likelihood, scope, 1, 5);
        double within = Math.exp(cdf.logProbWithin(middle, half, one).item());
        assertThat(within)
            .as("about %s", centre)
            .isCloseTo(expected, within(1e-6 + 1e-4 * expected));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void binsOfLevelsSumToOne(String name) {
    Likelihood likelihood = of(name);
    for (int count : new int[] {256, 8}) {
      Levels levels = new Levels(count);
      try (Scope scope = device().inference()) {
        Tensor x = scope.constant(Shape.of(count, 1), all(levels));
        Head head = head(likelihood, scope, count, 7);
        Tensor logs = ((CumulativeDistribution) likelihood).logLevelMass(x, levels, head);
        assertThat(logs.exp().sum().item()).isCloseTo(1, within(2e-5f));
        boolean own = likelihood.support().equals(levels.support());
        if (own) {
          assertThat(logs.sum(-1).toArray()).isEqualTo(likelihood.logProb(x, head).toArray());
        }
      }
    }
  }

  /** The logarithms do not underflow where the probabilities do: log Φ(−50) by mpmath. */
  @Test
  void tailsAreExact() {
    GaussianFixed likelihood = new GaussianFixed(0.02);
    try (Scope scope = device().inference()) {
      Head head = Head.of(Map.of("mean", scope.full(Shape.of(1, 1, 1), 0)));
      Tensor one = scope.full(Shape.of(1, 1), 1);
      assertThat(likelihood.logSurvival(one, head).item()).isCloseTo(-1254.8313611f, within(1e-2f));
      assertThat(likelihood.logCdf(one.neg(), head).item())
          .isCloseTo(-1254.8313611f, within(1e-2f));
    }
  }

  private static float[] all(Levels levels) {
    float[] values = new float[levels.count()];
    for (int k = 0; k < values.length; k++) {
      values[k] = levels.value(k);
    }
    return values;
  }
}
