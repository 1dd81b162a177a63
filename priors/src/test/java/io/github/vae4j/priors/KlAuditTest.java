package io.github.vae4j.priors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.vae4j.core.kl.ClosedFormKl;
import io.github.vae4j.core.kl.KlAudit;
import io.github.vae4j.core.kl.KlRegistry;
import io.github.vae4j.core.model.Prior;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.run.KlCheck;
import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.core.tensor.Parameter;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.tensor.Tensor;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The audit on the pairs of this module. All seeds are fixed. */
class KlAuditTest {
  private static final Device DEVICE = Device.cpu();
  private static final int ROWS = 64;
  private static final int LATENT = 20;
  private static final KlRegistry REGISTRY =
      new KlRegistry(Set.of(new GaussianStandardKl(), new GaussianDiagonalKl(), new BernoulliKl()));

  @AfterAll
  static void close() {
    DEVICE.close();
  }

  @Test
  void correctClosedFormsPass() {
    assertPasses(gaussians(1, 1, -2, 1), new StandardGaussianPrior(LATENT));
    assertPasses(gaussians(2, 1, -2, 1), learnedPrior());
    assertPasses(bits(3, 3), BernoulliPrior.fixed(LATENT, 0.5));
    assertPasses(bits(4, 3), BernoulliPrior.learned(LATENT, 0.1));
  }

  @Test
  void correctClosedFormsPassAtExtremes() {
    assertPasses(gaussians(1, 30, 0, 0), new StandardGaussianPrior(LATENT)); // far away
    assertPasses(gaussians(2, 1, -30, 3), new StandardGaussianPrior(LATENT)); // σ at its least
    assertPasses(
        gaussians(3, 1, 8, 3), new StandardGaussianPrior(LATENT)); // wide: t is very skewed
    assertPasses(bits(4, 30), BernoulliPrior.fixed(LATENT, 0.5)); // saturated
    assertPasses(bits(5, 30), BernoulliPrior.fixed(LATENT, 0.001)); // against a sharp prior
    assertPasses(bits(6, 1000), BernoulliPrior.fixed(LATENT, 0.5));
  }

  /** The draws have no spread, and the bound is what rounding and unseen events leave. */
  @Test
  void posteriorsThatEqualThePriorPassWithAFiniteZScore() {
    List<KlCheck> checks = check(audit(), gaussians(1, 0, 0, 0), new StandardGaussianPrior(LATENT));

    assertThat(checks).allMatch(KlCheck::passed);
    assertThat(checks)
        .allSatisfy(
            check -> {
              assertThat(check.closedForm()).isZero();
              assertThat(check.monteCarlo()).isZero();
              assertThat(check.z()).isZero();
              assertThat(check.standardError()).isBetween(0.0, 1e-4);
            });
  }

  @Test
  void aFactorOf102IsFound() {
    KlAudit audit = new KlAudit(new KlRegistry(Set.of(new TooLarge())), 0.005, 1e-8);

    List<KlCheck> checks = check(audit, gaussians(1, 1, -2, 1), new StandardGaussianPrior(LATENT));

    assertThat(checks).as("the mean and every single row").noneMatch(KlCheck::passed);
    KlCheck mean = checks.get(0);
    assertThat(mean.closedForm() / mean.monteCarlo()).isCloseTo(1.02, within(0.003));
    assertThat(mean.z()).isLessThan(-10);
    assertThat(mean.closedForm() - mean.monteCarlo()).isGreaterThan(mean.detectable());
  }

  @Test
  void aClosedFormThatIsNotANumberFails() {
    KlAudit audit = new KlAudit(new KlRegistry(Set.of(new NotANumber())), 0.005, 1e-8);

    assertThat(check(audit, gaussians(1, 1, 0, 0), new StandardGaussianPrior(LATENT)))
        .hasSize(9)
        .noneMatch(KlCheck::passed);
  }

  /** The mean reaches the error that was asked for unless its number of draws is capped. */
  @Test
  void statesWhatItComparesAndWhatItCanDetect() {
    List<KlCheck> checks =
        check(audit(), gaussians(1, 1, -2, 1), new StandardGaussianPrior(LATENT));

    KlCheck mean = checks.get(0);
    assertThat(checks)
        .extracting(KlCheck::subject)
        .startsWith("mean of 64 rows", "row 0", "row 1")
        .hasSize(9);
    assertThat(mean.epoch()).isEqualTo(3);
    assertThat(mean.posterior()).isEqualTo("GaussianPosterior");
    assertThat(mean.prior()).isEqualTo("StandardGaussianPrior");
    assertThat(mean.falseAlarm()).isEqualTo(1e-8);
    assertThat(mean.detectable()).isBetween(0.004 * mean.closedForm(), 0.0055 * mean.closedForm());
    assertThat(mean.z())
        .isCloseTo((mean.monteCarlo() - mean.closedForm()) / mean.standardError(), within(1e-12));
    assertThat(checks).allSatisfy(c -> assertThat(c.samples()).isBetween(256, 1 << 18));
  }

  @Test
  void theRunsFalseAlarmRateIsSharedOutAmongAllItsComparisons() {
    KlAudit audit = KlAudit.ofRun(REGISTRY, 0.005, 1e-6, 10);

    List<KlCheck> checks = check(audit, gaussians(1, 1, 0, 0), new StandardGaussianPrior(LATENT));

    assertThat(checks.stream().mapToDouble(KlCheck::falseAlarm).sum() * 10)
        .isCloseTo(1e-6, within(1e-15));
  }

