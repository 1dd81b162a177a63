package io.github.vae4j.core.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.vae4j.core.estimate.AnnealedImportanceSampling.Plan;
import io.github.vae4j.core.estimate.AnnealedImportanceSampling.StepSizes;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.core.vae.Vae;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** On {@link Toy}, whose log p(x) is known. */
class AnnealedImportanceSamplingTest {
  /** Of wrong mean and wrong variance, so that annealing has work to do. */
  private final Vae vae = Toy.vae(0.8, 1.5);

  /**
   * ±1.96 standard errors hold log p(x) in 95 % of all cases: of 5 rows and 200 seeds 950 ± 6.9, 5
   * deviations allowed. Weights are skewed, so that a few intervals more than that may miss.
   */
  @ParameterizedTest
  @EnumSource
  void coversTheTruthAsItSays(AnnealingPath path) {
    int covered = 0;
    double sum = 0;
    try (Device device = Device.cpu(1)) {
      AnnealedImportanceSampling annealing =
          new AnnealedImportanceSampling(device, vae, new Plan(path, 8, 100, 3));
      StepSizes steps = annealing.tune(Toy.rows(), Toy.data(), RandomStream.of(99));
      assertThat(steps.epsilon()).hasSize(8);
      for (double step : steps.epsilon()) {
        assertThat(step).isBetween(0.05, 3.0);
      }
      for (int seed = 0; seed < 200; seed++) {
        double[] errors = new double[Toy.rows()];
        int[] count = new int[1];
        annealing.forward(
            Toy.rows(),
            Toy.data(),
            steps,
            RandomStream.of(seed),
            (row, logWeights) -> {
              WeightSummary summary = WeightSummary.of(logWeights);
              errors[row] = summary.logMean() - Toy.exact(row);
              count[0] += Math.abs(errors[row]) <= 1.96 * summary.standardError() ? 1 : 0;
            },
            done -> {});
        covered += count[0];
        sum += Moments.of(errors).mean();
      }
    }
    assertThat(covered).isBetween(950 - 45, 950 + 35);
    assertThat(sum / 200).isCloseTo(0, within(0.02)); // the bias is half the variance of a row
  }

  /** E w p(x) = 1 over rows drawn from the model, whatever the transitions; 6 standard errors. */
  @ParameterizedTest
  @EnumSource
  void backwardsTheWeightsHaveTheMeanOfTheReciprocal(AnnealingPath path) {
    try (Device device = Device.cpu(1)) {
      AnnealedImportanceSampling annealing =
          new AnnealedImportanceSampling(device, vae, new Plan(path, 40, 1, 3));
      StepSizes steps = annealing.tune(Toy.rows(), Toy.data(), RandomStream.of(99));
      SimulatedRows simulated = SimulatedRows.draw(device, vae, 4000, RandomStream.of(1));
      List<Double> ratios = new ArrayList<>();
      annealing.reverse(
          simulated,
          steps,
          RandomStream.of(2),
          (row, logWeights) ->
              ratios.add(
                  Math.exp(
                      logWeights[0]
                          + Toy.exact(simulated.x()[2 * row], simulated.x()[2 * row + 1]))),
          done -> {});
      Moments moments = Moments.of(ratios.stream().mapToDouble(value -> value).toArray());
      assertThat(moments.standardError()).isLessThan(0.05);
      assertThat(moments.mean()).isCloseTo(1, within(6 * moments.standardError()));
    }
  }

  @Test
  void bracketsTheTruth() {
    try (Device device = Device.cpu(1)) {
      AnnealedImportanceSampling annealing =
          new AnnealedImportanceSampling(device, vae, new Plan(AnnealingPath.PRIOR, 60, 4, 5));
      StepSizes steps = annealing.tune(Toy.rows(), Toy.data(), RandomStream.of(99));
      int rows = 200;
      SimulatedRows simulated = SimulatedRows.draw(device, vae, rows, RandomStream.of(1));
      double[] below = new double[rows];
      double[] above = new double[rows];
      double[] width = new double[rows];
      annealing.forward(
          rows,
          simulated.data(),
          steps,
          RandomStream.of(2),
          (row, weights) ->
              below[row] = exact(simulated, row) - WeightSummary.of(weights).logMean(),
          done -> {});
      annealing.reverse(
          simulated,
          steps,
          RandomStream.of(3),
          (row, weights) ->
              above[row] = -WeightSummary.of(weights).logMean() - exact(simulated, row),
          done -> {});
      java.util.Arrays.setAll(width, row -> below[row] + above[row]);
      Moments gap = Moments.of(width);
      assertThat(gap.mean()).isBetween(0.0, 0.1);
      assertThat(Moments.of(below).mean()).isGreaterThan(-5 * Moments.of(below).standardError());
      assertThat(Moments.of(above).mean()).isGreaterThan(-5 * Moments.of(above).standardError());
    }
  }

  private static double exact(SimulatedRows simulated, int row) {
    return Toy.exact(simulated.x()[2 * row], simulated.x()[2 * row + 1]);
  }

  @Test
  void isTheSameWithAnyNumberOfThreads() {
    assertThat(logWeights(3)).isEqualTo(logWeights(1));
  }

  private List<Double> logWeights(int threads) {
    List<Double> all = new ArrayList<>();
    try (Device device = Device.cpu(threads)) {
      AnnealedImportanceSampling annealing =
          new AnnealedImportanceSampling(device, vae, new Plan(AnnealingPath.ENCODER, 4, 300, 2));
      annealing.forward(
          Toy.rows(),
          Toy.data(),
          annealing.tune(Toy.rows(), Toy.data(), RandomStream.of(1)),
          RandomStream.of(2),
          (row, weights) -> java.util.Arrays.stream(weights).forEach(all::add),
          done -> {});
    }
    return all;
  }

  @Test
  void refusesNoWork() {
    assertThatThrownBy(() -> new Plan(AnnealingPath.PRIOR, 0, 1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0 temperatures", "at least 1");
  }

  @Test
  void theScheduleGoesFromZeroToOneAndRises() {
    SigmoidSchedule schedule = new SigmoidSchedule(50);
    assertThat(schedule.at(0)).isEqualTo(0);
    assertThat(schedule.at(50)).isEqualTo(1);
    assertThat(schedule.at(25)).isCloseTo(0.5, within(1e-12));
    for (int t = 1; t <= 50; t++) {
      assertThat(schedule.at(t)).isGreaterThan(schedule.at(t - 1));
    }
    // (s(−3.2) − s(−4)) / (s(4) − s(−4)) at t = 5: 0.0391657 − 0.0179862 over 0.9640276
    assertThat(schedule.at(5)).isCloseTo(0.0219698, within(1e-6));
  }
}
