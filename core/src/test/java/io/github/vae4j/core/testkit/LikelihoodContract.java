package io.github.vae4j.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.vae4j.core.check.RawHeads;
import io.github.vae4j.core.model.Head;
import io.github.vae4j.core.model.HeadLayout;
import io.github.vae4j.core.model.Likelihood;
import io.github.vae4j.core.model.Measure;
import io.github.vae4j.core.model.Support;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Gradients;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.tensor.Tensor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What every likelihood must do. A likelihood's own test extends this class and gives the
 * likelihood and reference values that were computed independently of it:
 *
 * <pre>{@code
 * class LaplaceTest extends LikelihoodContract {
 *   protected Likelihood likelihood() {
 *     return new Laplace();
 *   }
 *
 *   protected List<Reference> references() {
 *     // −log 2 − |x − μ| for scale 1
 *     return List.of(new Reference(new float[] {3}, Map.of("mean", new float[] {1}), -2.693147));
 *   }
 * }
 * }</pre>
 *
 * <p>Found, among others: a dropped constant or ½, a mean over dimensions where the sum is due, a
 * draw of the wrong scale, a wrong gradient, rows that leak into each other, overflow.
 */
public abstract class LikelihoodContract extends WithDevice {
  private static final float EXTREME = 30;
  private static final float[] POINTS = {0, 1, 0.5f, 0.25f, 3, 30, -1, -30};

  /**
   * A log-probability computed independently, for one row.
   *
   * @param x of any D ≥ 1
   * @param slots the head by slot name, each of the width the likelihood asks for at that D
   * @param logProb log p(x|z) in nats
   */
  public record Reference(float[] x, Map<String, float[]> slots, double logProb) {}

  protected LikelihoodContract() {}

  /** The likelihood under test. */
  protected abstract Likelihood likelihood();

  /**
   * At least three values, some far from the mode and some at extreme parameters. Keep the recipe
   * beside them.
   */
  protected abstract List<Reference> references();

  /** How strongly heads vary in the tests that draw them at random. */
  protected double headDeviation() {
    return 1;
  }

  /**
   * How far from a point gradients are differenced; make it smaller where there are kinks, as that
   * of |x − μ| at 0.
   */
  protected double gradientStep() {
    return 0x1p-4;
  }

  /** How one dimension is integrated; override it for a support of your own. */
  protected Grid grid(double centre, double step) {
    return Grid.of(likelihood().support(), centre, step);
  }

  @Test
  void agreesWithReferenceValues() {
    assertThat(references()).as("reference values").hasSizeGreaterThanOrEqualTo(3);
    for (Reference reference : references()) {
      int d = reference.x().length;
      RawHeads head = RawHeads.of(likelihood().head(d), reference.slots());
      try (Scope scope = device().inference()) {
        Tensor x = scope.constant(Shape.of(1, d), reference.x());
        float logProb = likelihood().logProb(x, head.repeated(scope, 1, 1)).item();
        assertThat((double) logProb)
            .as("log p of %s %s", java.util.Arrays.toString(reference.x()), head)
            .isCloseTo(reference.logProb(), within(1e-5 + 2e-6 * Math.abs(reference.logProb())));
      }
    }
  }

  @Test
  void hasTheShapesOfTheInterface() {
    for (int s : new int[] {0, 1, 3}) {
      for (int b : new int[] {0, 1, 2}) {
        for (int d : new int[] {0, 1, 5}) {
          RawHeads raw = randomHead(d, 1);
          try (Scope scope = device().scope()) {
            Head head = raw.repeated(scope, s, b);
            Tensor x = scope.full(Shape.of(b, d), valueOfSupport());
            assertThat(likelihood().logProb(x, head).shape()).isEqualTo(Shape.of(s, b));
            assertThat(likelihood().mean(head).shape()).isEqualTo(Shape.of(s, b, d));
            likelihood()
                .deviation(head)
                .ifPresent(deviation -> assertThat(deviation.shape()).isEqualTo(Shape.of(s, b, d)));
            assertThat(likelihood().sample(head, RandomStream.of(1)).shape())
                .isEqualTo(Shape.of(s, b, d));
          }
        }
      }
    }
  }

  @Test
  void integratesToOneInOneDimension() {
    for (int seed = 0; seed < 5; seed++) {
      RawHeads head = randomHead(1, seed);
      DistributionChecks.integratesToOne(at(head, 1), mean(head), head.toString());
    }
  }

  /** The log-probability is the sum over dimensions: of a mean, p would integrate to more. */
  @Test
  void integratesToOneInTwoDimensions() {
    RawHeads head = randomHead(2, 11);
    DistributionChecks.integratesToOne(at(head, 2), mean(head), head.toString());
  }

