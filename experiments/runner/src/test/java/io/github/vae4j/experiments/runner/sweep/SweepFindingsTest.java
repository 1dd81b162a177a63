package io.github.vae4j.experiments.runner.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.vae4j.core.run.ExperimentInfo;
import io.github.vae4j.core.run.Findings;
import io.github.vae4j.core.run.RunResult;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.core.run.RunStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a sweep says of its results, which are made up here: ELBO = −100·β − σ − seed. */
class SweepFindingsTest {
  private static final ExperimentInfo INFO = new ExperimentInfo("grid", "", List.of());

  private static Sweep sweep(Grid grid) {
    return new Sweep(
        INFO, RunSpec.defaults().with("likelihood", "gaussian-fixed"), grid, List.of("1", "2"));
  }

  private static final Grid PRODUCT =
      Grid.axis("objective.beta", List.of("1", "2", "4"))
          .product(Grid.axis("likelihood.sigma", List.of("0.5", "1")));

  private static RunResult result(RunSpec spec, RunStatus status) {
    double beta = number(spec, "objective.beta");
    double sigma = number(spec, "likelihood.sigma");
    double seed = number(spec, "seed");
    return new RunResult(
        spec,
        status,
        1,
        List.of(),
        List.of(),
        Map.of(
            "test_elbo",
            -100 * beta - sigma - seed,
            "test_kl",
            10 / beta,
            "test_mse",
            beta + sigma,
            "test_expected_log_likelihood",
            -50 * beta,
            "active_units",
            5.0),
        "");
  }

  private static double number(RunSpec spec, String key) {
    return Double.parseDouble(spec.asMap().getOrDefault(key, "0"));
  }

  private static List<RunResult> done(Sweep sweep) {
    return sweep.runs().stream().map(spec -> result(spec, RunStatus.DONE)).toList();
  }

  /**
   * By hand: the mean over σ in {0.5, 1} and seed in {1, 2} of −100β − σ − seed is −100β − 2.25.
   */
  @Test
  void aMarginalEffectIsTheMeanOverAllOtherSettings() {
    Sweep sweep = sweep(PRODUCT);
    Findings findings = sweep.conclude(done(sweep));
    Findings.Table beta = findings.tables().get(0);
    assertThat(beta.title()).isEqualTo("Marginal effect of objective.beta");
    assertThat(beta.columns())
        .containsExactly(
            "objective.beta",
            "runs",
            "test ELBO (nats)",
            "test KL (nats)",
            "squared error of the mean",
            "active units");
    assertThat(beta.rows())
        .containsExactly(
            // seeds 1 and 2 move the ELBO by −1 and −2: a deviation of 0.71
            List.of("1", "4", "-102.25 ± 0.71", "10.00 ± 0.00", "1.75 ± 0.00", "5.00 ± 0.00"),
            List.of("2", "4", "-202.25 ± 0.71", "5.00 ± 0.00", "2.75 ± 0.00", "5.00 ± 0.00"),
            List.of("4", "4", "-402.25 ± 0.71", "2.50 ± 0.00", "4.75 ± 0.00", "5.00 ± 0.00"));
    assertThat(beta.note())
        .doesNotContain("do not meet")
        .contains("The ELBO is averaged over different values of likelihood.sigma");
    assertThat(findings.tables()).hasSize(2);
    assertThat(findings.sentences())
        .containsExactly(
            "Test ELBO (nats): best by the mean is beta-1_sigma-0.5 with -102.00 ± 0.71 over 2"
                + " seeds. Whether it is told apart from the others is not known: there are no"
                + " scores of single test rows to pair, or no seed that all have.",
            "Test ELBO (nats), averaged over all other settings, moves most with objective.beta: from"
                + " -402.25 (4) to -102.25 (1); with likelihood.sigma by 0.50. Between seeds the"
                + " standard deviation is 0.71 in each of 6 combinations.",
            "Squared error of the mean: best by the mean is beta-1_sigma-0.5 with 1.50 ± 0.00 over"
                + " 2 seeds. Whether it is told apart from the others is not known: there are no"
                + " scores of single test rows to pair, or no seed that all have.",
            "Squared error of the mean, averaged over all other settings, moves most with"
                + " objective.beta: from 1.75 (1) to 4.75 (4); with likelihood.sigma by 0.50. Between"
                + " seeds the standard deviation is 0.00 in each of 6 combinations.");
  }

  @Test
  void ofASingleSettingNothingIsAveraged() {
    Sweep sweep = sweep(Grid.axis("objective.beta", List.of("1", "2")));
    assertThat(sweep.conclude(done(sweep)).sentences().get(1))
        .startsWith("Test ELBO (nats) moves with objective.beta: from -201.50 (2) to -101.50 (1).");
  }

  @Test
  void aRunThatFailedIsLeftOutAndSaid() {
    Sweep sweep = sweep(PRODUCT);
    List<RunResult> results = new java.util.ArrayList<>(done(sweep));
    results.set(0, result(results.get(0).spec(), RunStatus.DIVERGED));
    Findings findings = sweep.conclude(results);
    assertThat(findings.sentences())
        .contains(
            "1 of 12 runs are not done and are left out of the tables and curves of the sweep.");
    assertThat(findings.tables().get(0).rows().get(0).get(1)).isEqualTo("3");
    assertThat(findings.tables().get(0).note()).contains("do not meet the same other settings");
  }

