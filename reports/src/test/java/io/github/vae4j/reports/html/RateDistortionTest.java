package io.github.vae4j.reports.html;

import static io.github.vae4j.reports.Events.epoch;
import static io.github.vae4j.reports.Events.facts;
import static io.github.vae4j.reports.Events.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.vae4j.core.run.Findings;
import io.github.vae4j.core.run.RunResult;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.core.run.RunStatus;
import io.github.vae4j.core.run.Split;
import io.github.vae4j.reports.Events;
import io.github.vae4j.reports.FileReport;
import io.github.vae4j.reports.files.OutputFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RateDistortionTest {
  @TempDir Path temp;

  private List<Chart> charts(Map<RunSpec, double[]> runs, String measure) {
    FileReport report = FileReport.create(temp.resolve("out"));
    List<RunSpec> specs = List.copyOf(runs.keySet());
    report.experimentStarted(Events.info(), specs, Events.provenance());
    for (RunSpec spec : specs) {
      double kl = runs.getOrDefault(spec, new double[2])[0];
      double likelihood = runs.getOrDefault(spec, new double[2])[1];
      report.runStarted(spec, facts(spec.label().equals("grey") ? "lebesgue" : measure, 0));
      report.epochFinished(spec, epoch(1, Split.TEST, likelihood, kl));
      Map<String, Double> metrics =
          Map.of("test_kl", kl, "test_expected_log_likelihood", likelihood);
      report.runFinished(new RunResult(spec, RunStatus.DONE, 1, List.of(), List.of(), metrics, ""));
    }
    report.experimentFinished(List.of(), Findings.none());
    return RateDistortion.charts(Results.read(OutputFolder.open(temp.resolve("out"))).runs());
  }

  private static RunSpec beta(String label, int seed, double beta) {
    return spec(label, seed, "objective", "beta", "objective.beta", String.valueOf(beta));
  }

  @Test
  void runsThatDifferInBetaAloneAreJoinedInItsOrderThroughMeansOverSeeds() {
    Map<RunSpec, double[]> runs = new java.util.LinkedHashMap<>();
    runs.put(beta("b4", 1, 4), new double[] {10, -120});
    runs.put(beta("b1", 1, 1), new double[] {25, -100});
    runs.put(beta("b1", 2, 1), new double[] {27, -102});
    runs.put(beta("b05", 1, 0.5), new double[] {40, -90});
    List<Chart> charts = charts(runs, "counting");
    assertThat(charts).hasSize(1);
    List<Chart.Series> series = charts.get(0).series();
    assertThat(series).extracting(Chart.Series::split).containsExactly("path", "", "", "", "");
    assertThat(series.get(0).points())
        .containsExactly(List.of(40f, 90f), List.of(26f, 101f), List.of(10f, 120f));
    assertThat(series.get(1).points()).containsExactly(List.of(10f, 120f));
    assertThat(series.get(1).texts().get(0))
        .isEqualTo(
            "KL 10.00, −expected log-likelihood 120.00, ELBO −130.00 nats; objective.beta = 4.0");
  }

  @Test
  void densitiesAndMassesStandApartAndOneRunAloneIsNoPlane() {
    Map<RunSpec, double[]> runs = new java.util.LinkedHashMap<>();
    runs.put(spec("a", 1), new double[] {20, -100});
    runs.put(spec("b", 1), new double[] {22, -95});
    runs.put(spec("grey", 1), new double[] {60, 1200});
    List<Chart> charts = charts(runs, "counting");
    assertThat(charts).hasSize(1);
    assertThat(charts.get(0).series())
        .extracting(Chart.Series::name)
        .containsExactly("a-s1", "b-s1");
  }
}