  @Test
  void meanIsThatOfTheDensity() {
    for (int seed = 0; seed < 5; seed++) {
      RawHeads head = randomHead(1, seed);
      DistributionChecks.hasTheMeanOfItsDensity(at(head, 1), mean(head)[0], head.toString());
    }
  }

  /** Where the likelihood states one. */
  @Test
  void deviationIsThatOfTheDensity() {
    for (int seed = 0; seed < 5; seed++) {
      RawHeads head = randomHead(1, seed);
      try (Scope scope = device().inference()) {
        likelihood()
            .deviation(head.repeated(scope, 1, 1))
            .ifPresent(
                deviation ->
                    DistributionChecks.hasTheDeviationOfItsDensity(
                        at(head, 1), mean(head)[0], deviation.item(), head.toString()));
      }
    }
  }

  @Test
  void drawsFollowTheDensity() {
    for (int seed = 0; seed < 3; seed++) {
      RawHeads head = randomHead(1, seed);
      DistributionChecks.drawsFollowTheDensity(at(head, 1), mean(head)[0], head.toString());
    }
  }

  @Test
  void drawsOfDimensionsAreIndependent() {
    RawHeads head = randomHead(2, 12);
    DistributionChecks.drawsOfDimensionsAreIndependent(at(head, 2), head.toString());
  }

  @Test
  void drawsAreTheStreamsAndCarryNoGradient() {
    RawHeads raw = randomHead(4, 13);
    try (Scope scope = device().scope()) {
      Tensor output = scope.variable(Shape.of(2, 3, raw.output().length), tiled(raw, 6));
      Head head = raw.read(scope, output);
      Tensor one = likelihood().sample(head, RandomStream.of(5));
      Tensor again = likelihood().sample(head, RandomStream.of(5));
      assertThat(one.toArray()).as("draws of the same stream").isEqualTo(again.toArray());
      float[] gradient = scope.gradients(one.sum()).of(output).toArray();
      assertThat(gradient).as("gradient of a draw").containsOnly(new float[gradient.length]);
    }
  }

  /** Every sample and every row by itself gives the same as all at once. */
  @Test
  void rowsAndSamplesDoNotTouchEachOther() {
    int s = 3;
    int b = 2;
    int d = 4;
    RawHeads raw = randomHead(d, 14);
    RandomStream random = RandomStream.of(15);
    int w = raw.output().length;
    float[] outputs = new float[s * b * w];
    random.fillNormal(outputs, 0, outputs.length);
    float[] x = valuesOfSupport(b * d, random);
    try (Scope scope = device().inference()) {
      Tensor xs = scope.constant(Shape.of(b, d), x);
      Tensor all = scope.constant(Shape.of(s, b, w), outputs);
      float[] together = likelihood().logProb(xs, raw.read(scope, all)).toArray();
      for (int i = 0; i < s * b; i++) {
        int row = i % b;
        Tensor one = all.reshape(s * b, w).slice(0, i, i + 1).reshape(1, 1, w);
        Tensor oneX = xs.slice(0, row, row + 1);
        assertThat(likelihood().logProb(oneX, raw.read(scope, one)).item())
            .as("log p of sample %d, row %d, by itself", i / b, row)
            .isCloseTo(together[i], within(1e-5f * (1 + Math.abs(together[i]))));
      }
    }
  }

  @Test
  void gradientsAgreeWithFiniteDifferences() {
    int s = 2;
    int b = 2;
    int d = 2;
    for (int seed = 20; seed < 23; seed++) {
      RandomStream random = RandomStream.of(seed);
      RawHeads raw = randomHead(d, seed);
      float[] x = valuesOfSupport(b * d, random);
      float[] outputs = new float[s * b * raw.output().length];
      random.fillNormal(outputs, 0, outputs.length);
      List<HeadLayout.Slot> free = RawHeads.freeSlots(raw.layout());
      boolean smoothInX = likelihood().measure() == Measure.LEBESGUE;
      GradientCheck check =
          GradientCheck.of(
                  (scope, in) -> {
                    Map<String, Tensor> freeSlots = new java.util.HashMap<>();
                    for (int i = 0; i < free.size(); i++) {
                      freeSlots.put(free.get(i).name(), in.get(1 + i));
                    }
                    Tensor xs =
                        smoothInX ? in.get(in.size() - 1) : scope.constant(Shape.of(b, d), x);
                    return likelihood().logProb(xs, Head.of(raw.layout(), in.get(0), freeSlots));
                  })
              .step(gradientStep())
              .tolerance(2e-3, 1e-3)
              .variable(Shape.of(s, b, raw.output().length), outputs);
      for (HeadLayout.Slot slot : free) {
        check.variable(Shape.of(slot.width()), raw.free().get(slot.name()));
      }
      if (smoothInX) {
        check.variable(Shape.of(b, d), x);
      }
      check.check();
    }
  }

