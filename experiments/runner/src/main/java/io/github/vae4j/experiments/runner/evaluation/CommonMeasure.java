package io.github.vae4j.experiments.runner.evaluation;

import io.github.vae4j.core.data.BinarizationMode;
import io.github.vae4j.core.data.DataSet;
import io.github.vae4j.core.estimate.LevelScore;
import io.github.vae4j.core.estimate.Moments;
import io.github.vae4j.core.estimate.ThresholdScore;
import io.github.vae4j.core.model.CumulativeDistribution;
import io.github.vae4j.core.model.Levels;
import io.github.vae4j.core.run.RunSettings;
import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.tensor.Tensor;
import io.github.vae4j.core.vae.ImportanceSampling;
import io.github.vae4j.core.vae.Vae;
import io.github.vae4j.experiments.runner.preparation.PreparedRun;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * Scores of the test rows that mean the same for every likelihood: the probability of the levels of
 * 8 bits, and that of the image made binary at ½. Both are averaged over z by importance sampling
 * with the run's own encoder, and are a little too low for a finite number of draws.
 */
public final class CommonMeasure {
  private static final double THRESHOLD = 0.5;

  private final Device device;
  private final PreparedRun run;
  private final Vae vae;
  private final int draws;
  private final IntConsumer progress;

  /**
   * Scores of a trained model.
   *
   * @param draws K of each row
   * @param progress is told how many rows are done, and stops it by a {@link
   *     java.util.concurrent.CancellationException}
   */
  public CommonMeasure(Device device, PreparedRun run, Vae vae, int draws, IntConsumer progress) {
    this.device = device;
    this.run = run;
    this.vae = vae;
    this.draws = draws;
    this.progress = progress;
  }

  /** What every row came to, and the means of it. */
  public record Scores(Map<String, double[]> examples, Map<String, Double> metrics) {}

  /**
   * All scores that the model and the data have.
   *
   * @throws java.util.concurrent.CancellationException if it was stopped
   */
  public Scores scores() {
    Scores scores = new Scores(new LinkedHashMap<>(), new LinkedHashMap<>());
    levels()
        .ifPresent(
            score -> {
              double[] bits = bitsPerDimension(logMass("levels", score));
              String name = score.exact() ? "bits_per_dimension" : "bits_per_dimension_dequantised";
              scores.examples().put(name, bits);
              put(scores.metrics(), name, bits);
            });
    if (vae.likelihood() instanceof CumulativeDistribution cumulative) {
      double[] nats =
          estimate(
              "threshold",
              new ImportanceSampling(vae, draws, new ThresholdScore(cumulative, THRESHOLD)),
              this::asSeen);
      scores.examples().put("thresholded_log_mass", nats);
      put(scores.metrics(), "thresholded_log_mass", nats);
    }
    return scores;
  }

  private static void put(Map<String, Double> metrics, String name, double[] values) {
    Moments mean = Moments.of(values);
    metrics.put(name, mean.mean());
    metrics.put(name + "_se", mean.standardError());
  }

  private Optional<LevelScore> levels() {
    return run.spec().get(RunSettings.BINARIZE) == BinarizationMode.NONE
            && ofEightBits(run.data().test())
        ? LevelScore.of(vae.likelihood(), Levels.OF_8_BITS)
        : Optional.empty();
  }

  private static boolean ofEightBits(DataSet data) {
    float[] row = new float[data.dim()];
    for (int i = 0; i < data.size(); i++) {
      data.copyRow(i, row, 0);
      for (float value : row) {
        if (!Levels.OF_8_BITS.support().contains(value)) {
          return false;
        }
      }
    }
    return true;
  }

  private double[] logMass(String name, LevelScore score) {
    return estimate(
        name, new ImportanceSampling(vae, draws, score.score()), run.data().test()::copyRows);
  }

  private double[] bitsPerDimension(double[] nats) {
    double scale = -1 / (run.data().test().dim() * Math.log(2));
    return Arrays.stream(nats).map(value -> value * scale).toArray();
  }

  private interface Copy {
    void rows(int[] numbers, float[] out);
  }

  /** Grey to a model of grey images; the thresholded image itself to one of binary images. */
  private void asSeen(int[] numbers, float[] out) {
    run.data().test().copyRows(numbers, out);
    if (run.spec().get(RunSettings.BINARIZE) != BinarizationMode.NONE) {
      for (int i = 0; i < out.length; i++) {
        out[i] = out[i] > THRESHOLD ? 1 : 0;
      }
    }
  }

  private double[] estimate(String name, ImportanceSampling sampling, Copy copy) {
    int dim = run.data().test().dim();
    return sampling.logLikelihood(
        device,
        run.data().test().size(),
        (scope, numbers) -> rows(scope, numbers, dim, copy),
        run.streams().evaluation().split("common-measure").split(name),
        progress);
  }

  private static Tensor rows(Scope scope, int[] numbers, int dim, Copy copy) {
    return scope.constant(Shape.of(numbers.length, dim), values -> copy.rows(numbers, values));
  }
}
