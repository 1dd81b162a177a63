package io.github.vae4j.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.vae4j.core.check.RawHeads;
import io.github.vae4j.core.model.EncoderDistribution;
import io.github.vae4j.core.model.LatentDraw;
import io.github.vae4j.core.model.Posterior;
import io.github.vae4j.core.model.Support;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Gradients;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What every encoder distribution must do. Its own test extends this class and gives the
 * distribution and reference values that were computed independently of it.
 *
 * <p>All slots of the head must be outputs of the network.
 */
public abstract class EncoderDistributionContract extends WithDevice {
  private static final float[] EXTREMES = {30, 300};

  /**
   * A log-probability computed independently, for one row and one draw.
   *
   * @param z of any L ≥ 1
   * @param slots the head by slot name, each of the width asked for at that L
   * @param logProb log q(z|x) in nats
   */
  public record Reference(float[] z, Map<String, float[]> slots, double logProb) {}

  protected EncoderDistributionContract() {}

  /** The encoder distribution under test. */
  protected abstract EncoderDistribution encoder();

  /**
   * At least three values, some far from the mode and some at extreme parameters. Keep the recipe
   * beside them.
   */
  protected abstract List<Reference> references();

  /**
   * How far from a point gradients are differenced; make it smaller where there are kinks, as that
   * of |x − μ| at 0.
   */
  protected double gradientStep() {
    return 0x1p-4;
  }

  /** How one dimension is integrated; override it for a support of your own. */
  protected Grid grid(double centre, double step) {
    return Grid.of(encoder().support(), centre, step);
  }

  @Test
  void agreesWithReferenceValues() {
    assertThat(references()).as("reference values").hasSizeGreaterThanOrEqualTo(3);
    for (Reference reference : references()) {
      int l = reference.z().length;
      RawHeads raw = RawHeads.of(encoder().head(l), reference.slots());
      try (Scope scope = device().inference()) {
        Tensor z = scope.constant(Shape.of(1, 1, l), reference.z());
        double logProb = encoder().read(raw.repeated(scope, 1)).logProb(z).item();
        assertThat(logProb)
            .as("log q of %s %s", Arrays.toString(reference.z()), raw)
            .isCloseTo(reference.logProb(), within(1e-5 + 2e-6 * Math.abs(reference.logProb())));
      }
    }
  }

