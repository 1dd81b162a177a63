package io.github.vae4j.experiments.studies.evaluation;

import io.github.vae4j.core.estimate.AnnealedImportanceSampling;
import io.github.vae4j.core.estimate.AnnealedImportanceSampling.StepSizes;
import io.github.vae4j.core.estimate.Moments;
import io.github.vae4j.core.estimate.SimulatedRows;
import io.github.vae4j.core.estimate.WeightSummary;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.core.vae.ImportanceSampling;
import io.github.vae4j.experiments.runner.TrainedRun;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * log p(x) by annealing, on test rows from below, and on rows simulated from the model from both
 * sides.
 *
 * @param test AIS of each test row
 * @param importance importance sampling of each simulated row, a lower bound
 * @param lower forward AIS of each simulated row
 * @param upper minus the logarithm of reverse AIS of each simulated row
 * @param acceptance of the transitions while their step sizes were tuned
 */
record RunBracket(
    WeightSummary[] test, double[] importance, double[] lower, double[] upper, double acceptance) {

  static RunBracket of(
      Device device,
      TrainedRun run,
      AnnealedImportanceSampling.Plan plan,
      int rows,
      int samples,
      IntConsumer progress) {
    RandomStream random = run.random("annealing");
    AnnealedImportanceSampling annealing = new AnnealedImportanceSampling(device, run.vae(), plan);
    StepSizes steps = annealing.tune(rows, run.test(), random.split("tune"));
    WeightSummary[] test = new WeightSummary[rows];
    annealing.forward(
        rows,
        run.test(),
        steps,
        random.split("test"),
        (row, weights) -> test[row] = WeightSummary.of(weights),
        progress);
    SimulatedRows simulated =
        SimulatedRows.draw(device, run.vae(), rows, random.split("simulated"));
    double[] importance =
        new ImportanceSampling(run.vae(), samples)
            .logLikelihood(device, rows, simulated.data(), random.split("importance"), done -> {});
    double[] lower = new double[rows];
    annealing.forward(
        rows,
        simulated.data(),
        steps,
        random.split("forward"),
        (row, weights) -> lower[row] = WeightSummary.of(weights).logMean(),
        done -> progress.accept(rows + done));
    double[] upper = new double[rows];
    annealing.reverse(
        simulated,
        steps,
        random.split("reverse"),
        (row, weights) -> upper[row] = -WeightSummary.of(weights).logMean(),
        done -> progress.accept(2 * rows + done));
    return new RunBracket(test, importance, lower, upper, steps.acceptance());
  }

  /** The width of the bracket: upper bound less the forward one, over simulated rows. */
  Moments gap() {
    return difference(upper, lower);
  }

  /** How much importance sampling falls short of the upper bound. */
  Moments importanceGap() {
    return difference(upper, importance);
  }

  /** How much annealing gains on the same test rows over importance sampling. */
  Moments gain(List<WeightSummary> importanceSampled) {
    double[] differences = new double[test.length];
    Arrays.setAll(differences, i -> test[i].logMean() - importanceSampled.get(i).logMean());
    return Moments.of(differences);
  }

  private static Moments difference(double[] a, double[] b) {
    double[] differences = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      differences[i] = a[i] - b[i];
    }
    return Moments.of(differences);
  }
}