  /** At raw outputs of ±30 everything is finite, and draws are of the support. */
  @Test
  void isFiniteAtExtremeHeads() {
    Support support = likelihood().support();
    for (RawHeads raw : RawHeads.extremes(likelihood().head(3), EXTREME)) {
      for (float point : POINTS) {
        if (support.contains(point)) {
          try (Scope scope = device().scope()) {
            Tensor output = scope.variable(Shape.of(1, 1, raw.output().length), raw.output());
            Head head = raw.read(scope, output);
            Tensor logProb = likelihood().logProb(scope.full(Shape.of(1, 3), point), head);
            assertThat(logProb.item()).as("log p of %s %s", point, raw).isFinite();
            Gradients gradients = scope.gradients(logProb.sum());
            assertFinite(gradients.of(output), "gradient at " + point + " " + raw);
          }
        }
      }
      try (Scope scope = device().inference()) {
        Head head = raw.repeated(scope, 2, 1);
        assertFinite(likelihood().mean(head), "mean " + raw);
        likelihood()
            .deviation(head)
            .ifPresent(
                deviation -> {
                  for (float value : deviation.toArray()) {
                    assertThat(value).as("deviation %s", raw).isFinite().isNotNegative();
                  }
                });
        for (float draw : likelihood().sample(head, RandomStream.of(3)).toArray()) {
          assertThat(support.contains(draw)).as("draw %s %s", draw, raw).isTrue();
        }
      }
    }
  }

  @Test
  void massesAreProbabilities() {
    if (likelihood().measure() == Measure.COUNTING) {
      RawHeads head = randomHead(1, 16);
      float[] nodes = grid(0, 0.1).nodes();
      for (float logProb : at(head, 1).logProb(nodes, nodes.length)) {
        assertThat(logProb).as("log of a mass %s", head).isLessThanOrEqualTo(0);
      }
    }
  }

  @Test
  void supportHoldsNoNaN() {
    assertThat(likelihood().support().contains(Float.NaN)).isFalse();
    assertThat(likelihood().support().description()).isNotBlank();
  }

  @Test
  void diagnosticsAreSingleNumbers() {
    try (Scope scope = device().inference()) {
      Map<String, Tensor> diagnostics =
          likelihood().diagnostics(randomHead(3, 17).repeated(scope, 2, 2));
      diagnostics.forEach(
          (name, value) -> {
            assertThat(name).matches("[a-z][a-z0-9_]*");
            assertThat(value.item()).as(name).isFinite();
          });
    }
  }

  private RawHeads randomHead(int dataDim, long seed) {
    return RawHeads.random(likelihood().head(dataDim), RandomStream.of(seed), headDeviation());
  }

  private float[] mean(RawHeads head) {
    try (Scope scope = device().inference()) {
      return likelihood().mean(head.repeated(scope, 1, 1)).toArray();
    }
  }

  private float valueOfSupport() {
    return valuesOfSupport(1, RandomStream.of(1))[0];
  }

  private float[] valuesOfSupport(int n, RandomStream random) {
    return SupportValues.draw(likelihood().support(), n, random);
  }

  private Distribution at(RawHeads raw, int dimensions) {
    return new Distribution() {
      @Override
      public int dimensions() {
        return dimensions;
      }

      @Override
      public Support support() {
        return likelihood().support();
      }

      @Override
      public Grid grid(double centre, double step) {
        return LikelihoodContract.this.grid(centre, step);
      }

      @Override
      public float[] logProb(float[] points, int n) {
        try (Scope scope = device().inference()) {
          Tensor x = scope.constant(Shape.of(n, dimensions), points);
          return likelihood().logProb(x, raw.repeated(scope, 1, n)).toArray();
        }
      }

      @Override
      public float[] sample(int n, RandomStream random) {
        try (Scope scope = device().inference()) {
          return likelihood().sample(raw.repeated(scope, n, 1), random).toArray();
        }
      }
    };
  }

  private static float[] tiled(RawHeads raw, int rows) {
    float[] values = new float[rows * raw.output().length];
    for (int i = 0; i < values.length; i++) {
      values[i] = raw.output()[i % raw.output().length];
    }
    return values;
  }

  static void assertFinite(Tensor tensor, String what) {
    for (float value : tensor.toArray()) {
      assertThat(value).as(what).isFinite();
    }
  }
}
