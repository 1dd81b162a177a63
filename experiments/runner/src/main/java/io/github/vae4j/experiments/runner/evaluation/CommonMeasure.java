package io.github.vae4j.experiments.runner.evaluation;

import io.github.vae4j.core.data.BinarizationMode;
import io.github.vae4j.core.data.DataSet;
import io.github.vae4j.core.estimate.LevelScore;
import io.github.vae4j.core.estimate.Moments;
import io.github.vae4j.core.estimate.ThresholdScore;
import io.github.vae4j.core.model.CumulativeDistribution;
import io.github.vae4j.core.model.Levels;
import io.github.vae4j.core.model.Support;
import io.github.vae4j.core.run.RunSettings;
import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.vae.ImportanceSampling;
import io.github.vae4j.core.vae.RowScore;
import io.github.vae4j.core.vae.Vae;
import io.github.vae4j.experiments.runner.preparation.PreparedRun;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * Scores of the test rows that mean the same for every likelihood: the probability of the levels of
 * 8 bits, and that of the image made binary at ½; of data that are not such levels log p(x) itself,
 * under the {@linkplain MeasureName name of its measure}. All are averaged over z by importance
 * sampling with the run's own encoder, and are a little too low for a finite number of draws.
 */
public final class CommonMeasure {
  private static final double THRESHOLD = 0.5;
  private static final String BITS = "bits_per_dimension";

  /** Ends the name of a mean that is of half of the draws. */
  public static final String OF_HALF = "_half_draws";

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
    Map<String, RowScore> wanted = new LinkedHashMap<>();
    boolean grey = run.spec().get(RunSettings.BINARIZE) == BinarizationMode.NONE;
    boolean eightBits = all(Levels.OF_8_BITS.support());
    if (grey && eightBits) {
      LevelScore.of(vae.likelihood(), Levels.OF_8_BITS)
          .ifPresent(
              levels -> wanted.put(levels.exact() ? BITS : BITS + "_dequantised", levels.score()));
    } else if (grey) {
      wanted.put(
          MeasureName.of(vae.likelihood(), run.data().test().dim()),
          (x, head, random) -> vae.likelihood().logProb(x, head));
    }
    if (vae.likelihood() instanceof CumulativeDistribution cumulative
        && (eightBits || all(Support.UNIT_INTERVAL))) {
      wanted.put("thresholded_log_mass", new ThresholdScore(cumulative, THRESHOLD));
    }
    Scores scores = new Scores(new LinkedHashMap<>(), new LinkedHashMap<>());
    if (wanted.isEmpty()) {
      return scores;
    }
    List<ImportanceSampling.Estimates> nats = estimate(List.copyOf(wanted.values()));
    int i = 0;
    for (String name : wanted.keySet()) {
      ImportanceSampling.Estimates of = nats.get(i++);
      put(scores, name, inUnits(name, of.values()));
      scores.metrics().put(name + OF_HALF, Moments.of(inUnits(name, of.ofHalf())).mean());
    }
    return scores;
  }

  private double[] inUnits(String name, double[] nats) {
    return name.startsWith(BITS) ? bitsPerDimension(nats) : nats;
  }

  private static void put(Scores scores, String name, double... values) {
    Moments mean = Moments.of(values);
    scores.examples().put(name, values);
    scores.metrics().put(name, mean.mean());
    scores.metrics().put(name + "_se", mean.standardError());
  }

  /** Whether all values of the test data are of a set. */
  private boolean all(Support set) {
    DataSet data = run.data().test();
    float[] row = new float[data.dim()];
    for (int i = 0; i < data.size(); i++) {
      data.copyRow(i, row, 0);
      for (float value : row) {
        if (!set.contains(value)) {
          return false;
        }
      }
    }
    return true;
  }

  private double[] bitsPerDimension(double[] nats) {
    double scale = -1 / (run.data().test().dim() * Math.log(2));
    return Arrays.stream(nats).map(value -> value * scale).toArray();
  }

  /** All of one set of draws, so that z is decoded once. */
  private List<ImportanceSampling.Estimates> estimate(List<RowScore> scores) {
    DataSet test = run.data().test();
    return new ImportanceSampling(vae, draws, scores)
        .logScores(
            device,
            test.size(),
            (scope, rows) ->
                scope.constant(Shape.of(rows.length, test.dim()), out -> asSeen(rows, out)),
            run.streams().evaluation().split("common-measure").split("levels"),
            progress);
  }

  /** Grey to a model of grey images; the thresholded image itself to one of binary images. */
  private void asSeen(int[] rows, float[] out) {
    run.data().test().copyRows(rows, out);
    if (run.spec().get(RunSettings.BINARIZE) != BinarizationMode.NONE) {
      for (int i = 0; i < out.length; i++) {
        out[i] = out[i] > THRESHOLD ? 1 : 0;
      }
    }
  }
}
