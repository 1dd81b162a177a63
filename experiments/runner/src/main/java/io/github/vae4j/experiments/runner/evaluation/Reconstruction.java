package io.github.vae4j.experiments.runner.evaluation;

import io.github.vae4j.core.data.Batches;
import io.github.vae4j.core.data.DataSet;
import io.github.vae4j.core.model.Head;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.run.RunSettings;
import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Tensor;
import io.github.vae4j.core.vae.Vae;
import io.github.vae4j.experiments.runner.preparation.InputRows;
import io.github.vae4j.experiments.runner.preparation.PreparedRun;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the model makes of the test rows: pictures against the data as they are, and classes by the
 * means of the code.
 */
public final class Reconstruction {
  private static final int NEIGHBOURS = 5;
  private static final int MOST_REFERENCES = 5000;
  private static final int MOST_QUERIES = 2000;

  private final Device device;
  private final PreparedRun run;
  private final Vae vae;

  public Reconstruction(Device device, PreparedRun run, Vae vae) {
    this.device = device;
    this.run = run;
    this.vae = vae;
  }

  /**
   * {@code draw_mse}, the squared error of one draw, summed over D; of images also {@code
   * test_psnr}, 10 log₁₀ 1/mse in dB, {@code test_ssim}, and {@code sharpness} as a share of the
   * data's, all of the decoder's mean at the posterior's mean; of labelled rows {@code
   * knn_accuracy}. Of every row {@code squared_error}, of the mean and summed over D, and of images
   * {@code psnr} and {@code ssim}.
   */
  public CommonMeasure.Scores scores() {
    DataSet raw = run.data().test();
    Optional<ImageQuality> images = raw.imageShape().map(ImageQuality::new);
    Sums sums = new Sums(raw.size(), images.isPresent());
    RandomStream random = run.streams().evaluation().split("draws");
    int latent = run.spec().get(RunSettings.LATENT);
    for (int[] rows : Batches.inOrder(raw.size(), run.testBatch())) {
      try (Scope scope = device.inference()) {
        Tensor code = vae.encode(run.test().read(scope, rows, 0)).mean();
        Head head = vae.decode(code.reshape(1, rows.length, latent));
        float[] mean = vae.likelihood().mean(head).toArray();
        float[] draw = vae.likelihood().sample(head, random.split(rows[0])).toArray();
        float[] data = new float[mean.length];
        raw.copyRows(rows, data);
        for (int i = 0; i < rows.length; i++) {
          sums.add(data, mean, draw, i * raw.dim(), rows[i], raw.dim(), images);
        }
      }
    }
    Map<String, Double> metrics = sums.metrics();
    accuracy().ifPresent(accuracy -> metrics.put("knn_accuracy", accuracy));
    metrics.values().removeIf(value -> value.isNaN());
    return new CommonMeasure.Scores(sums.examples(), metrics);
  }

  private static final class Sums {
    private final double[] squaredError;
    private final double[] psnr;
    private final double[] ssim;
    private final boolean images;
    private double draw;
    private double sharp;
    private double sharpData;

    Sums(int rows, boolean images) {
      squaredError = new double[rows];
      psnr = new double[rows];
      ssim = new double[rows];
      this.images = images;
    }

    void add(
        float[] data,
        float[] mean,
        float[] drawn,
        int from,
        int row,
        int dim,
        Optional<ImageQuality> images) {
      double error = 0;
      for (int i = from; i < from + dim; i++) {
        double ofMean = mean[i] - data[i];
        double ofDraw = drawn[i] - data[i];
        error += ofMean * ofMean;
        draw += ofDraw * ofDraw;
      }
      double perPixel = error / dim;
      squaredError[row] = error;
      psnr[row] = -10 * Math.log10(perPixel);
      images.ifPresent(
          quality -> {
            ssim[row] = quality.ssim(mean, data, from);
            sharp += quality.sharpness(mean, from);
            sharpData += quality.sharpness(data, from);
          });
    }

    Map<String, double[]> examples() {
      Map<String, double[]> examples = new LinkedHashMap<>();
      examples.put("squared_error", squaredError);
      if (images) {
        examples.put("psnr", psnr);
        examples.put("ssim", ssim);
      }
      return examples;
    }

    Map<String, Double> metrics() {
      Map<String, Double> metrics = new LinkedHashMap<>();
      metrics.put("draw_mse", draw / squaredError.length);
      if (images) {
        metrics.put("test_psnr", Arrays.stream(psnr).sum() / psnr.length);
        metrics.put("test_ssim", Arrays.stream(ssim).sum() / ssim.length);
        metrics.put("sharpness", sharp / sharpData);
      }
      return metrics;
    }
  }

  /** By the first rows of the training data; empty without labels. */
  private Optional<Double> accuracy() {
    Optional<int[]> train = run.data().train().labels();
    Optional<int[]> test = run.data().test().labels();
    if (train.isEmpty() || test.isEmpty()) {
      return Optional.empty();
    }
    int references = Math.min(MOST_REFERENCES, run.train().size());
    int queries = Math.min(MOST_QUERIES, run.test().size());
    int latent = run.spec().get(RunSettings.LATENT);
    return Optional.of(
        new NearestNeighbours(
                codes(run.train(), references),
                Arrays.copyOf(train.get(), references),
                latent,
                NEIGHBOURS)
            .accuracy(codes(run.test(), queries), Arrays.copyOf(test.get(), queries)));
  }

  private float[] codes(InputRows input, int count) {
    int latent = run.spec().get(RunSettings.LATENT);
    float[] codes = new float[count * latent];
    List<int[]> batches = Batches.inOrder(count, run.testBatch());
    for (int[] rows : batches) {
      try (Scope scope = device.inference()) {
        float[] means = vae.encode(input.read(scope, rows, 0)).mean().toArray();
        System.arraycopy(means, 0, codes, rows[0] * latent, means.length);
      }
    }
    return codes;
  }
}
