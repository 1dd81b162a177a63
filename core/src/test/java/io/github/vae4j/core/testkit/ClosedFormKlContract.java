package io.github.vae4j.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.vae4j.core.check.RawHeads;
import io.github.vae4j.core.kl.ClosedFormKl;
import io.github.vae4j.core.kl.KlAudit;
import io.github.vae4j.core.kl.KlRegistry;
import io.github.vae4j.core.model.EncoderDistribution;
import io.github.vae4j.core.model.Posterior;
import io.github.vae4j.core.model.Prior;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.run.KlCheck;
import io.github.vae4j.core.tensor.Gradients;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What every closed form of a KL must do. Its own test extends this class and gives the rule, the
 * encoder distribution and the prior of its pair, and reference values that were computed
 * independently of it. Found, among others: a factor of 1.02, a variance read as a deviation, the
 * two distributions in the wrong order.
 */
public abstract class ClosedFormKlContract<Q extends Posterior, P extends Prior>
    extends WithDevice {
  private static final float EXTREME = 30;

  /**
   * A KL computed independently, for one row.
   *
   * @param slots the encoder's head by slot name, each of the width asked for at that L
   * @param parameters the prior's, by name; empty for those a new prior has
   * @param latentDim L
   * @param kl nats, summed over L
   */
  public record Reference(
      Map<String, float[]> slots, Map<String, float[]> parameters, int latentDim, double kl) {}

  protected ClosedFormKlContract() {}

  /** The rule under test. */
  protected abstract ClosedFormKl<Q, P> rule();

  /** An encoder distribution that reads posteriors of the rule's class. */
  protected abstract EncoderDistribution encoder();

  /** A new prior of the rule's class. */
  protected abstract P prior(int latentDim);

  /**
   * The slots of one dimension at which q is equal to a new prior; empty if no q of the family is.
   */
  protected abstract Map<String, float[]> equalToPrior();

  /** At least three values, some at extreme parameters. Keep the recipe beside them. */
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
  void isOfThePairItStates() {
    try (Scope scope = device().inference()) {
      assertThat(read(scope, randomHead(2, 1), 1).getClass()).isEqualTo(rule().posterior());
    }
    assertThat(prior(2).getClass()).isEqualTo(rule().prior());
    assertThat(encoder().support()).as("support of q").isEqualTo(prior(2).support());
  }

  @Test
  void agreesWithReferenceValues() {
    assertThat(references()).as("reference values").hasSizeGreaterThanOrEqualTo(3);
    for (Reference reference : references()) {
      int l = reference.latentDim();
      RawHeads raw = RawHeads.of(encoder().head(l), reference.slots());
      P prior = Parameters.set(prior(l), reference.parameters());
      assertThat(kl(raw, prior))
          .as("KL %s, prior %s", raw, Parameters.describe(prior))
          .isCloseTo(reference.kl(), within(1e-6 + 3e-6 * Math.abs(reference.kl())));
    }
  }

  @Test
  void hasOneValueForEachDimensionOrEachRow() {
    for (int b : new int[] {0, 1, 3}) {
      for (int l : new int[] {0, 1, 4}) {
        try (Scope scope = device().scope()) {
          Q q = read(scope, randomHead(l, 2), b);
          P p = prior(l);
          assertThat(rule().klPerDimension(q, p).shape()).isIn(Shape.of(b, l), Shape.of(b, 1));
          assertThat(rule().kl(q, p).shape()).isEqualTo(Shape.of(b));
          assertThat(rule().kl(q, p).toArray())
              .containsExactly(rule().klPerDimension(q, p).sum(-1).toArray(), within(1e-6f));
        }
      }
    }
  }

  /** ∫ q (log q − log p) in one dimension. */
  @Test
  void agreesWithQuadrature() {
    for (int seed = 0; seed < 20; seed++) {
      RawHeads raw = randomHead(1, seed);
      P prior = Parameters.stirred(prior(1), seed);
      double expected;
      try (Scope scope = device().inference()) {
        Q q = read(scope, raw, 1);
        Grid grid = grid(q.mean().item(), 0.01);
        double[] weights = grid.weights();
        Tensor z = scope.constant(Shape.of(grid.size(), 1, 1), grid.nodes());
        float[] logQ = q.logProb(z).toArray();
        float[] logP = prior.logProb(z).toArray();
        expected = 0;
        for (int i = 0; i < logQ.length; i++) {
          double density = Math.exp(logQ[i]);
          if (density > 0) {
            expected += weights[i] * density * ((double) logQ[i] - logP[i]);
          }
        }
      }
      assertThat(kl(raw, prior))
          .as("KL %s, prior %s", raw, Parameters.describe(prior))
          .isCloseTo(expected, within(1e-5 + 1e-4 * expected));
    }
  }

  /** By {@link KlAudit}, which would refuse a correct rule with probability 10⁻⁶. */
  @Test
  void agreesWithMonteCarlo() {
    int rows = 16;
    int l = 3;
    RawHeads layout = randomHead(l, 3);
    float[] outputs = new float[rows * layout.output().length];
    RandomStream.of(4).fillNormal(outputs, 0, outputs.length);
    KlAudit audit = KlAudit.ofRun(new KlRegistry(Set.of(rule())), 0.005, 1e-6, 1);
    List<KlCheck> checks =
        audit.check(
            0,
            device(),
            rows,
            (scope, which) -> {
              Tensor all = scope.constant(Shape.of(rows, layout.output().length), outputs);
              return encoder().read(layout.read(scope, all.gather(which)));
            },
            Parameters.stirred(prior(l), 5),
            RandomStream.of(6));
    assertThat(checks).isNotEmpty().allMatch(KlCheck::passed);
  }

  @Test
  void isZeroWhereThePosteriorIsThePrior() {
    if (!equalToPrior().isEmpty()) {
      RawHeads raw = RawHeads.of(encoder().head(1), equalToPrior());
      assertThat(kl(raw, prior(1))).isEqualTo(0);
    }
  }

  @Test
  void isNeverNegative() {
    for (int seed = 0; seed < 200; seed++) {
      double deviation = Math.pow(10, seed % 5 - 3); // 0.001 to 10
      RawHeads raw = RawHeads.random(encoder().head(3), RandomStream.of(seed), deviation);
      P prior = seed % 2 == 0 ? prior(3) : Parameters.stirred(prior(3), seed);
      assertThat(kl(raw, prior)).as("KL %s", raw).isGreaterThanOrEqualTo(-1e-6);
    }
  }

  @Test
  void gradientsAgreeWithFiniteDifferences() {
    for (int seed = 30; seed < 33; seed++) {
      RawHeads raw = randomHead(2, seed);
      int w = raw.output().length;
      P prior = Parameters.stirred(prior(2), seed);
      GradientCheck.of(
              (scope, in) ->
                  rule().klPerDimension(cast(encoder().read(raw.read(scope, in.get(0)))), prior))
          .step(gradientStep())
          .tolerance(2e-3, 1e-3)
          .variable(Shape.of(3, w), RandomStream.of(seed), -1.5, 1.5)
          .parameters(prior.parameters())
          .check();
    }
  }

  /** At raw outputs of ±30, and with the prior's parameters at ±30, too. */
  @Test
  void isFiniteAndNotNegativeAtExtremes() {
    for (float atPrior : new float[] {0, EXTREME, -EXTREME}) {
      P prior = prior(2);
      prior
          .parameters()
          .forEach(
              parameter -> {
                java.util.Arrays.fill(parameter.values(), atPrior);
                parameter.changed();
              });
      for (RawHeads raw : RawHeads.extremes(encoder().head(2), EXTREME)) {
        try (Scope scope = device().scope()) {
          Tensor output = scope.variable(Shape.of(1, raw.output().length), raw.output());
          Tensor kl = rule().kl(cast(encoder().read(raw.read(scope, output))), prior);
          assertThat(kl.item())
              .as("KL %s, prior's parameters %s", raw, atPrior)
              .isFinite()
              .isGreaterThanOrEqualTo(-1e-5f);
          Gradients gradients = scope.gradients(kl.sum());
          LikelihoodContract.assertFinite(gradients.of(output), "gradient " + raw);
        }
      }
    }
  }

  private RawHeads randomHead(int latentDim, long seed) {
    return RawHeads.random(encoder().head(latentDim), RandomStream.of(seed), 1);
  }

  private Q read(Scope scope, RawHeads raw, int rows) {
    return cast(encoder().read(raw.repeated(scope, rows)));
  }

  private Q cast(Posterior posterior) {
    return rule().posterior().cast(posterior);
  }

  private double kl(RawHeads raw, P prior) {
    try (Scope scope = device().inference()) {
      return rule().kl(read(scope, raw, 1), prior).item();
    }
  }
}
