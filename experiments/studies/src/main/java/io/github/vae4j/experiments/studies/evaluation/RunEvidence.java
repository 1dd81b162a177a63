package io.github.vae4j.experiments.studies.evaluation;

import io.github.vae4j.core.estimate.BoundCurve;
import io.github.vae4j.core.estimate.Moments;
import io.github.vae4j.core.estimate.ParetoTail;
import io.github.vae4j.core.estimate.WeightSummary;
import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.core.vae.ImportanceSampling;
import io.github.vae4j.experiments.runner.TrainedRun;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * log p(x) of a run's test rows by importance sampling.
 *
 * @param rows by row
 * @param elbos by row: the mean of the log-weights
 * @param curve over k
 */
record RunEvidence(
    TrainedRun run, int samples, List<WeightSummary> rows, double[] elbos, BoundCurve curve) {
  private static final int FEW = 100;
  private static final int SHARE = 10;

  static RunEvidence of(
      Device device, TrainedRun run, int rows, int samples, IntConsumer progress) {
    List<WeightSummary> summaries = new ArrayList<>();
    double[] elbos = new double[rows];
    BoundCurve curve = new BoundCurve(samples);
    new ImportanceSampling(run.vae(), samples)
        .forEachRow(
            device,
            rows,
            run.test(),
            run.random("log-likelihood"),
            (row, logWeights) -> {
              summaries.add(WeightSummary.of(logWeights));
              elbos[row] = Arrays.stream(logWeights).average().orElse(Double.NaN);
              curve.add(logWeights);
            },
            progress);
    return new RunEvidence(run, samples, List.copyOf(summaries), elbos, curve);
  }

  /** Over rows. */
  Moments logLikelihood() {
    return Moments.of(values(WeightSummary::logMean));
  }

  /** Of the mean over just these rows, from the spread of their weights: √(Σ s.e.²) / n. */
  double standardErrorWithinRows() {
    double squares = 0;
    for (WeightSummary row : rows) {
      squares += row.standardError() * row.standardError();
    }
    return Math.sqrt(squares) / rows.size();
  }

  double[] sorted(ToDoubleFunction<WeightSummary> figure) {
    double[] values = values(figure);
    Arrays.sort(values);
    return values;
  }

  double median(ToDoubleFunction<WeightSummary> figure) {
    double[] sorted = sorted(figure);
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }

  /** An effective sample size below this is called low: 100, or a tenth of few samples. */
  double lowEss() {
    return Math.min(FEW, (double) samples / SHARE);
  }

  double shareOfLowEss() {
    return share(row -> row.effectiveSampleSize() < lowEss());
  }

  double threshold() {
    return ParetoTail.threshold(samples);
  }

  double shareAboveThreshold() {
    return share(row -> row.paretoK() > threshold());
  }

  private double share(Predicate<WeightSummary> low) {
    return (double) rows.stream().filter(low).count() / rows.size();
  }

  private double[] values(ToDoubleFunction<WeightSummary> figure) {
    return rows.stream().mapToDouble(figure).toArray();
  }
}
