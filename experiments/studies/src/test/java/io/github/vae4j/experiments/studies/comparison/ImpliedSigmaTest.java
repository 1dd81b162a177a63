package io.github.vae4j.experiments.studies.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.vae4j.core.run.Findings;
import io.github.vae4j.core.run.RunResult;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.core.run.RunStatus;
import io.github.vae4j.experiments.studies.SeedGroup;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ImpliedSigmaTest {
  private static RunResult result(RunSpec spec, Map<String, Double> metrics) {
    return new RunResult(spec, RunStatus.DONE, 1, List.of(), List.of(), metrics, "", Map.of());
  }

  private static RunSpec spec(String likelihood) {
    return RunSpec.defaults().with("likelihood", likelihood).with("objective.beta", 1);
  }

  /** w ‖x − μ‖² + β KL with w = ½: −log N(x; μ, σ²) + KL is that over σ², so its slopes agree. */
  @Test
  void theLossesAreOneUpToScale() {
    double squaredError = 31;
    double kl = 12;
    for (double sigma : new double[] {0.1, 1, 3}) {
      for (double beta : new double[] {0.5, 1, 4}) {
        double weighed = squaredError / (2 * sigma * sigma) + beta * kl;
        double asBeta = squaredError / 2 + ImpliedSigma.beta(sigma, beta) * kl;
        assertThat(asBeta / (sigma * sigma)).isCloseTo(weighed, within(1e-9 * weighed));
        double implied = ImpliedSigma.sigma(sigma, beta);
        double asElbo = squaredError / (2 * implied * implied) + kl;
        assertThat(asElbo * beta).isCloseTo(weighed, within(1e-9 * weighed));
      }
    }
  }

  @Test
  void aRowForEveryGaussianWithWhyThereIsNoNumber() {
    List<RunResult> results =
        List.of(
            result(
                spec("gaussian-fixed").with("likelihood.sigma", 0.5).with("objective.beta", 4),
                Map.of("implied_sigma", 0.25)),
            result(spec("gaussian-learned"), Map.of("implied_sigma", 0.2, "sigma_at_floor", 0.47)),
            result(spec("bernoulli"), Map.of()));
    Findings findings = ImpliedSigma.findings(SeedGroup.of(results));
    List<List<String>> rows = findings.tables().get(0).rows();
    assertThat(rows).hasSize(2);
    assertThat(rows.get(0).subList(1, 7)).containsExactly("0.5", "4", "1", "1", "0.250", "no: set");
    assertThat(rows.get(1).subList(1, 7))
        .containsExactly("no: learned", "1", "no: learned", "no: learned", "0.200", "47 %");
    // β σ² = 1 against 0.25² = 0.0625
    assertThat(findings.sentences().get(0)).endsWith("it weighs 16 times that.");
  }

  @Test
  void anObjectiveOfManyDrawsHasNoWeight() {
    RunSpec spec =
        RunSpec.defaults().with("likelihood", "gaussian-fixed").with("likelihood.sigma", 1);
    Findings findings = ImpliedSigma.findings(SeedGroup.of(List.of(result(spec, Map.of()))));
    assertThat(findings.tables().get(0).rows().get(0).subList(2, 6))
        .containsExactly("no: no weight", "no: no weight", "no: no weight", "no: not scored");
    assertThat(findings.sentences()).isEmpty();
  }

  @Test
  void withoutAGaussianThereIsNothing() {
    List<RunResult> results = List.of(result(spec("bernoulli"), Map.of()));
    assertThat(ImpliedSigma.findings(SeedGroup.of(results))).isEqualTo(Findings.none());
  }
}