  @Test
  void hasTheShapesOfTheInterface() {
    for (int s : new int[] {0, 1, 3}) {
      for (int b : new int[] {0, 1, 2}) {
        for (int l : new int[] {0, 1, 5}) {
          try (Scope scope = device().scope()) {
            Posterior posterior = encoder().read(randomHead(l, 1).repeated(scope, b));
            LatentDraw draw = posterior.rsample(s, RandomStream.of(1));
            assertThat(draw.exact().shape()).isEqualTo(Shape.of(s, b, l));
            assertThat(draw.surrogate().shape()).isEqualTo(Shape.of(s, b, l));
            assertThat(posterior.logProb(draw.exact()).shape()).isEqualTo(Shape.of(s, b));
            assertThat(posterior.mean().shape()).isEqualTo(Shape.of(b, l));
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

  /** The log-probability is the sum over dimensions: of a mean, q would integrate to more. */
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

  @Test
  void exactDrawsFollowTheDensity() {
    for (int seed = 0; seed < 3; seed++) {
      RawHeads head = randomHead(1, seed);
      DistributionChecks.drawsFollowTheDensity(at(head, 1), mean(head)[0], head.toString());
    }
  }

  /** At very many heads: a bit that is 1 less a rounding is none. */
  @Test
  void exactDrawsAreOfTheSupport() {
    RawHeads raw = randomHead(2, 14);
    int rows = 2000;
    float[] outputs = normals(rows * raw.output().length, RandomStream.of(15));
    for (int i = 0; i < outputs.length; i++) {
      outputs[i] *= 4;
    }
    try (Scope scope = device().inference()) {
      Tensor output = scope.constant(Shape.of(rows, raw.output().length), outputs);
      LatentDraw draw = encoder().read(raw.read(scope, output)).rsample(5, RandomStream.of(16));
      for (float z : draw.exact().toArray()) {
        assertThat(encoder().support().contains(z))
            .as("draw %s is of the support %s", z, encoder().support())
            .isTrue();
      }
    }
  }

  @Test
  void exactDrawsOfDimensionsAreIndependent() {
    RawHeads head = randomHead(2, 12);
    DistributionChecks.drawsOfDimensionsAreIndependent(at(head, 2), head.toString());
  }

  @Test
  void drawsAreTheStreams() {
    RawHeads raw = randomHead(3, 13);
    try (Scope scope = device().inference()) {
      Posterior posterior = encoder().read(raw.repeated(scope, 2));
      LatentDraw one = posterior.rsample(4, RandomStream.of(5));
      LatentDraw again = posterior.rsample(4, RandomStream.of(5));
      assertThat(one.exact().toArray()).isEqualTo(again.exact().toArray());
      assertThat(one.surrogate().toArray()).isEqualTo(again.surrogate().toArray());
    }
  }

  @Test
  void gradientsOfLogProbAgreeWithFiniteDifferences() {
    boolean smooth = !encoder().support().equals(Support.BINARY);
    for (int seed = 20; seed < 23; seed++) {
      RandomStream random = RandomStream.of(seed);
      RawHeads raw = randomHead(2, seed);
      float[] outputs = normals(2 * raw.output().length, random);
      float[] z = SupportValues.draw(encoder().support(), 2 * 2 * 2, random);
      Shape shape = Shape.of(2, 2, 2);
      GradientCheck check =
          GradientCheck.of(
                  (scope, in) ->
                      encoder()
                          .read(raw.read(scope, in.get(0)))
                          .logProb(smooth ? in.get(1) : scope.constant(shape, z)))
              .step(gradientStep())
              .tolerance(2e-3, 1e-3)
              .variable(Shape.of(2, raw.output().length), outputs);
      if (smooth) {
        check.variable(shape, z);
      }
      check.check();
    }
  }

  /**
   * Draws of the same noise are a smooth function of the head, and the gradient is that function's;
   * hard draws that carry a gradient of another function are left out here.
   */
  @Test
  void gradientsOfDrawsAgreeWithFiniteDifferences() {
    RandomStream random = RandomStream.of(24);
    RawHeads raw = randomHead(2, 24);
    int w = raw.output().length;
    try (Scope scope = device().inference()) {
      LatentDraw draw = encoder().read(raw.repeated(scope, 3)).rsample(2, RandomStream.of(7));
      if (!draw.relaxed() && encoder().support().equals(Support.BINARY)) {
        return;
      }
    }
    GradientCheck.of(
            (scope, in) ->
                encoder()
                    .read(raw.read(scope, in.get(0)))
                    .rsample(2, RandomStream.of(7))
                    .surrogate())
        .step(gradientStep())
        .tolerance(2e-3, 1e-3)
        .variable(Shape.of(3, w), normals(3 * w, random))
        .check();
  }

  /** Training has something to follow: the surrogate depends on every output of the head. */
  @Test
  void drawsCarryAGradientToEveryOutput() {
    RawHeads raw = randomHead(3, 25);
    try (Scope scope = device().scope()) {
      Tensor output = scope.variable(Shape.of(1, raw.output().length), raw.output());
      Tensor draw =
          encoder().read(raw.read(scope, output)).rsample(8, RandomStream.of(7)).surrogate();
      Tensor weights = scope.normal(draw.shape(), RandomStream.of(8));
      for (float gradient : scope.gradients(draw.mul(weights).sum()).of(output).toArray()) {
        assertThat(gradient).isFinite().isNotZero();
      }
    }
  }

  /** At raw outputs of ±30 and ±300 everything is finite, and draws are of the support. */
  @Test
  void isFiniteAtExtremeHeads() {
    for (float extreme : EXTREMES) {
      for (RawHeads raw : RawHeads.extremes(encoder().head(3), extreme)) {
        try (Scope scope = device().scope()) {
          Tensor output = scope.variable(Shape.of(1, raw.output().length), raw.output());
          Posterior posterior = encoder().read(raw.read(scope, output));
          LatentDraw draw = posterior.rsample(4, RandomStream.of(3));
          for (float z : draw.exact().toArray()) {
            assertThat(encoder().support().contains(z)).as("draw %s %s", z, raw).isTrue();
          }
          Tensor logProb = posterior.logProb(draw.exact());
          LikelihoodContract.assertFinite(draw.surrogate(), "surrogate " + raw);
          LikelihoodContract.assertFinite(posterior.mean(), "mean " + raw);
          LikelihoodContract.assertFinite(logProb, "log q " + raw);
          Gradients gradients = scope.gradients(logProb.sum().add(draw.surrogate().sum()));
          LikelihoodContract.assertFinite(gradients.of(output), "gradient " + raw);
        }
      }
    }
  }

  private RawHeads randomHead(int latentDim, long seed) {
    return RawHeads.random(encoder().head(latentDim), RandomStream.of(seed), 1);
  }

  private static float[] normals(int n, RandomStream random) {
    float[] values = new float[n];
    random.fillNormal(values, 0, n);
    return values;
  }

  private float[] mean(RawHeads head) {
    try (Scope scope = device().inference()) {
      return encoder().read(head.repeated(scope, 1)).mean().toArray();
    }
  }

  private Distribution at(RawHeads raw, int dimensions) {
    return new Distribution() {
      @Override
      public int dimensions() {
        return dimensions;
      }

      @Override
      public Support support() {
        return encoder().support();
      }

      @Override
      public Grid grid(double centre, double step) {
        return EncoderDistributionContract.this.grid(centre, step);
      }

      @Override
      public float[] logProb(float[] points, int n) {
        try (Scope scope = device().inference()) {
          Tensor z = scope.constant(Shape.of(n, 1, dimensions), points);
          return encoder().read(raw.repeated(scope, 1)).logProb(z).toArray();
        }
      }

      @Override
      public float[] sample(int n, RandomStream random) {
        try (Scope scope = device().inference()) {
          return encoder().read(raw.repeated(scope, 1)).rsample(n, random).exact().toArray();
        }
      }
    };
  }
}