  /**
   * 540 comparisons of correct closed forms, each at a false-alarm rate of 5 %. Were the rate held
   * exactly, 27 ± 5 would fail; the bound is meant to err on the safe side. More than 54 fail with
   * a probability below 10⁻⁶ (binomial).
   */
  @Test
  void theFalseAlarmRateIsHeld() {
    KlAudit audit = new KlAudit(REGISTRY, 1, 0.05);
    int failed = 0;
    for (int seed = 0; seed < 20; seed++) {
      failed += failures(audit, seed, gaussians(seed, 1, -2, 1), new StandardGaussianPrior(LATENT));
      failed += failures(audit, seed, gaussians(seed, 1, 3, 1), new StandardGaussianPrior(LATENT));
      failed += failures(audit, seed, bits(seed, 5), BernoulliPrior.fixed(LATENT, 0.5));
    }
    assertThat(failed).isBetween(1, 54);
  }

  @Test
  void thePairWithoutAClosedFormHasNothingToAudit() {
    assertThat(check(audit(), bits(1, 1), new StandardGaussianPrior(LATENT))).isEmpty();
  }

  @Test
  void noRowsAndNoDimensionsAreNoError() {
    KlAudit.Rows one =
        (scope, rows) ->
            new GaussianPosterior(
                scope.full(Shape.of(rows.length, 0), 0), scope.full(Shape.of(rows.length, 0), 0));
    Prior prior = new StandardGaussianPrior(0);

    assertThat(audit().check(1, DEVICE, 0, one, prior, RandomStream.of(1))).isEmpty();
    assertThat(audit().check(1, DEVICE, 2, one, prior, RandomStream.of(1)))
        .hasSize(3)
        .allMatch(KlCheck::passed);
  }

  @Test
  void givesTheSameBitsAgainOnAnyNumberOfThreads() {
    try (Device one = Device.cpu(1)) {
      KlAudit.Rows rows = gaussians(1, 1, -2, 1);
      Prior prior = new StandardGaussianPrior(LATENT);
      assertThat(audit().check(3, one, ROWS, rows, prior, RandomStream.of(9)))
          .isEqualTo(audit().check(3, DEVICE, ROWS, rows, prior, RandomStream.of(9)));
    }
  }

  @Test
  void refusesRatesThatAreNone() {
    assertThatThrownBy(() -> new KlAudit(REGISTRY, 0, 0.1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new KlAudit(REGISTRY, 0.1, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> KlAudit.ofRun(REGISTRY, 0.1, 0.1, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static KlAudit audit() {
    return new KlAudit(REGISTRY, 0.005, 1e-8);
  }

  private static void assertPasses(KlAudit.Rows posteriors, Prior prior) {
    assertThat(check(audit(), posteriors, prior)).hasSize(9).allMatch(KlCheck::passed);
  }

  private static int failures(KlAudit audit, int seed, KlAudit.Rows posteriors, Prior prior) {
    return (int)
        audit.check(0, DEVICE, ROWS, posteriors, prior, RandomStream.of(1000L + seed)).stream()
            .filter(check -> !check.passed())
            .count();
  }

  private static List<KlCheck> check(KlAudit audit, KlAudit.Rows posteriors, Prior prior) {
    return audit.check(3, DEVICE, ROWS, posteriors, prior, RandomStream.of(5));
  }

  private static Prior learnedPrior() {
    DiagonalGaussianPrior prior = new DiagonalGaussianPrior(LATENT);
    RandomStream random = RandomStream.of(17);
    for (Parameter parameter : prior.parameters()) {
      random.fillNormal(parameter.values(), 0, LATENT);
      parameter.changed();
    }
    return prior;
  }

  /** Means of deviation {@code spread}, log-variances about {@code logVariance}. */
  private static KlAudit.Rows gaussians(
      long seed, double spread, double logVariance, double logVarianceSpread) {
    float[] mean = normals(seed, "mean", 0, spread);
    float[] variance = normals(seed, "variance", logVariance, logVarianceSpread);
    return (scope, rows) ->
        new GaussianPosterior(
            scope.constant(Shape.of(ROWS, LATENT), mean).gather(rows),
            LogVariance.bounded(scope.constant(Shape.of(ROWS, LATENT), variance).gather(rows)));
  }

  private static KlAudit.Rows bits(long seed, double spread) {
    float[] logits = normals(seed, "logits", 0, spread);
    return (scope, rows) ->
        new BernoulliPosterior(
            scope.constant(Shape.of(ROWS, LATENT), logits).gather(rows),
            BitGradient.straightThrough());
  }

  private static float[] normals(long seed, String name, double mean, double spread) {
    float[] values = new float[ROWS * LATENT];
    RandomStream.of(seed).split(name).fillNormal(values, 0, values.length);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (mean + spread * values[i]);
    }
    return values;
  }

  /** A closed form with a planted error. */
  private abstract static class Planted
      implements ClosedFormKl<GaussianPosterior, StandardGaussianPrior> {
    @Override
    public Class<GaussianPosterior> posterior() {
      return GaussianPosterior.class;
    }

    @Override
    public Class<StandardGaussianPrior> prior() {
      return StandardGaussianPrior.class;
    }

    @Override
    public Tensor klPerDimension(GaussianPosterior q, StandardGaussianPrior p) {
      return planted(new GaussianStandardKl().klPerDimension(q, p));
    }

    abstract Tensor planted(Tensor right);
  }

  private static final class TooLarge extends Planted {
    @Override
    Tensor planted(Tensor right) {
      return right.mul(1.02);
    }
  }

  private static final class NotANumber extends Planted {
    @Override
    Tensor planted(Tensor right) {
      return right.mul(Double.NaN);
    }
  }
}
