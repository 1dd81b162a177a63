package io.github.vae4j.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.vae4j.core.model.Prior;
import io.github.vae4j.core.model.Support;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Gradients;
import io.github.vae4j.core.tensor.Parameter;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What every prior must do. A prior's own test extends this class and gives the prior and reference
 * values that were computed independently of it. A prior with parameters is tested at its start and
 * at parameters away from it.
 */
public abstract class PriorContract extends WithDevice {
  private static final float[] POINTS = {0, 1, 0.5f, 0.25f, 3, 30, -1, -30};

  /**
   * A log-probability computed independently, for one draw.
   *
   * @param z of any L ≥ 1
   * @param parameters their values by name; empty for those a new prior has
   * @param logProb log p(z) in nats
   */
  public record Reference(float[] z, Map<String, float[]> parameters, double logProb) {}

  protected PriorContract() {}

  /** A new prior over that many dimensions. */
  protected abstract Prior prior(int latentDim);

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
    return Grid.of(prior(1).support(), centre, step);
  }

  @Test
  void agreesWithReferenceValues() {
    assertThat(references()).as("reference values").hasSizeGreaterThanOrEqualTo(3);
    for (Reference reference : references()) {
      int l = reference.z().length;
      Prior prior = Parameters.set(prior(l), reference.parameters());
      try (Scope scope = device().inference()) {
        Tensor z = scope.constant(Shape.of(1, 1, l), reference.z());
        assertThat((double) prior.logProb(z).item())
            .as("log p of %s at %s", Arrays.toString(reference.z()), reference)
            .isCloseTo(reference.logProb(), within(1e-5 + 2e-6 * Math.abs(reference.logProb())));
      }
    }
  }

  @Test
  void hasTheShapesOfTheInterface() {
    for (int s : new int[] {0, 1, 3}) {
      for (int b : new int[] {0, 1, 2}) {
        for (int l : new int[] {0, 1, 5}) {
          Prior prior = prior(l);
          try (Scope scope = device().scope()) {
            Tensor z = scope.full(Shape.of(s, b, l), valueOfSupport());
            assertThat(prior.logProb(z).shape()).isEqualTo(Shape.of(s, b));
            assertThat(prior.sample(scope, b, RandomStream.of(1)).shape())
                .isEqualTo(Shape.of(b, l));
          }
        }
      }
    }
  }

  @Test
  void integratesToOneInOneDimension() {
    for (Prior prior : priors(1)) {
      DistributionChecks.integratesToOne(at(prior, 1), centre(prior), describe(prior));
    }
  }

  /** The log-probability is the sum over dimensions: of a mean, p would integrate to more. */
  @Test
  void integratesToOneInTwoDimensions() {
    for (Prior prior : priors(2)) {
      DistributionChecks.integratesToOne(at(prior, 2), centre(prior), describe(prior));
    }
  }

  @Test
  void drawsFollowTheDensity() {
    for (Prior prior : priors(1)) {
      DistributionChecks.drawsFollowTheDensity(at(prior, 1), centre(prior)[0], describe(prior));
    }
  }

  @Test
  void drawsAreTheStreamsAndCarryNoGradient() {
    Prior prior = priors(4).get(1);
    try (Scope scope = device().scope()) {
      Tensor one = prior.sample(scope, 6, RandomStream.of(5));
      Tensor again = prior.sample(scope, 6, RandomStream.of(5));
      assertThat(one.toArray()).as("draws of the same stream").isEqualTo(again.toArray());
      Gradients gradients = scope.gradients(one.sum());
      for (Parameter parameter : prior.parameters()) {
        float[] gradient = gradients.of(parameter).toArray();
        assertThat(gradient)
            .as("gradient of a draw for " + parameter)
            .containsOnly(new float[gradient.length]);
      }
    }
  }

  @Test
  void gradientsAgreeWithFiniteDifferences() {
    for (Prior prior : priors(3)) {
      boolean smooth = !prior.support().equals(Support.BINARY);
      float[] z = valuesOfSupport(2 * 2 * 3, RandomStream.of(21));
      GradientCheck check =
          GradientCheck.of(
                  (scope, in) ->
                      prior.logProb(smooth ? in.get(0) : scope.constant(Shape.of(2, 2, 3), z)))
              .step(gradientStep())
              .tolerance(2e-3, 1e-3)
              .parameters(prior.parameters());
      if (smooth) {
        check.variable(Shape.of(2, 2, 3), z);
      }
      check.check();
    }
  }

  @Test
  void isFiniteFarOutAndAtExtremeParameters() {
    for (float extreme : new float[] {0, 30, -30}) {
      Prior prior = prior(3);
      for (Parameter parameter : prior.parameters()) {
        Arrays.fill(parameter.values(), extreme);
        parameter.changed();
      }
      for (float point : POINTS) {
        if (prior.support().contains(point)) {
          try (Scope scope = device().scope()) {
            Tensor z = scope.variable(Shape.of(1, 1, 3), point, point, point);
            Tensor logProb = prior.logProb(z);
            assertThat(logProb.item()).as("log p of %s at %s", point, extreme).isFinite();
            Gradients gradients = scope.gradients(logProb.sum());
            LikelihoodContract.assertFinite(gradients.of(z), "gradient at " + point);
            for (Parameter parameter : prior.parameters()) {
              LikelihoodContract.assertFinite(gradients.of(parameter), "gradient at " + point);
            }
          }
        }
      }
      try (Scope scope = device().inference()) {
        for (float draw : prior.sample(scope, 5, RandomStream.of(3)).toArray()) {
          assertThat(prior.support().contains(draw)).as("draw %s at %s", draw, extreme).isTrue();
        }
      }
    }
  }

  @Test
  void parametersHaveNamesOfTheirOwn() {
    assertThat(prior(2).parameters()).extracting(Parameter::name).doesNotHaveDuplicates();
  }

  /** A new prior, and one whose parameters are elsewhere. */
  private List<Prior> priors(int latentDim) {
    return List.of(prior(latentDim), Parameters.stirred(prior(latentDim), 31));
  }

  private static String describe(Prior prior) {
    return "at " + Parameters.describe(prior);
  }

  /** Medians of each dimension's draws. */
  private float[] centre(Prior prior) {
    try (Scope scope = device().inference()) {
      float[] draws = prior.sample(scope, 1001, RandomStream.of(2)).toArray();
      float[] medians = new float[draws.length / 1001];
      for (int d = 0; d < medians.length; d++) {
        float[] column = new float[1001];
        for (int i = 0; i < column.length; i++) {
          column[i] = draws[i * medians.length + d];
        }
        Arrays.sort(column);
        medians[d] = column[500];
      }
      return medians;
    }
  }

  private float valueOfSupport() {
    return valuesOfSupport(1, RandomStream.of(1))[0];
  }

  private float[] valuesOfSupport(int n, RandomStream random) {
    return SupportValues.draw(prior(1).support(), n, random);
  }

  private Distribution at(Prior prior, int dimensions) {
    return new Distribution() {
      @Override
      public int dimensions() {
        return dimensions;
      }

      @Override
      public Support support() {
        return prior.support();
      }

      @Override
      public Grid grid(double centre, double step) {
        return PriorContract.this.grid(centre, step);
      }

      @Override
      public float[] logProb(float[] points, int n) {
        try (Scope scope = device().inference()) {
          return prior.logProb(scope.constant(Shape.of(1, n, dimensions), points)).toArray();
        }
      }

      @Override
      public float[] sample(int n, RandomStream random) {
        try (Scope scope = device().inference()) {
          return prior.sample(scope, n, random).toArray();
        }
      }
    };
  }
}