  /** Means over densities and masses would be of nothing. */
  @Test
  void elbosOfSeveralLikelihoodsAreNotAveraged() {
    Sweep sweep =
        sweep(
            Grid.axis("likelihood", List.of("gaussian-fixed", "bernoulli"))
                .product(Grid.axis("latent", List.of("2", "8"))));
    Findings.Table latent = sweep.conclude(done(sweep)).tables().get(1);
    assertThat(latent.title()).isEqualTo("Marginal effect of latent");
    assertThat(latent.columns()).doesNotContain("test ELBO (nats)").contains("test KL (nats)");
    assertThat(latent.note()).contains("ELBOs are left out");
  }

  @Test
  void curvesHaveALineForEachChoiceOfTheOthers() {
    Sweep sweep = sweep(PRODUCT);
    List<Findings.Plot> plots = sweep.conclude(done(sweep)).plots();
    assertThat(plots)
        .extracting(Findings.Plot::title)
        .containsExactly(
            "Test ELBO along objective.beta",
            "Test KL along objective.beta",
            "Squared error along objective.beta",
            "Rate and distortion along objective.beta",
            "Test ELBO along likelihood.sigma",
            "Test KL along likelihood.sigma",
            "Squared error along likelihood.sigma",
            "Rate and distortion along likelihood.sigma");
    Findings.Plot elbo = plots.get(0);
    assertThat(elbo.lines())
        .extracting(Findings.Line::name)
        .containsExactly("likelihood.sigma=0.5", "likelihood.sigma=1");
    assertThat(elbo.lines().get(0).deviation())
        .hasSize(3)
        .allSatisfy(each -> assertThat(each).isCloseTo(Math.sqrt(0.5), within(1e-9)));
    assertThat(elbo.lines().get(0).x()).containsExactly(1.0, 2.0, 4.0);
    assertThat(elbo.lines().get(0).y()).containsExactly(-102.0, -202.0, -402.0);
    // σ changes what a nat of distortion is, so that the squared error stands for it.
    assertThat(plots.get(3).yLabel()).isEqualTo("distortion: squared error of the mean");
    assertThat(plots.get(3).lines().get(0).x()).containsExactly(10.0, 5.0, 2.5);
    assertThat(plots.get(3).lines().get(0).settings())
        .startsWith("objective.beta=1, likelihood.sigma=0.5");
  }

  @Test
  void anAxisOfAPowerOfTenIsLogarithmic() {
    assertThat(scale("0.1", "0.3", "1")).isEqualTo(Findings.Scale.LOGARITHMIC);
    assertThat(scale("0.2", "0.3", "1")).isEqualTo(Findings.Scale.LINEAR);
    assertThat(scale("0", "0.3", "10")).isEqualTo(Findings.Scale.LINEAR);
  }

  private static Findings.Scale scale(String... values) {
    Sweep sweep = sweep(Grid.axis("likelihood.sigma", List.of(values)));
    return sweep.conclude(done(sweep)).plots().get(0).xScale();
  }

  @Test
  void theJudgeHasTheEndOfTheSentence() {
    Sweep sweep =
        sweep(PRODUCT)
            .judgedBy(
                (metric, best, done) ->
                    Optional.of(" [%s of %s in %d]".formatted(metric, best, done.size())));
    assertThat(sweep.conclude(done(sweep)).sentences().get(0))
        .isEqualTo(
            "Test ELBO (nats): best by the mean is beta-1_sigma-0.5 with -102.00 ± 0.71 over 2"
                + " seeds [test_elbo of beta-1_sigma-0.5 in 12]");
  }

  /** A page's heading must not be empty. */
  @Test
  void asksWhatItsAxesDo() {
    assertThat(sweep(PRODUCT).info().question())
        .isEqualTo("What do objective.beta and likelihood.sigma do?");
    assertThat(sweep(Grid.axis("latent", List.of("2", "3"))).info().question())
        .isEqualTo("What does latent do?");
    assertThat(sweep(Grid.unit()).info().question()).isNotBlank();
  }

  @Test
  void distortionIsInNatsWhereTheNoiseIsTheSame() {
    Sweep sweep = sweep(Grid.axis("objective.beta", List.of("4", "1")));
    Findings.Plot plane = sweep.conclude(done(sweep)).plots().get(3);
    assertThat(plane.yLabel()).isEqualTo("distortion: −expected log-likelihood (nats)");
    assertThat(plane.lines().get(0).name()).isEqualTo("gaussian-fixed");
    assertThat(plane.lines().get(0).x()).containsExactly(10.0, 2.5);
    assertThat(plane.lines().get(0).y()).containsExactly(50.0, 200.0);
  }

  /** Stopped early, it says what is known, and of how many. */
  @Test
  void anInterruptedSweepShowsWhatIsDone() {
    Sweep sweep = sweep(PRODUCT);
    Findings findings = sweep.concludeEarly(done(sweep).subList(0, 6));
    assertThat(findings.tables()).isNotEmpty();
    assertThat(findings.sentences().get(findings.sentences().size() - 1))
        .startsWith("6 of 12 runs are not done");
  }

  /** Bits compare over likelihoods, so that sweeps have them unless told not to. */
  @Test
  void theCommonMeasureIsOn() {
    assertThat(sweep(PRODUCT).runs().get(0).given("common-measure-samples")).contains("16");
    Sweep off = sweep(Grid.axis("common-measure-samples", List.of("0", "8")));
    assertThat(off.runs().get(0).given("common-measure-samples")).contains("0");
  }

  @Test
  void whatIsNoNumberHasNoCurves() {
    Sweep sweep = sweep(Grid.axis("prior", List.of("standard-gaussian", "diagonal-gaussian")));
    assertThat(sweep.conclude(done(sweep)).plots()).isEmpty();
  }
}
