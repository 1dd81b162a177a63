package io.github.vae4j.experiments.studies.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.run.Findings;
import io.github.vae4j.core.run.RunResult;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.core.run.RunStatus;
import io.github.vae4j.experiments.studies.SeedGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NormaliserCostTest {
  private static RunResult result(String likelihood, int seed, double elbo, double normaliser) {
    SplittableRandom rows = new SplittableRandom(1);
    double[] elbos = new double[100];
    for (int i = 0; i < elbos.length; i++) {
      elbos[i] = elbo + rows.nextGaussian() + (i % 2 == 0 ? 0.1 : -0.1) * seed;
    }
    return new RunResult(
        RunSpec.defaults().with("likelihood", likelihood).with("seed", seed),
        RunStatus.DONE,
        1,
        List.of(),
        List.of(),
        Map.of("test_elbo", elbo, "log_normaliser", normaliser),
        "",
        Map.of("elbo", elbos));
  }

  private static Findings findings(List<RunResult> results) {
    return NormaliserCost.findings(SeedGroup.of(results), RandomStream.of(1));
  }

  @Test
  void thePartsAddUpAndTheSameDensityTrainedWithItsNormaliserStandsBeside() {
    List<RunResult> results = new ArrayList<>();
    for (int seed = 1; seed <= 3; seed++) {
      results.add(result("bernoulli-on-grey", seed, 900, 1100));
      results.add(result("continuous-bernoulli", seed, 1000, 1300));
      results.add(result("laplace", seed, 1200, Double.NaN));
    }
    Findings findings = findings(results);
    assertThat(findings.tables().get(0).rows())
        .containsExactly(
            List.of("bernoulli-on-grey", "-200.00 ± 0.00", "1100.00 ± 0.00", "900.00 ± 0.00"),
            List.of("continuous-bernoulli", "-300.00 ± 0.00", "1300.00 ± 0.00", "1000.00 ± 0.00"));
    assertThat(findings.sentences().get(0))
        .startsWith("bernoulli-on-grey was trained without the normaliser")
        .contains("1100.00 ± 0.00 nats", "-200.00 ± 0.00, is no log-probability");
    assertThat(findings.sentences().get(1))
        .startsWith("continuous-bernoulli is better than bernoulli-on-grey in test ELBO")
        .contains("by 100.00 nats");
    assertThat(findings.tables()).hasSize(2);
  }

  @Test
  void withoutThePracticeThereIsNothing() {
    assertThat(findings(List.of(result("continuous-bernoulli", 1, 1000, 1300))))
        .isEqualTo(Findings.none());
  }

  @Test
  void thePracticeAloneIsToldOf() {
    Findings findings = findings(List.of(result("bernoulli-on-grey", 1, 900, 1100)));
    assertThat(findings.sentences()).hasSize(1);
    assertThat(findings.tables()).hasSize(1);
  }
}
